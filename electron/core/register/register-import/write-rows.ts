// What the rows of a spreadsheet come to, entered in the register within one act.
import type { ChannelId, DepartmentId, PersonId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { changeChannel, closeChannel, enterChannel } from '../register/channels.ts'
import { enterDepartment, enterPerson } from '../register/departments.ts'
import { giveMandate } from '../register/mandates.ts'
import type { PageProof } from '../register/page-proof.ts'
import { changeWebsite, enterWebsite } from '../websites/websites.ts'
import { personKey } from './owners.ts'
import type { PlannedRow } from './plan.ts'
import type { Decided, NamedDepartment, NamedPerson } from './row-draft.ts'
import { sameName } from './same-name.ts'
import type { WebsiteDraft } from './website-row.ts'

export type Proofs = ReadonlyMap<ChannelId, PageProof>

/** What was asked about and answered comes back, by the entries that it came to. */
export function writeRows(
  tx: WriteDb,
  ctx: Context,
  rows: readonly PlannedRow[],
  {
    proofs,
    override,
    file
  }: { readonly proofs: Proofs; readonly override: string | null; readonly file: string }
): Decided[] {
  const people = new Map<string, PersonId>()
  const departments = new Map<string, DepartmentId>()
  for (const { outcome, channelId, draft, website } of rows) {
    if (outcome === 'unchanged') continue
    if (website !== null) writeWebsite(tx, ctx, website)
    if (draft === null) continue
    const departmentId =
      draft.department.known?.id ??
      enterDepartment(tx, ctx, { name: draft.department.name, mailbox: draft.department.mailbox }).id
    departments.set(sameName(draft.department.name), departmentId)
    const { department, responsible, standIn, mandate, about, closedOn, ...said } = draft
    const idOf = (person: NamedPerson) => personOf(tx, ctx, { person, department, departmentId }, people)
    const fields = {
      ...{ ...said, departmentId, responsibleId: idOf(responsible) },
      about: { ...about, standInId: standIn === null ? about.standInId : idOf(standIn) }
    }
    const proof = (channelId === null ? undefined : proofs.get(channelId)) ?? null
    const id = channelId ?? enterChannel(tx, ctx, { ...fields, mandate: null })
    if (channelId !== null) changeChannel(tx, ctx, id, fields, proof)
    if (mandate !== null) {
      const { channel, people: named, ...decision } = mandate
      giveMandate(tx, ctx, id, decision, { channel, personIds: named.map(idOf) })
    }
    if (closedOn !== null)
      closeChannel(tx, ctx, id, {
        ...{ because: `Enligt kalkylbladet ${file}`.slice(0, 500), closedOn },
        proof: proof ?? (override === null ? null : { override })
      })
  }
  // Also where the row itself changes nothing, or is left out for something else.
  return rows.flatMap(({ named }) =>
    named === null
      ? []
      : [
          ...decided(named.department, departments.get(sameName(named.department.name))),
          ...named.people.flatMap(each => decided(each, people.get(personKey(each, named.department))))
        ]
  )
}

/** What was asked came to the entry that was there, or that was made; what was not made is asked about again. */
function decided(
  { asked, known }: NamedDepartment | NamedPerson,
  made: Decided['is'] | undefined
): Decided[] {
  const is = (known !== null && typeof known === 'object' ? known.id : known) ?? made
  return asked === undefined || is === undefined ? [] : [{ ...asked, is }]
}

function writeWebsite(tx: WriteDb, ctx: Context, { known, ...fields }: WebsiteDraft): void {
  if (known === null) enterWebsite(tx, ctx, fields)
  else changeWebsite(tx, ctx, known, fields)
}

function personOf(
  tx: WriteDb,
  ctx: Context,
  {
    person,
    department,
    departmentId
  }: {
    readonly person: NamedPerson
    readonly department: NamedDepartment
    readonly departmentId: DepartmentId
  },
  people: Map<string, PersonId>
): PersonId {
  const key = personKey(person, department)
  const known = person.known ?? people.get(key)
  if (known !== undefined) return known
  const made = enterPerson(tx, ctx, { name: person.name, email: person.email, departmentId })
  people.set(key, made.id)
  return made.id
}
