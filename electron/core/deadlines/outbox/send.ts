// Sending what is queued: one mail at a time, each once, and what became of it noted before the next.
import { readFile } from 'node:fs/promises'
import type { Instant, OutgoingMailId } from '#shared/ids.ts'
import type { MailServer, OutboxCounts, OutgoingMail } from '#shared/outbox.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { lookForCarriers } from '../../register/secrecy/carriers/find.ts'
import { noteCopyFate } from './copy-fate.ts'
import { nextAttempt } from './due.ts'
import { outgoingMail } from './outbox.ts'
import * as queries from './queries.ts'
import { loginOf, noteServer, refusalOfServer, server } from './server.ts'
import { type Login, type SmtpOutcome, sendBySmtp } from './smtp.ts'

/** Milliseconds that secret words are looked for before mail is sent. */
const LOOK = 10_000

type SendOptions = {
  /** `due`: what may be tried now. `all`: everything that is queued, since a person asks for it. */
  readonly which: 'due' | 'all'
  readonly patience?: number
}

/**
 * Tries what is queued, oldest first. A server that cannot be used ends the round: every mail would meet the same.
 * @throws ArchiveError no-mail-server, mail-password-missing, no-keychain
 */
export async function sendQueued(ctx: Context, { which, patience }: SendOptions): Promise<OutboxCounts> {
  const by = server(ctx)
  const now = ctx.clock.now()
  const mails = queries.dueMails(ctx.db.read, which === 'due' ? now : null)
  // What was marked meanwhile may have words that stand in one of them.
  if (mails.length > 0) await lookForCarriers(ctx, LOOK)
  if (mails.length > 0) await sendEach(ctx, mails, by, patience)
  return queries.countMails(ctx.db.read)
}

async function sendEach(
  ctx: Context,
  mails: readonly OutgoingMailId[],
  by: MailServer,
  patience: number | undefined
): Promise<void> {
  const login = await usable(ctx, by, mails)
  for (const [at, id] of mails.entries()) {
    if (ctx.closing.aborted) return
    const outcome = await sendOne(ctx, id, by, login, patience)
    if (outcome === null) continue
    const isServer = outcome.kind === 'later' && outcome.ofServer
    if (isServer && outcome.problem === 'interrupted') return
    noteServer(ctx, isServer ? refusalOfServer(by.host, outcome).code : null)
    if (isServer) return postpone(ctx, mails.slice(at + 1), outcome.problem)
  }
}

// Without a password nothing can be tried: each is put off, and says why.
async function usable(ctx: Context, by: MailServer, mails: readonly OutgoingMailId[]): Promise<Login> {
  try {
    return await loginOf(ctx, by)
  } catch (error) {
    if (error instanceof ArchiveError) {
      noteServer(ctx, error.code)
      postpone(ctx, mails, 'password-missing')
    }
    throw error
  }
}

/** What became of it; null when it was not there to take, or its bytes cannot be vouched for. */
async function sendOne(
  ctx: Context,
  id: OutgoingMailId,
  by: MailServer,
  login: Login,
  patience: number | undefined
): Promise<SmtpOutcome | null> {
  if (!mayGo(ctx, id)) return null
  if (!ctx.db.transact(tx => queries.startSending(tx, id))) return null
  const mail = outgoingMail(ctx.db.read, id)
  const outcome = await transmit(ctx, mail, by, login, patience)
  ctx.db.transact(tx => {
    const fate = fateOf(tx, mail, outcome, ctx.clock.now())
    queries.setFate(tx, id, fate)
    noteCopyFate(tx, mail, fate.state, ctx.clock.now())
    // Attempts that change nothing are counted, and are no acts.
    if (fate.state !== 'queued')
      record(tx, ctx, {
        act: `mail.${fate.state}`,
        about: id,
        details: { problem: fate.problem, attempts: mail.attempts }
      })
  })
  tellChanged(ctx, 'outbox')
  return outcome
}

