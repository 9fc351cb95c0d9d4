// What a department confirms of a channel, field by field and in words: the window, the terminal and the printed form say the same.
import type { AttestedChannel } from './attestation.ts'
import type { Language } from './errors.ts'
import type { HistoryField } from './register-history.ts'
import { addressesSaid, FIELD_WORDS, mandateSaid, valueInWords } from './register-words.ts'

export type AttestedField = {
  readonly field: HistoryField
  readonly label: string
  /** Null where nothing is said. */
  readonly value: string | null
}

/** Every field that is signed, in the order of the register. */
export function attestedFields(channel: AttestedChannel, language: Language): AttestedField[] {
  const { platform, name, purpose, dialogue, responsibleName, standInName, about, mandate, mandates } =
    channel
  const yesNo = (is: boolean | null) => (is === null ? null : is ? 'yes' : 'no')
  const said: readonly (readonly [HistoryField, string | null])[] = [
    ['name', name],
    ['platform', platform],
    ['addresses', addressesSaid(channel)],
    ['responsibleId', responsibleName],
    ['standInId', standInName],
    ['purpose', purpose],
    ['benefit', about.benefit],
    ['dialogue', yesNo(dialogue)],
    ['commentPurpose', about.commentPurpose],
    ['hasLogo', yesNo(about.hasLogo)],
    ['contact', about.contact],
    ['responseTime', about.responseTime],
    ['openedOn', about.openedOn],
    ['mandate', mandate === null ? null : mandateSaid(mandate)],
    [
      'mandateFor',
      mandates.length === 0
        ? null
        : mandates.map(({ personName, ...rest }) => `${personName}: ${mandateSaid(rest)}`).join('\n')
    ]
  ]
  return said.map(([field, value]) => ({
    field,
    label: FIELD_WORDS[field][language],
    value: value === null ? null : valueInWords(field, value, language)
  }))
}
