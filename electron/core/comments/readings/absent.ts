// Comments that a platform showed before and does not list any more: each is asked for by itself before it counts as gone.

import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource } from '../../kernel/objects/sources.ts'
import type { Answer } from '../platforms/http.ts'
import { insertEvent } from '../watch/events.ts'
import { hasSight, notShown } from './find-surely.ts'
import { type Going, keepAnswer, keepPage } from './keep.ts'
import { isOurDoing } from './our-doing.ts'
import { setGone, setPerhapsGone } from './platform-comment.ts'
import * as queries from './queries.ts'

/** The most that are asked for in one reading; the rest wait for the next. */
const MOST = 1_000

/** Asks for what a whole reading did not meet, and notes what is gone: the last sighting is kept. */
export async function lookForAbsent(ctx: Context, going: Going): Promise<void> {
  const missed = queries.shownBefore(ctx.db.read, going).filter(({ nativeId }) => !going.met.has(nativeId))
  const unseen: Absent[] = []
  for (const { nativeId, isPerhapsGone } of missed.slice(0, MOST)) {
    const { answer, comment, mayBeUnseen } = await going.client.find(nativeId)
    // It is there, and may have changed.
    if (comment !== null) await keepPage(ctx, going, { answer, comments: [comment], shown: [] })
    else if (mayBeUnseen !== true) await noteAbsent(ctx, going, { nativeId, answer })
    // Asked at once too, so that nobody asks for a thousand in vain.
    else if (unseen.push({ nativeId, answer }) === 1 && !(await hasSight(ctx, going))) {
      // The channel's only comment, of which it has been told: it is not known to be gone, and the reading is whole for all that. Where
      // there were several, an account that is shown none has lost sight of them, which stays a problem until it is shown one.
      if (isPerhapsGone && missed.length === 1) return
      if (!isPerhapsGone) notePerhapsGone(ctx, going, nativeId)
      throw notShown(going.client)
    }
  }
  // What the account was let see after it was not given these.
  if (unseen.length > 1 && !(await hasSight(ctx, going))) throw notShown(going.client)
  for (const each of unseen) await noteAbsent(ctx, going, each)
}

type Absent = { readonly nativeId: string; readonly answer: Answer }

/** One that was asked for and that the account is not shown, nor any other: gone or not to be seen, which is asked anew each time. */
function notePerhapsGone(ctx: Context, { id, channelId }: Going, nativeId: string): void {
  ctx.db.transact(tx => {
    const known = queries.knownComment(tx, channelId, nativeId)
    if (known === undefined || known.status === 'gone') return
    record(tx, ctx, {
      act: 'comments.perhaps-gone',
      about: id,
      details: { channel: channelId, comments: 1 }
    })
    setPerhapsGone(tx, known.id, ctx.clock.now())
  })
}

function noteAbsent(ctx: Context, { id, channelId }: Going, absent: Absent): Promise<void> {
  const none = { seen: 0, added: 0, changed: 0, shown: null }
  return noteGone(ctx, { channelId, ...absent }, (tx, hasVanished) =>
    queries.addToReading(tx, id, { ...none, vanished: hasVanished ? 1 : 0 })
  )
}

/** Notes that the platform does not show a comment any more, if it was known. `also` is done in the same transaction. */
export async function noteGone(
  ctx: Context,
  { channelId, nativeId, answer }: { channelId: ChannelId; nativeId: string; answer: Answer },
  also: (tx: WriteDb, hasVanished: boolean) => void = () => undefined
): Promise<void> {
  const shown = (db: ReadDb) => {
    const known = queries.knownComment(db, channelId, nativeId)
    return known?.status === 'gone' ? undefined : known
  }
  // The answer is kept for a record, and is nobody's where there is none.
  if (shown(ctx.db.read) === undefined) return
  const source = await keepAnswer(ctx, answer)
  ctx.db.transact(tx => {
    const known = shown(tx)
    if (known === undefined) return
    const hasVanished = !isOurDoing(tx, known.id)
    record(tx, ctx, {
      act: hasVanished ? 'comment.vanished' : 'comment.gone',
      about: known.id,
      objects: [source.object]
    })
    enterSource(tx, ctx, source)
    const at = ctx.clock.now()
    setGone(tx, known.id, at, hasVanished)
    if (hasVanished) insertEvent(tx, { channelId, what: 'vanished', commentId: known.id, at })
    also(tx, hasVanished)
  })
}
