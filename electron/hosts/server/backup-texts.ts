// What is said where whoever runs a server makes a backup of an archive of it.
import type { Text } from '../cli/language.ts'

export const backupTexts = {
  several: {
    sv: 'Inställningarna har flera arkiv. Ange vilket med --archive: {{names}}.',
    en: 'The configuration has several archives. Name one with --archive: {{names}}.'
  },
  every: {
    sv: '--every ska vara day, week eller never.',
    en: '--every must be day, week or never.'
  },
  toNeeded: {
    sv: '--every och --key hör till en plats: ange den också, med --to.',
    en: '--every and --key belong to a place: name it too, with --to.'
  },
  notMade: {
    sv: 'Arkivet {{dir}} har inte säkerhetskopierats: {{why}}',
    en: 'The archive {{dir}} was not backed up: {{why}}'
  },
  stopFirst: {
    sv: 'Stoppa servern, kör kommandot igen, och starta servern efteråt.',
    en: 'Stop the server, run the command again, and start the server afterwards.'
  },
  day: {
    sv: 'När servern är igång skriver den själv dit en gång om dygnet.',
    en: 'While the server runs, it writes there by itself once a day.'
  },
  week: {
    sv: 'När servern är igång skriver den själv dit en gång i veckan.',
    en: 'While the server runs, it writes there by itself once a week.'
  },
  unit: {
    sv: 'Startas servern av systemd får den bara skriva där enheten säger: lägg till ReadWritePaths={{folder}}.',
    en: 'If systemd starts the server, it may write only where the unit says: add ReadWritePaths={{folder}}.'
  }
} as const satisfies Record<string, Text>
