// The decision that a row gives on its channel and on people in it, and the dates in its cells.
import type { PersonId } from '#shared/ids.ts'
import type { Mandate } from '#shared/register.ts'
import { dateOf } from '../../formats/sheets/date-text.ts'
import type { RowCells } from './cells.ts'
import type { NamedPerson, RowDraft } from './row-draft.ts'

/**
 * The decision that the row gives, for the channel and for the people it names; null when it gives none, or all of them
 * have it already. A tool that the row does not name is the one that holds.
 */
export function mandateIn(
  cells: RowCells,
  people: readonly NamedPerson[],
  holding: { readonly channel: Mandate | null; person(id: PersonId): Mandate | null }
): RowDraft['mandate'] {
  const by = cells.text('decidedBy')
  const [on, until] = [dateIn(cells, 'decidedOn'), dateIn(cells, 'validUntil')]
  const [reference, tool] = [cells.text('reference') || null, cells.text('tool') || null]
  const isSilent = by === '' && on === null && until === null && reference === null && tool === null
  if (isSilent && people.length === 0) return null
  // A date that is there and cannot be read has been told of.
  if (by !== '' && on === null && cells.isSpoiled('decidedOn')) return null
  if (by === '' || on === null) {
    cells.say('mandate-incomplete', by === '' ? 'decidedBy' : 'decidedOn')
    return null
  }
  if (until !== null && until < on) cells.say('mandate-ends-before-it-begins', 'validUntil', { until, on })
  const given = { decidedBy: by, decidedOn: on, validUntil: until, reference }
  const isHeld = (now: Mandate | null) =>
    now !== null &&
    (Object.keys(given) as (keyof typeof given)[]).every(key => given[key] === now[key]) &&
    (tool === null || tool === now.tool)
  const channel = !isHeld(holding.channel)
  const lacking = people.filter(({ known }) => known === null || !isHeld(holding.person(known)))
  return channel || lacking.length > 0 ? { ...given, tool, channel, people: lacking } : null
}

/** The date in a cell; null where there is none, or none that can be read. */
export function dateIn(
  cells: RowCells,
  field: 'decidedOn' | 'validUntil' | 'openedOn' | 'closedOn'
): string | null {
  const written = cells.text(field)
  if (written === '') return null
  const date = dateOf(written)
  if (date === undefined) cells.say('date-unclear', field, { value: written })
  return date ?? null
}
