// One mail handed to a server (RFC 5321), with what became of it. The outcome says whether the mail may have been taken.

import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { OutgoingProblem, ServerAddress } from '#shared/outbox.ts'
import { trustedCertificates } from '../../kernel/computer-certificates.ts'
import { networkTrouble } from '../../kernel/network-trouble.ts'

export type Login = { readonly user: string; readonly secret: string } | null

/** What the server is to know of a mail. */
type Envelope = {
  readonly sender: string
  readonly recipient: string
  /** The Message-ID without brackets; reports of the mail carry it (RFC 3461). */
  readonly envelopeId: string
}

export type SmtpOutcome =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** Every byte was handed over and no answer came: the server may have taken it, or not. */
  | { readonly kind: 'unknown' }
  /** It was not taken, and may be when it is tried again. `ofServer`: the server would say so to any mail. */
  | {
      readonly kind: 'later'
      readonly problem: OutgoingProblem
      readonly detail: string
      readonly ofServer: boolean
    }
  /** It was not taken, and will not be. */
  | { readonly kind: 'refused'; readonly problem: OutgoingProblem; readonly reply: string }

export type SmtpOptions = {
  readonly server: ServerAddress
  readonly login: Login
  readonly signal: AbortSignal
  /** How long the server may be silent, in milliseconds. RFC 5321 allows ten minutes after the data. */
  readonly patience?: number
}

const PATIENCE = 60_000

/** Logs in and leaves: whether the server would take mail from us. Null when it would. */
export async function trySmtp(options: SmtpOptions): Promise<Extract<SmtpOutcome, { kind: 'later' }> | null> {
  const connection = openConnection(options)
  try {
    await logIn(connection, options)
    connection.quit()
    return null
  } catch (error) {
    return troubleOf(error)
  } finally {
    connection.close()
  }
}

/** Sends one mail. `onHandedOver` is called just before the last byte leaves. It never throws what the net says. */
export async function sendBySmtp(
  options: SmtpOptions,
  envelope: Envelope,
  bytes: Uint8Array,
  onHandedOver: () => void
): Promise<SmtpOutcome> {
  const connection = openConnection(options)
  let isHandedOver = false
  try {
    await logIn(connection, options)
    const body = bodyOf(bytes, () => {
      onHandedOver()
      isHandedOver = true
    })
    const { response } = await within<SMTPConnection.SentMessageInfo>(connection, options.signal, done => {
      connection.send(
        {
          from: envelope.sender,
          to: envelope.recipient,
          size: bytes.length,
          dsn: { ret: 'HDRS', envid: envelope.envelopeId, notify: ['SUCCESS', 'FAILURE', 'DELAY'] }
        },
        body,
        (error, info) => done(error, info)
      )
    })
    connection.quit()
    return { kind: 'accepted', reply: short(response) }
  } catch (error) {
    return outcomeOf(error, isHandedOver)
  } finally {
    connection.close()
  }
}

function openConnection({ server, patience = PATIENCE }: SmtpOptions): SMTPConnection {
  return new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: patience,
    greetingTimeout: patience,
    dnsTimeout: patience,
    socketTimeout: patience,
    tls: { ca: trustedCertificates() },
    // Not the computer's name, which is nobody else's business.
    name: 'kanalarkiv.invalid'
  })
}

async function logIn(connection: SMTPConnection, { login, signal }: SmtpOptions): Promise<void> {
  await within(connection, signal, done => connection.connect(done))
  if (login !== null)
    await within(connection, signal, done =>
      connection.login({ credentials: { user: login.user, pass: login.secret } }, done)
    )
}

/** A step of the conversation; an error of the connection, or the archive's closing, ends it too. */
function within<T>(
  connection: SMTPConnection,
  signal: AbortSignal,
  step: (done: (error?: Error | null, result?: T) => void) => void
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (error: Error | null | undefined, result?: T) => {
      connection.off('error', onError)
      signal.removeEventListener('abort', onAbort)
      // Later errors of a connection that is done with are nobody's.
      connection.on('error', () => undefined)
      if (error) reject(error)
      // A step that ends without an error has what it ends with.
      else resolve(result as T)
    }
    const onError = (error: Error) => end(error)
    const onAbort = () => {
      connection.close()
      end(Object.assign(new Error('stopped'), { code: 'ESTOPPED' }))
    }
    connection.on('error', onError)
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    step((error, result) => end(error, result))
  })
}

// Read only once the server has asked for it (354). The mark is set before the end of it can leave: a program that dies
// in between says "perhaps" of a mail that was not taken, and never "not taken" of one that was.
function bodyOf(bytes: Uint8Array, onLast: () => void): Readable {
  return Readable.from(
    (function* () {
      const last = Math.max(0, bytes.length - 1)
      for (let at = 0; at < last; at += 65_536) yield bytes.subarray(at, Math.min(at + 65_536, last))
      onLast()
      yield bytes.subarray(last)
    })(),
    { objectMode: false }
  )
}

function outcomeOf(error: unknown, isHandedOver: boolean): SmtpOutcome {
  const { code, reply, command } = saidBy(error)
  if (code === null) return isHandedOver ? { kind: 'unknown' } : troubleOf(error)
  const isOfMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command)
  if (!isOfMail) return troubleOf(error)
  // 452 is also said when a mailbox is full, 552 when it is so for good (RFC 5321, 4.2.3).
  if (code < 500) return { kind: 'later', problem: 'busy', detail: reply, ofServer: false }
  return { kind: 'refused', problem: refusalOf(command, code), reply }
}

function refusalOf(command: string, code: number): OutgoingProblem {
  if (command === 'RCPT TO') return 'recipient-refused'
  if (code === 552) return 'too-large'
  return command === 'MAIL FROM' ? 'sender-refused' : 'content-refused'
}

function troubleOf(error: unknown): Extract<SmtpOutcome, { kind: 'later' }> {
  const { code, reply, type, words } = saidBy(error)
  const later = (problem: OutgoingProblem, detail = reply) =>
    ({ kind: 'later', problem, detail, ofServer: true }) as const
  if (type === 'ESTOPPED') return later('interrupted', '')
  if (type === 'EAUTH' && code !== null && code >= 500) return later('login-refused')
  if (type === 'ETLS') return later('not-secure', networkTrouble(`${type} ${words}`))
  if (type === 'EMESSAGE') return { ...later('too-large'), ofServer: false }
  if (code !== null) return later('busy')
  return later('unreachable', networkTrouble(`${type} ${words}`))
}

type Said = {
  /** Null when it was not the server who ended it. */
  readonly code: number | null
  readonly reply: string
  /** What it was an answer to. */
  readonly command: string
  readonly type: string
  readonly words: string
}

function saidBy(error: unknown): Said {
  const said = error as Partial<SMTPConnection.SMTPError>
  return {
    code: said.responseCode ?? null,
    reply: short(said.response ?? ''),
    command: said.command ?? '',
    type: said.code ?? '',
    words: said.message ?? ''
  }
}

const short = (text: string) =>
  text
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, 300)
