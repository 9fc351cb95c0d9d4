import type { Text } from '../language.ts'

export const channel = {
  nothingToEdit: { sv: 'Ange minst en uppgift att ändra.', en: 'Give at least one thing to change.' },
  otherEmail: {
    sv: 'Den ansvariga finns redan i registret med en annan e-postadress; den är inte ändrad.',
    en: 'The responsible person is already in the register with another e-mail address; it was not changed.'
  }
} as const satisfies Record<string, Text>
