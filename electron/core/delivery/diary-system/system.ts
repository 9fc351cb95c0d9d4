// The diary system. It is asked before it is entered; its key is in the keychain and nowhere else.
import { DIARY_SYSTEM_NAME, type DiarySystem, type DiarySystemDraft } from '#shared/diary-system.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { secureAddress } from '../../register/register/addresses.ts'
import { type Public360, public360 } from './public360.ts'
import * as queries from './queries.ts'

const SECRET = 'diary-system/public-360'

/** The program. @throws ArchiveError no-diary-system */
export function system(db: ReadDb): DiarySystem {
  const found = queries.findSystem(db)
  if (found === null) throw new ArchiveError('no-diary-system')
  return found
}

/**
 * Enters the program once it has taken the key, in the place of an earlier one.
 * @throws ArchiveError not-a-web-address, not-http, platform-not-secure, diary-system-key-missing, no-keychain, and what the
 * program says
 */
export async function saveSystem(
  ctx: Context,
  { system: asked, secret }: { system: DiarySystemDraft; secret: string | null }
): Promise<DiarySystem> {
  const draft = { ...asked, address: secureAddress(asked.address) }
  const key = secret ?? (await keptKey(ctx, draft.address))
  await public360({ address: draft.address, secret: key, signal: ctx.closing }).check()
  await ctx.secrets.store(SECRET, key)
  ctx.db.transact(tx => {
    queries.upsertSystem(tx, draft, ctx.clock.now(), ctx.actor)
    record(tx, ctx, {
      act: 'diary-system.saved',
      about: null,
      details: { program: DIARY_SYSTEM_NAME, address: draft.address }
    })
  })
  tellChanged(ctx, 'exports')
  return system(ctx.db.read)
}

/** Asks the program whether it still takes the key, and notes what it says. @throws as saveSystem, and no-diary-system */
export async function checkSystem(ctx: Context): Promise<DiarySystem> {
  try {
    const client = await openSystem(ctx)
    await client.check()
    noteSystem(ctx, null)
  } catch (error) {
    if (error instanceof ArchiveError) noteSystem(ctx, error.code)
    throw error
  }
  return system(ctx.db.read)
}

/** @throws ArchiveError no-diary-system, no-keychain */
export async function forgetSystem(ctx: Context): Promise<void> {
  system(ctx.db.read)
  await ctx.secrets.forget(SECRET)
  ctx.db.transact(tx => {
    queries.deleteSystem(tx)
    record(tx, ctx, { act: 'diary-system.forgotten', about: null })
  })
  tellChanged(ctx, 'exports')
}

/** The program, ready to be called. @throws ArchiveError no-diary-system, diary-system-key-missing, no-keychain */
export async function openSystem(ctx: Context, patience?: number): Promise<Public360> {
  const { address } = system(ctx.db.read)
  return public360({ address, secret: await keptKey(ctx, address), signal: ctx.closing, patience })
}

/** Changes are acts; that all is as before is none. */
export function noteSystem(ctx: Context, problem: ArchiveError['code'] | null): void {
  const before = queries.findSystem(ctx.db.read)
  if (before === null || problem === 'stopped') return
  ctx.db.transact(tx => {
    queries.setSystemChecked(tx, ctx.clock.now(), problem)
    if (before.problem !== problem)
      record(tx, ctx, {
        act: problem === null ? 'diary-system.works' : 'diary-system.failed',
        about: null,
        details: { problem }
      })
  })
  if (before.problem !== problem) tellChanged(ctx, 'exports')
}

// A key is not sent to another address than it was given for.
async function keptKey(ctx: Context, address: string): Promise<string> {
  const before = queries.findSystem(ctx.db.read)
  const kept = before?.address === address ? await ctx.secrets.read(SECRET) : null
  if (kept === null) throw new ArchiveError('diary-system-key-missing')
  return kept
}
