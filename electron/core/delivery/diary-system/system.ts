// The diary system. It is asked before it is entered; a key is in the keychain and nowhere else.

import {
  DIARY_NAMES,
  type DiarySystem,
  type DiarySystemDraft,
  DiarySystemShown
} from '#shared/diary-system.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { inTurn } from '../../kernel/in-turn.ts'
import { record } from '../../kernel/journal/record.ts'
import { secureAddress } from '../../register/register/addresses.ts'
import { requireSeen } from '../../register/secrecy/seen.ts'
import type { DiaryAdapter } from './adapters/adapter.ts'
import { adapterFor } from './adapters/adapters.ts'
import * as queries from './queries.ts'

const SECRET = 'diary-system/public-360'

/** The program. @throws ArchiveError no-diary-system */
export function system(db: ReadDb): DiarySystem {
  const found = queries.findSystem(db)
  if (found === null) throw new ArchiveError('no-diary-system')
  return found
}

type Said = {
  readonly system: DiarySystemDraft
  readonly secret: string | null
  readonly seen?: { readonly system: DiarySystemDraft | null } | null
}

/**
 * Enters the program once it has taken the key, or the folder or the mailbox once documents can be handed over there, in the
 * place of an earlier one.
 * @throws ArchiveError not-a-web-address, not-http, platform-not-secure, diary-system-key-missing, no-keychain, changed-meanwhile, and
 * what `check` says
 */
export async function saveSystem(
  ctx: Context,
  { system: asked, secret, seen = null }: Said
): Promise<DiarySystem> {
  const draft = asked.program === 'public-360' ? { ...asked, address: secureAddress(asked.address) } : asked
  const key = secret ?? (await keptKey(ctx, draft))
  await adapterFor(ctx, draft, { key }).check()
  await inTurn(ctx.db, async () => {
    // Before the key is put in the place of another's.
    const before = queries.findSystem(ctx.db.read)
    const acts = ['diary-system.saved', 'diary-system.forgotten']
    requireSeen(ctx, ctx.db.read, { acts }, seen, {
      system: before === null ? null : DiarySystemShown.parse(before)
    })
    if (draft.program !== 'public-360') await ctx.secrets.forget(SECRET).catch(() => false)
    else if (key !== null) await ctx.secrets.store(SECRET, key)
    ctx.db.transact(tx => {
      queries.upsertSystem(tx, draft, ctx.clock.now(), ctx.actor)
      record(tx, ctx, {
        act: 'diary-system.saved',
        about: null,
        details: { program: DIARY_NAMES[draft.program], ...placeOf(draft) }
      })
    })
  })
  tellChanged(ctx, 'exports')
  return system(ctx.db.read)
}

// A local path stays in the archive's settings: the journal goes along in packages.
const placeOf = (draft: DiarySystemDraft) =>
  draft.program === 'public-360'
    ? { address: draft.address }
    : draft.program === 'e-mail'
      ? { mailbox: draft.mailbox }
      : {}

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
  await inTurn(ctx.db, async () => {
    const { program } = system(ctx.db.read)
    if (program === 'public-360') await ctx.secrets.forget(SECRET)
    ctx.db.transact(tx => {
      queries.deleteSystem(tx)
      record(tx, ctx, { act: 'diary-system.forgotten', about: null })
    })
  })
  tellChanged(ctx, 'exports')
}

/** The program, ready to be called. @throws ArchiveError no-diary-system, diary-system-key-missing, no-keychain */
export async function openSystem(ctx: Context, patience?: number): Promise<DiaryAdapter> {
  const found = system(ctx.db.read)
  return adapterFor(ctx, found, { key: await keptKey(ctx, found), patience })
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

// A key is not sent to another address than it was given for. A folder and a mailbox have none.
async function keptKey(ctx: Context, asked: DiarySystemDraft | DiarySystem): Promise<string | null> {
  if (asked.program !== 'public-360') return null
  const before = queries.findSystem(ctx.db.read)
  const isSame = before?.program === 'public-360' && before.address === asked.address
  const kept = isSame ? await ctx.secrets.read(SECRET) : null
  if (kept === null) throw new ArchiveError('diary-system-key-missing')
  return kept
}
