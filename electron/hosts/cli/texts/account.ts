// What `account` says.
import type { Text } from '../language.ts'

export const account = {
  typeSecret: {
    sv: 'Skriv lösenordet eller nyckeln och tryck Enter. Det visas inte.',
    en: 'Type the password or key and press Enter. It is not shown.'
  },
  typeSecretText: {
    sv: 'Skriv texten och avsluta med en tom rad. Den visas inte.',
    en: 'Type the text, and end with an empty line. It is not shown.'
  },
  noSecret: {
    sv: 'Inget lösenord och ingen nyckel eller text angavs. Skriv när du blir tillfrågad, eller skicka in det på standard in.',
    en: 'No password, key or text was given. Type it when asked, or send it on standard input.'
  }
} as const satisfies Record<string, Text | Record<string, Text>>
