// Hearing a Bluesky stream for an account: from where it was last seen to, so that nothing is missed in between, and all of the channel
// read where the stream cannot go back so far. What was heard and could not be looked at yet is tried again, and its place is not left.
import type { Account } from '#shared/account.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { coverGap } from './cover-gap.ts'
import type { Form, FramesRead, Heard } from './frames/frames.ts'
import { readFramesApart } from './frames/frames-apart.ts'
import { concerns, lookAgain } from './look-again.ts'
import * as queries from './queries.ts'
import { openStream, type Stream } from './socket.ts'
import { formOf } from './stream-address.ts'

const COLLECTION = 'app.bsky.feed.post'
/** Jetstream takes no more authors than this. */
const MOST_AUTHORS = 10_000
/** Jetstream's place is a time, and its clocks are not all one. */
const BACK_US = 5_000_000
/** An older place may be gone from the stream. */
const DAY_MS = 86_400_000
const SHORT_MS = 10_000
const NOTE_MS = 20_000
const AGAIN_MS = 20_000
const TRIES = 30
/** So many frames in a row that are not understood: it is no such stream. */
const MOST_BAD = 100

type Waiting = { readonly heard: Heard; tries: number; next: number }

/** Hears until it ends or `signal` says so. @throws Error where it cannot be reached; ArchiveError what the platform says */
export async function hear(ctx: Context, account: Account, signal: AbortSignal): Promise<void> {
  const follow = queries.followOf(ctx.db.read, account.id)
  if (follow?.address == null) return
  const form = formOf(follow.address)
  const place = placeOf(ctx, follow)
  const begun = Date.now()
  const stream = await openStream(urlOf(follow.address, form, place), signal)
  const ears = new Ears(ctx, account, { stream, place, form })
  const timer = setInterval(() => ears.onTime(), 1_000)
  timer.unref()
  try {
    ears.askFor()
    // After it was opened, so that whatever comes meanwhile is heard.
    if (place === null) {
      await coverGap(ctx, account.channelId)
      if (form === 'jetstream') ears.from(begun * 1_000)
    }
    ears.begin()
    await ears.run()
    // One that ends as soon as it was begun is not tried every second.
    if (Date.now() - begun < SHORT_MS && !signal.aborted) throw new Error('the stream was closed at once')
  } finally {
    clearInterval(timer)
    stream.close()
  }
}

function placeOf({ clock }: Context, { position, heardAt }: queries.FollowRow): number | null {
  if (position === null || heardAt === null) return null
  return Date.parse(clock.now()) - Date.parse(heardAt) > DAY_MS ? null : Number(position)
}

function urlOf(address: string, form: Form, place: number | null): string {
  const url = new URL(address)
  if (form === 'jetstream') {
    url.searchParams.set('wantedCollections', COLLECTION)
    url.searchParams.set('requireHello', 'true')
  }
  if (place !== null)
    url.searchParams.set('cursor', String(form === 'jetstream' ? Math.max(0, place - BACK_US) : place))
  return url.href
}

class Ears {
  readonly #ctx: Context
  readonly #account: Account
  readonly #stream: Stream
  readonly #form: Form
  readonly #waiting: Waiting[] = []
  #place: number | null
  #noted = 0
  #hasBegun = false
  #bad = 0
  #authors = ''
  #work: Promise<void> | null = null
  #failed: unknown = null

  constructor(
    ctx: Context,
    account: Account,
    { stream, place, form }: { stream: Stream; place: number | null; form: Form }
  ) {
    this.#ctx = ctx
    this.#account = account
    this.#stream = stream
    this.#place = place
    this.#form = form
  }

  from(place: number): void {
    this.#place ??= place
  }

  /** Jetstream is told whose posts are to be heard of: of all of the network it would be very much. */
  askFor(): void {
    if (this.#form !== 'jetstream') return
    const wantedDids = queries.authorsOf(this.#ctx.db.read, this.#account.channelId, MOST_AUTHORS)
    const authors = wantedDids.toSorted().join(' ')
    if (authors === this.#authors) return
    this.#authors = authors
    const payload = { wantedCollections: [COLLECTION], wantedDids, maxMessageSizeBytes: 1_000_000 }
    this.#stream.send(JSON.stringify({ type: 'options_update', payload }))
  }

  /** What was before is known. */
  begin(): void {
    this.#hasBegun = true
    this.note()
  }

  /** The place up to which all was seen to, and that it is heard. */
  note(): void {
    this.#noted = performance.now()
    const first = Math.min(...this.#waiting.map(({ heard }) => heard.at - 1))
    const place = this.#place === null ? null : Math.min(this.#place, first)
    const { db, clock } = this.#ctx
    db.transact(tx =>
      queries.setHeard(tx, this.#account.id, place === null ? null : String(place), clock.now())
    )
  }

  onTime(): void {
    if (!this.#hasBegun || this.#ctx.closing.aborted || this.#stream.ended !== null) return
    this.#goOn()
    if (performance.now() - this.#noted < NOTE_MS) return
    this.askFor()
    this.note()
  }

  async run(): Promise<void> {
    for (;;) {
      const frames = await this.#stream.next()
      if (this.#failed !== null) throw this.#failed
      if (frames === null) break
      this.#take(await readFramesApart(this.#form, frames))
    }
    await this.#work
    if (this.#ctx.closing.aborted) return
    // A frame that cannot be taken would come again and again.
    if (this.#stream.ended === 'too-large') this.#forgetPlace()
    else this.note()
  }

  #take(read: FramesRead): void {
    this.#place = read.at ?? this.#place
    this.#bad = read.bad > 0 && read.at === null ? this.#bad + read.bad : 0
    if (read.bad > 0)
      this.#ctx.log.warn(
        { account: this.#account.id, frames: read.bad },
        'frames of a stream were not understood'
      )
    if (read.said === 'OutdatedCursor' || read.said === 'FutureCursor') {
      this.#forgetPlace()
      this.#stream.close()
      return
    }
    if (this.#bad > MOST_BAD)
      throw new ArchiveError('platform-bad-answer', { platform: 'Bluesky', status: 200 })
    for (const heard of read.heard)
      if (concerns(this.#ctx, this.#account, heard)) this.#waiting.push({ heard, tries: 0, next: 0 })
    this.#goOn()
  }

  #drop(done: Waiting): void {
    const at = this.#waiting.indexOf(done)
    if (at >= 0) this.#waiting.splice(at, 1)
  }

  /** The next time all of the channel is read. */
  #forgetPlace(): void {
    this.#place = null
    this.#waiting.length = 0
    this.note()
  }

  #goOn(): void {
    this.#work ??= this.#lookAtAll().finally(() => {
      this.#work = null
    })
  }

  async #lookAtAll(): Promise<void> {
    for (;;) {
      const due = this.#waiting.find(({ next }) => next <= performance.now())
      if (due === undefined || this.#ctx.closing.aborted) return
      try {
        await lookAgain(this.#ctx, this.#account, due.heard)
        this.#drop(due)
        this.note()
      } catch (error) {
        if (!(error instanceof ArchiveError)) {
          this.#failed = error
          this.#stream.close()
          return
        }
        due.next = performance.now() + AGAIN_MS
        // The next reading of the channel asks for what is not there.
        if (++due.tries >= TRIES) this.#drop(due)
      }
    }
  }
}
