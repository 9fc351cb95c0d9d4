import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { WEBHOOK_CONTENT_WORDS, WEBHOOK_EVENT_WORDS, WEBHOOK_PROBLEM_WORDS } from '#shared/words/webhooks.ts'

/** Programs that are told what happens. */
export const webhooks = {
  title: 'Webhooks',
  lead: 'Andra program får veta att något har hänt, signerat och genom en egen kö. Vad någon har skrivit är inte med om du inte väljer det, och aldrig det som är hemligt.',
  none: 'Inget program får veta vad som händer.',
  add: 'Lägg till mottagare',
  test: 'Pröva mottagaren',
  tested: 'Mottagaren tog emot provet.',
  forget: 'Ta bort',
  forgetNamed: 'Ta bort mottagaren {{name}}',
  forgotten: 'Mottagaren är borttagen.',
  send: 'Skicka allt i kö',
  outcome: 'Mottagna: {{sent}}. Väntar: {{waiting}}.',
  tells: 'Får veta',
  content: 'Innehåll',
  contents: labelsIn(WEBHOOK_CONTENT_WORDS, 'sv'),
  events: labelsIn(WEBHOOK_EVENT_WORDS, 'sv'),
  problems: wordsIn(WEBHOOK_PROBLEM_WORDS, 'sv'),
  waiting_one: '{{count}} händelse väntar.',
  waiting_other: '{{count}} händelser väntar.',
  checked: 'Tog senast emot',
  never: 'Inte än',
  trouble: 'Senaste försöket: mottagaren {{problem}}.',
  form: {
    name: 'Mottagarens namn',
    address: 'Adress, med https',
    secret: 'Nyckel för signaturen',
    secretHelp:
      'Minst 16 tecken, samma som hos mottagaren. Den sparas bara i nyckelringen på arkivets dator.',
    events: 'Vad mottagaren får veta',
    needed: 'Välj minst en händelse.',
    content: 'Vad som följer med',
    private: 'Mottagaren ligger på arkivets dator eller i ett privat nätverk',
    privateHelp: 'Bara då får adressen leda dit, och bara då får den vara utan https.',
    added: 'Mottagaren {{name}} är sparad.'
  }
}
