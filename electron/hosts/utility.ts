// The core as the desktop app runs it: in a process beside the window, so that the window never waits.
import { RPCHandler } from '@orpc/server/message-port'
import type { ToCore } from '#shared/core-process.ts'
import type { CaptureId, Sha256 } from '#shared/ids.ts'
import type { LentAnswer } from '#shared/lent-login.ts'
import type { ReplayAnswer, ReplayPage, ReplayRefusal } from '#shared/replay.ts'
import { mayShowObject, thumbnailToShow } from '../core/app/may-show.ts'
import { answerInReplay, pageToReplay } from '../core/app/replay.ts'
import { createSession } from '../core/app/session.ts'
import { lendLogin } from '../core/captures/profiles/lend.ts'
import { systemActor } from '../core/kernel/actor.ts'
import { whenAtLength } from '../core/kernel/at-length.ts'
import { ArchiveError } from '../core/kernel/errors.ts'
import { linkWithMain, type WindowPort } from './utility/main-link.ts'
import { openStderrLog } from './utility/stderr-log.ts'

const log = openStderrLog()
process.on('uncaughtException', error => {
  log.fatal({ err: error }, 'uncaught')
  process.exit(1)
})
// Electron only warns of these; a core in an unknown state must end, and main starts a new one.
process.on('unhandledRejection', reason => {
  log.fatal({ err: reason }, 'unhandled rejection')
  process.exit(1)
})

// What a person chose in a dialog of main's or dropped; a window names no other path.
const chosen = new Set<string>()

// What main says; until it has said so, somebody works.
let isAtRest = false

const session = createSession({
  actor: systemActor(),
  program: 'Kanalarkiv',
  appVersion: process.argv[2] ?? '',
  log,
  background: true,
  isAtRest: () => isAtRest,
  isChosen: path => chosen.has(path)
})
const ending = new AbortController()
const handler = new RPCHandler(session.router)
// Windows wait for an archive that is just being opened, so that none is told that there is no archive.
let opening = Promise.resolve()

const main = linkWithMain({
  onMessage: message => {
    if (message.kind === 'ping') main.send({ kind: 'pong' })
    else if (message.kind === 'stop') stop()
    else if (message.kind === 'rest') isAtRest = message.isAtRest
    else if (message.kind === 'may-show') tellMayShow(message.ask, message.sha256)
    else if (message.kind === 'thumbnail') void tellThumbnail(message.ask, message.sha256)
    else if (message.kind === 'replay-page')
      main.send({ kind: 'replay-page', ask: message.ask, page: pageOf(message.id) })
    else if (message.kind === 'replay-answer') void answerReplay(message)
    else if (message.kind === 'lend-login') void answerLend(message)
    else if (message.kind === 'chosen') {
      for (const path of message.paths) chosen.add(path)
      main.send({ kind: 'chosen-known', number: message.number })
    } else opening = opening.then(() => open(message.dir))
  },
  onPort: port => void opening.then(() => serve(port)),
  onGone: stop
})
whenAtLength(isBusy => main.send({ kind: 'busy', isBusy }))
session.onArchive(dir => {
  main.send({ kind: 'archive', dir })
  if (dir === null) return
  session.need().ctx.events.subscribe('event', event => {
    if (event.kind === 'reminder') main.send(event)
  })
})
main.send({ kind: 'ready' })

function serve(port: WindowPort): void {
  handler.upgrade(port)
  port.start()
}

async function open(dir: string): Promise<void> {
  try {
    await session.open(dir)
  } catch (error) {
    if (error instanceof ArchiveError)
      main.send({ kind: 'refused', dir, code: error.code, params: error.params })
    else {
      log.error({ err: error }, 'open failed')
      main.send({ kind: 'refused', dir, code: 'internal', params: {} })
    }
  }
}

/** An answer that cannot be given is no. */
function tellMayShow(ask: number, sha256: Sha256): void {
  let may = false
  try {
    may = session.current() !== null && mayShowObject(session.need().ctx, sha256)
  } catch (error) {
    log.error({ err: error }, 'whether a picture may be shown could not be asked')
  }
  main.send({ kind: 'may-show', ask, may })
}

/** The same of a picture made small. */
async function tellThumbnail(ask: number, sha256: Sha256): Promise<void> {
  let made: Buffer | null = null
  try {
    if (session.current() !== null) made = await thumbnailToShow(session.need().ctx, sha256)
  } catch (error) {
    log.error({ err: error }, 'a thumbnail could not be made')
  }
  main.send({ kind: 'thumbnail', ask, bytes: made === null ? null : new Uint8Array(made) })
}

/** The page of a capture's web archive, or why it is not shown. */
function pageOf(id: CaptureId): ReplayPage | ReplayRefusal {
  try {
    return pageToReplay(session.need().ctx, id)
  } catch (error) {
    if (error instanceof ArchiveError) return { code: error.code, params: error.params }
    log.error({ err: error }, 'a web archive could not be opened')
    return { code: 'internal', params: {} }
  }
}

/** What cannot be answered is not in the archive. */
async function answerReplay({ ask, id, question }: Extract<ToCore, { kind: 'replay-answer' }>) {
  let answer: ReplayAnswer | null = null
  try {
    answer = await answerInReplay(session.need().ctx, id, question)
  } catch (error) {
    log.warn({ err: error }, 'a web archive did not answer')
  }
  main.send({ kind: 'replay-answer', ask, answer })
}

/** What they keep of the login is in no archive, and none need be open. */
async function answerLend({ ask, wanted }: Extract<ToCore, { kind: 'lend-login' }>) {
  let answer: LentAnswer = { code: 'internal', params: {} }
  try {
    answer = { sealed: Buffer.from(await lendLogin(wanted, ending.signal)).toString('base64') }
  } catch (error) {
    if (error instanceof ArchiveError) answer = { code: error.code, params: error.params }
    else log.error({ err: error }, 'a login could not be lent')
  }
  main.send({ kind: 'lent-login', ask, answer })
}

/** Stops work in order and closes the archive. Main kills a core that takes too long. */
function stop(): void {
  ending.abort()
  session.close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ err: error }, 'close failed')
      process.exit(1)
    }
  )
}
