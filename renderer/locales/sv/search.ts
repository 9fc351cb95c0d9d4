import { capitalised } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { MESSAGE_KINDS, RECORD_KINDS } from '#shared/words/values.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** Search over everything. */
export const search = {
  title: 'Sök i allt',
  lead: 'Insamlade sidors text, kommentarer, meddelanden och registret.',
  palette: {
    shortcut: 'Ctrl+K',
    title: 'Sök och gör',
    placeholder: 'Sök, gå till en sida eller klistra in en länk eller en bild',
    list: 'Sidor, kommandon och träffar',
    pages: 'Sidor',
    does: 'Kommandon',
    keys: 'Pil upp och ned väljer, Retur öppnar, Esc stänger.',
    looking: 'Söker i arkivet …',
    saveAddress: 'Spara kommentaren på adressen',
    showAll: 'Visa alla träffar på ”{{words}}”',
    commands: {
      saveComment: 'Spara kommentar',
      addMessage: 'Lägg till meddelande',
      startRun: 'Starta en insamling',
      registerChannel: does('channels.register'),
      readExport: 'Läs in en export',
      writePackage: 'Skriv ett paket',
      openDisclosure: does('disclosures.open'),
      backUp: 'Säkerhetskopiera',
      verifyArchive: 'Kontrollera arkivet',
      searchAll: 'Sök i allt',
      help: 'Öppna hjälpen'
    }
  },
  what: 'Vad som söks',
  words: 'Ord',
  help: 'Varje ord måste finnas, var som helst i ett ord. Skriv en fras inom citattecken.',
  narrow: 'Bara viss tid, kanal eller typ …',
  kinds: 'Typer (ingen vald är alla)',
  kindNames: {
    capture: 'Insamlingar',
    comment: 'Kommentarer',
    message: 'Direktmeddelanden',
    register: label('register')
  },
  kindName: { capture: 'Insamling', comment: 'Kommentar', message: capitalised(MESSAGE_KINDS.dm.sv) },
  channel: 'Kanal',
  anyChannel: 'Alla kanaler',
  from: 'Från och med',
  to: 'Till och med',
  ask: 'Sök',
  everything: 'Ta bort villkoren',
  found: 'Träffar',
  none: 'Inget hittades.',
  noneText: 'Pröva en del av ett ord, färre ord eller en längre tid.',
  noSender: 'okänd avsändare',
  ignored: BOTH.tooShort.sv,
  waiting_one: '{{count}} handling är ännu inte sökbar',
  waiting_other: '{{count}} handlingar är ännu inte sökbara',
  waitingText: 'De läggs in en i taget medan arkivet är öppet. Sök igen om en stund.',
  byMachine: 'Läst ur en bild av datorn, och kan vara fel:',
  pictures: {
    title: 'Text i bilder, läst av datorn',
    mayBeWrong: 'Datorn har läst orden ur bilden. De kan vara fel och är ingen del av handlingen.',
    sure: 'Läsarens egen säkerhet: {{confidence}} av 100.',
    inPicture: 'Orden står i en bild, enligt datorns läsning. Se fliken {{tab}}.',
    card: 'Text i bilder',
    lead: 'Programmet läser ord i bilder, så att de hittas när du söker. Det görs på arkivets dator, medan ingen arbetar vid den, den inte går på batteri och ingen insamling eller inläsning pågår. Det som läses visas alltid som läst av datorn, följer inte med i paket och försvinner med bilden när den gallras.',
    choice: 'Ska ord i bilder läsas?',
    on: 'Ja, läs ord i bilder',
    off: 'Nej, läs inga bilder',
    saved: 'Valet är sparat.',
    withText: label('read'),
    withoutText: label('empty'),
    unreadable: label('search.unreadable'),
    waiting: label('search.waiting')
  },
  inRegister_one: 'I registret: {{count}} träff',
  inRegister_other: 'I registret: {{count}} träffar',
  registerKinds: {
    channel: 'Kanal',
    department: 'Förvaltning',
    person: 'Person',
    mandate: capitalised(RECORD_KINDS.mandate.sv)
  }
}
