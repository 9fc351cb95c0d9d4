// An archive with records of every kind, and two archivists who work in it, each from a log-in of their own.
import { onTestFinished } from 'vitest'
import type { DisposalId } from '#shared/ids.ts'
import type { RetentionRuleDraft } from '#shared/retention.ts'
import { ROLES } from '#shared/user.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { confirmDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { enterReceipt } from '../../electron/core/delivery/receipts/receipts.ts'
import { addRule } from '../../electron/core/delivery/retention/rules.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { everything, filledArchive } from '../core/exports-archive.ts'
import { copiesOf, type NewArchive } from './archive.ts'

export const ALL = { kinds: null, channelIds: null }

/** `filled`: where the archive comes from, such as a copy of one that the file has filled. */
export async function twoArchivists(filled: typeof filledArchive = filledArchive) {
  const made = await filled()
  saveUser(made.ctx, { osUser: 'mona', name: 'Mona Ek', personId: null, roles: [...ROLES] })
  return { ...made, ...inTurns(made) }
}

/** The archive as one of the two meets it after the other. */
function inTurns(made: NewArchive) {
  let open = made.archive
  const as = async (actor: 'test' | 'mona'): Promise<Context> => {
    await open.close()
    const next = await openArchive(made.dir, { ...made.options, actor })
    onTestFinished(() => next.close().catch(() => undefined))
    open = next
    return next.context
  }
  return { as, close: () => open.close() }
}

/**
 * What one proposed and the other confirmed. `ready` makes the archive and proposes, once for all tests of a file; each has a copy, which
 * the other has open.
 */
export function confirmedCopies<Ready extends Awaited<ReturnType<typeof twoArchivists>> & { id: DisposalId }>(
  ready: () => Promise<Ready>
) {
  const copied = copiesOf(async () => {
    const made = await ready()
    confirmDisposal(await made.as('mona'), made.id)
    return { ...made, archive: { ...made.archive, close: made.close } }
  })
  return async () => {
    const made = await copied()
    const turns = inTurns(made)
    return { ...made, ...turns, mona: await turns.as('mona') }
  }
}

/** Enters a rule: kept no time at all after it came in, without having been handed over, unless told otherwise. */
export function enterRule(ctx: Context, changes: Partial<RetentionRuleDraft> = {}) {
  const draft: RetentionRuleDraft = {
    ...{ kind: 'comment', channelId: null, category: null, transfer: 'none' },
    kept: { months: 0, countedFrom: 'recorded' },
    ...{ decidedBy: 'KS § 114', decidedOn: '2026-03-02', reference: 'KS 2026/0088' },
    ...changes
  }
  return addRule(ctx, { draft, documentPath: null, atOnce: true })
}

/** Hands everything over and enters the receipt of it. */
export async function handOverAll(ctx: Context, receiver: 'diary' | 'e-archive' = 'diary') {
  const made = await createExport(ctx, everything)
  const facts = { receiver, number: 'KS 2026/0411', caseNumber: null, receivedOn: '2026-11-25' } as const
  enterReceipt(ctx, { exportId: made.id, facts: { ...facts, receivedBy: 'Ragnhild' }, records: null })
  return made
}
