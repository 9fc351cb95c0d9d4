import { wordsIn } from '#shared/in-language.ts'
import { TIMESTAMP_PROBLEM_WORDS } from '#shared/words/timestamps.ts'

/** What the archive checks of itself. */
export const checks = {
  title: 'Kontroller och tidsstämplar',
  lead: 'Det som visar, för er och för andra, att arkivet är som det skrevs.',
  head: 'Journalens sista sigill',
  headLead:
    'Den som kan skriva i arkivets mapp kan också göra om hela journalen. Med ett sigill som har förvarats någon annanstans, i diariet eller på papper, märks det.',
  saveHead: 'Skriv sigillet till en fil'
}

/** Time stamps of the journal. */
export const timestamps = {
  title: 'Tidsstämplar',
  lead: 'En utomstående utfärdare skriver under att den har visats journalens sigill, och när (RFC 3161). Bara en kontrollsumma lämnar datorn. Journalen stämplas en gång om dagen och efter varje omgång, borttagning, paket, utlämnande och gallring, medan programmet är igång.',
  none: 'Journalen tidsstämplas inte. Tiderna i den är datorns egna.',
  add: 'Lägg till utfärdare',
  make: 'Stämpla nu',
  made: 'Journalen är tidsstämplad.',
  name: 'Utfärdarens namn',
  address: 'Adress',
  certificates: 'Utfärdarens certifikat (PEM eller DER)',
  certificatesNeeded: 'Välj filen med certifikaten. Utfärdaren har den på sin webbplats.',
  private: 'Utfärdaren ligger på den här datorn eller i ett privat nätverk',
  privateHelp: 'Bara då får adressen leda dit.',
  added: 'Utfärdaren {{name}} är sparad.',
  vouches: 'Godkänns av',
  last: 'Senaste tidsstämpeln',
  never: 'Ingen än',
  trouble: 'Senaste försöket: {{problem}}.',
  problems: wordsIn(TIMESTAMP_PROBLEM_WORDS, 'sv'),
  forget: 'Ta bort',
  forgetNamed: 'Ta bort utfärdaren {{name}}',
  forgotten: 'Utfärdaren är borttagen. Dess tidsstämplar finns kvar.',
  at: 'Stämplad, enligt utfärdaren',
  line: 'Till och med rad',
  authority: 'Utfärdare'
}
