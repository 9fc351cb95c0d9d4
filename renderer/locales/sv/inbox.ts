/** The inbox: a list and what is open of it, keys, and what is done with several at once. */
export const inbox = {
  which: { waiting: 'Väntar', all: 'Alla' },
  noneWaiting: 'Ingen kommentar väntar.',
  open: 'Öppen:',
  nothing: 'Välj i listan till vänster.',
  showChannel: 'Visa kanalen i Kanalarkiv',
  timeShown: 'tid på sidan: {{time}}',
  openInChannel: 'Öppna på kanalen',
  hideDetails: 'Dölj uppgifterna',
  keys: {
    next: { key: 'J / K', does: 'nästa och föregående' },
    choose: { key: '1–9', does: 'välj beslut' },
    ground: { key: 'A–G', does: 'välj grund för att ta bort' },
    mark: { key: 'Piltangenter, mellanslag', does: 'gå i listan och markera flera, som då får samma beslut' },
    paste: {
      key: 'Ctrl+V',
      does: 'en länk, en bild eller ett mejl öppnar formuläret som sparar en kommentar'
    }
  },
  keysOn: 'Tangenterna för bokstäver och siffror stängs av under Inställningar.',
  keysOff: 'Tangenterna för bokstäver och siffror är avstängda. De sätts på under Inställningar.',
  pile: {
    filter: 'Visa bara dem som innehåller',
    all_one: 'Markera den som visas',
    all_other: 'Markera alla {{count}} som visas'
  },
  noComment: 'Det fanns ingen kommentar att spara',
  noCommentBecause: 'Adressen ledde inte till någon kommentar, och inget sparades.',
  looked: 'Adressen är inte en kommentars egen. Välj vilken du menar.',
  together: {
    title_one: '{{count}} är vald',
    title_other: '{{count}} är valda',
    clear: 'Avmarkera',
    progress: '{{done}} av {{total}} klara',
    done: '{{done}} av {{asked}} är sparade.',
    failed_one: '{{count}} sparades inte och är fortfarande vald',
    failed_other: '{{count}} sparades inte och är fortfarande valda',
    noOutcome: 'De valda kan inte få ett gemensamt beslut.',
    noOutcomeText: 'Välj kommentarer som är kontrollerade och som ingen har beslutat om än.',
    decide_one: 'Spara beslutet om {{count}} kommentar',
    decide_other: 'Spara beslutet om {{count}} kommentarer',
    needless_one: '{{count}} konversation behöver inget svar',
    needless_other: '{{count}} konversationer behöver inget svar'
  }
}
