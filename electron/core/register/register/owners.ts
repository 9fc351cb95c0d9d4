// Who answers for a channel: a department and people that are there, or that are entered in the act that enters the channel.
import type { PersonId } from '#shared/ids.ts'
import type { ChannelChanges, ChannelFields, NewPerson } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { enterDepartment, enterPerson } from './departments.ts'
import { requireNew } from './namesakes.ts'

/**
 * The channel with the ids of its owners. Those who are not there yet are entered, and are not where the act is refused.
 * @throws ArchiveError email-taken, person-maybe-known
 */
export function withOwners<Entry extends Pick<ChannelChanges, 'departmentId' | 'responsibleId' | 'about'>>(
  tx: WriteDb,
  ctx: Context,
  { departmentId: department, responsibleId: responsible, about, ...rest }: Entry
): Omit<Entry, 'departmentId' | 'responsibleId' | 'about'> &
  Pick<ChannelFields, 'departmentId' | 'responsibleId' | 'about'> {
  const departmentId = typeof department === 'string' ? department : enterDepartment(tx, ctx, department).id
  // One who answers for it and is the stand-in too is entered once.
  const entered = new Map<string, PersonId>()
  const idOf = (person: PersonId | NewPerson): PersonId => {
    if (typeof person === 'string') return person
    const before = entered.get(person.name)
    if (before !== undefined) return before
    const { isAnother = false, ...draft } = person
    requireNew(tx, ctx, draft, isAnother)
    const { id } = enterPerson(tx, ctx, { ...draft, departmentId })
    entered.set(person.name, id)
    return id
  }
  const responsibleId = idOf(responsible)
  if (about === undefined) return { ...rest, departmentId, responsibleId }
  const standInId = about.standInId === null ? null : idOf(about.standInId)
  return { ...rest, departmentId, responsibleId, about: { ...about, standInId } }
}
