import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { ALERT_KIND_WORDS, ALERT_STATE_WORDS, LOGIN_WORDS, QUIET_WORDS } from '#shared/words/alerts.ts'

/** Alerts, and who gets them by mail. */
export const alerts = {
  title: 'Aviseringar',
  lead: 'Det som någon behöver få veta: bevakade ord, möjliga personnummer, frågor utan svar, ändrade och försvunna kommentarer, inloggningar som har gått ut, missade körningar, skador i arkivet, en disk som snart är full och säkerhetskopior som uteblir.',
  look: 'Se efter nu',
  looked: 'Nya: {{raised}}. Avslutade: {{ended}}. Mejl i kö: {{mails}}.',
  show: 'Visa',
  views: { open: 'Öppna', new: 'Osedda', done: 'Klara', all: 'Alla' },
  none: 'Inga aviseringar att visa här.',
  what: 'Vad',
  kinds: labelsIn(ALERT_KIND_WORDS, 'sv'),
  where: 'Kanal',
  archive: 'Hela arkivet',
  when: 'Aviserad',
  state: 'Läge',
  states: labelsIn(ALERT_STATE_WORDS, 'sv'),
  logins: labelsIn(LOGIN_WORDS, 'sv'),
  seenBy: 'Sedd av {{name}}',
  doneBy: 'Klar enligt {{name}}',
  doneByItself: 'Orsaken är borta',
  openNamed: 'Visa: {{what}}, {{where}}',
  done: 'Klar',
  doneNamed: 'Klar: {{what}}, {{where}}',
  allSeen: 'Märk de visade som sedda',
  seen_one: '{{count}} avisering är märkt som sedd.',
  seen_other: '{{count}} aviseringar är märkta som sedda.',
  mail: {
    title: 'Aviseringar med e-post',
    lead: 'Mejlet säger hur många av vad och i vilken kanal, aldrig vad någon har skrivit. Högst ett mejl i timmen till var och en.',
    none: 'Ingen får aviseringar med e-post.',
    everywhere: 'Alla kanaler',
    remove: 'Avsluta aviseringarna till {{person}}: {{channel}}',
    person: 'Person',
    channel: 'Kanal',
    kinds: 'Vad mejlet ska gälla',
    needed: 'Välj minst en typ.',
    add: 'Spara',
    saved: 'Aviseringarna till {{person}} är sparade.',
    quiet: wordsIn(QUIET_WORDS, 'sv')
  }
}
