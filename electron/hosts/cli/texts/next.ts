// What is left for a person to do after a command, which no field of its answer says.
import type { Method } from '#shared/rules.ts'
import type { Text } from '../language.ts'

export const NEXT: Readonly<Partial<Record<Method, Text>>> = {
  'accounts.forget': {
    sv: 'Nyckeln är borttagen ur datorns nyckelring. Det som lästes in med kontot finns kvar. Återkalla nyckeln hos plattformen också.',
    en: 'The key is taken out of the computer’s keychain. What was read with the account remains. Revoke the key at the platform too.'
  }
}
