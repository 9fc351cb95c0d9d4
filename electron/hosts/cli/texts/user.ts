// What `user` says.
import type { Text } from '../language.ts'

export const user = {
  group: {
    sv: 'vilka som arbetar i arkivet och deras roller',
    en: 'who works in the archive, and their roles'
  },
  me: { sv: 'visa vem du är i arkivet', en: 'show who you are in the archive' },
  list: { sv: 'visa användarna', en: 'show the users' },
  set: { sv: 'lägg till en användare eller ändra roller', en: 'add a user, or change their roles' },
  name: { sv: 'personens namn, som journalen visar', en: 'the person’s name, as the journal shows it' },
  role: {
    sv: 'roll; kan anges flera gånger, de som inte anges tas bort',
    en: 'role; may be given several times, those not given are taken away'
  },
  none: { sv: 'ta bort alla roller', en: 'take all roles away' },
  person: {
    sv: 'personen i registret som användaren är; den som har slutat får inget göra',
    en: 'the person of the register that the user is; whoever has left may do nothing'
  },
  noPerson: { sv: 'användaren är ingen i registret', en: 'the user is nobody of the register' },
  rolesOrNone: {
    sv: 'Ange vilka roller användaren ska ha med --role, eller --none.',
    en: 'Give the roles the user is to have with --role, or --none.'
  },
  saved: { sv: 'Användaren {user} har nu: {roles}.', en: 'The user {user} now has: {roles}.' },
  unknown: { sv: 'okänd i det här arkivet', en: 'not known in this archive' },
  rows: {
    id: { sv: 'Id', en: 'Id' },
    osUser: { sv: 'Användarnamn', en: 'User name' },
    name: { sv: 'Namn', en: 'Name' },
    roles: { sv: 'Roller', en: 'Roles' },
    left: { sv: 'Slutade', en: 'Left' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
