// What `disposal certificate` says.
import type { Text } from '../language.ts'

export const disposal = {
  certificate: {
    sv: 'spara gallringsbeviset i en mapp, som PDF/A och JSON',
    en: 'save the disposal certificate in a folder, as PDF/A and JSON'
  },
  notDone: {
    sv: 'Gallringen {{id}} är inte utförd, så den har inget bevis.',
    en: 'The disposal {{id}} is not carried out, so it has no certificate.'
  }
} as const satisfies Record<string, Text>
