// What `completion` says.
import type { Text } from '../language.ts'

export const completion = {
  command: {
    sv: 'skriv ut ett skript som fyller i kommandon och val: bash, zsh, fish eller powershell',
    en: 'write a script that completes commands and options: bash, zsh, fish or powershell'
  },
  noShell: {
    sv: 'Det finns inget skript för {{shell}}. Välj bland: {{shells}}.',
    en: 'There is no script for {{shell}}. Choose among: {{shells}}.'
  }
} as const satisfies Record<string, Text>