/** What has been marked as secret since the mail was written stays; that is told where mail is. */
function mayGo(ctx: Context, id: OutgoingMailId): boolean {
  const { isMarked, waits } = queries.secrecySince(ctx.db.read, id)
  if (isMarked)
    ctx.db.transact(tx => {
      if (!queries.startSending(tx, id)) return
      const mail = outgoingMail(tx, id)
      const stopped = { kind: 'refused', problem: 'marked-secret', reply: '' } as const
      queries.setFate(tx, id, fateOf(tx, mail, stopped, ctx.clock.now()))
      noteCopyFate(tx, mail, 'refused', ctx.clock.now())
      record(tx, ctx, {
        act: 'mail.refused',
        about: id,
        details: { problem: 'marked-secret', attempts: mail.attempts }
      })
    })
  if (isMarked) tellChanged(ctx, 'outbox')
  return !isMarked && !waits
}

async function transmit(
  ctx: Context,
  mail: OutgoingMail,
  by: MailServer,
  login: Login,
  patience: number | undefined
): Promise<SmtpOutcome> {
  const { state } = await ctx.objects.verify(mail.eml)
  if (state !== 'right') return { kind: 'refused', problem: 'content-refused', reply: '' }
  return sendBySmtp(
    { server: by, login, signal: ctx.closing, ...(patience === undefined ? {} : { patience }) },
    { sender: mail.sender, recipient: mail.recipient, envelopeId: mail.headerId.slice(1, -1) },
    await readFile(await ctx.objects.file(mail.eml)),
    () => ctx.db.transact(tx => queries.setHandedOver(tx, mail.id, ctx.clock.now()))
  )
}

function fateOf(db: ReadDb, mail: OutgoingMail, outcome: SmtpOutcome, now: Instant): queries.Fate {
  const settled = { nextAttemptAt: null, settledAt: now, settledBasis: 'server' } as const
  switch (outcome.kind) {
    case 'accepted':
      return { ...settled, state: 'accepted', problem: null, reply: outcome.reply }
    case 'refused':
      return { ...settled, state: 'refused', problem: outcome.problem, reply: outcome.reply }
    case 'unknown':
      return { ...OPEN, state: 'unknown', nextAttemptAt: null, problem: 'no-answer', reply: null }
    case 'later': {
      // One that was cut off by the archive's closing was not tried.
      const since = queries.triedSince(db, mail.id)
      const next = outcome.problem === 'interrupted' ? now : nextAttempt(mail.attempts, since, now)
      if (next === null) return { ...settled, state: 'refused', problem: 'gave-up', reply: outcome.detail }
      return {
        ...OPEN,
        state: 'queued',
        nextAttemptAt: next,
        problem: outcome.problem,
        reply: outcome.detail
      }
    }
  }
}

const OPEN = { settledAt: null, settledBasis: null } as const

function postpone(
  ctx: Context,
  mails: readonly OutgoingMailId[],
  problem: Extract<SmtpOutcome, { kind: 'later' }>['problem']
): void {
  const now = ctx.clock.now()
  ctx.db.transact(tx => {
    for (const id of mails) {
      if (!queries.startSending(tx, id)) continue
      const mail = outgoingMail(tx, id)
      queries.setFate(tx, id, fateOf(tx, mail, { kind: 'later', problem, detail: '', ofServer: true }, now))
    }
  })
  tellChanged(ctx, 'outbox')
}

/** After a program that ended while it was sending: what may have been taken says so, and the rest is queued. */
export function interruptSending(ctx: Context): number {
  const cut = queries.mailsBeingSent(ctx.db.read)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const mail of cut) {
      const fate = fateOf(
        tx,
        mail,
        mail.handedOverAt === null
          ? { kind: 'later', problem: 'interrupted', detail: '', ofServer: true }
          : { kind: 'unknown' },
        ctx.clock.now()
      )
      queries.setFate(tx, mail.id, fate)
      record(tx, ctx, { act: 'mail.interrupted', about: mail.id, details: { state: fate.state } })
    }
  })
  return cut.length
}
