// Whether somebody who is to be entered may be there already (P1): an e-mail address is one person's, and a name may be another's. What is read in
// from a spreadsheet asks by rules of its own, row by row.
import type { PersonId } from '#shared/ids.ts'
import type { PersonDraft } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { isWrittenOtherwise, wordsOfName } from '../register-import/names.ts'
import { sameName } from '../register-import/same-name.ts'
import { hasLeft } from './departed.ts'
import * as queries from './queries.ts'

/** @throws ArchiveError email-taken where the address is another's */
export function requireOwnEmail(
  db: ReadDb,
  { email, id }: { email: string | null; id: PersonId | null }
): void {
  if (email === null) return
  const owner = queries
    .listPeople(db)
    .find(each => each.id !== id && each.email !== null && sameName(each.email) === sameName(email))
  if (owner !== undefined) throw new ArchiveError('email-taken', { email, person: owner.name })
}

/**
 * Where two of one name both have e-mail addresses they are two; else nobody can tell, and whoever enters them says so.
 * @throws ArchiveError email-taken, person-maybe-known
 */
export function requireNew(
  db: ReadDb,
  { clock }: Pick<Context, 'clock'>,
  { name, email }: Pick<PersonDraft, 'name' | 'email'>,
  isAnother: boolean
): void {
  requireOwnEmail(db, { email, id: null })
  if (isAnother) return
  const today = swedishDate(clock.now())
  const words = wordsOfName(name)
  const known = queries
    .listPeople(db)
    .find(
      each =>
        isWrittenOtherwise(wordsOfName(each.name), words) &&
        !hasLeft(each, today) &&
        (email === null || each.email === null)
    )
  if (known === undefined) return
  const department = queries.findDepartment(db, known.departmentId)?.name
  const where = [department, known.email].filter(part => part != null).join(', ')
  throw new ArchiveError('person-maybe-known', { person: known.name, where })
}
