// A folder of a mailbox over IMAP (RFC 9051). The client is loaded when it is first needed: few starts need it.

import type { ImapFlow } from 'imapflow'
import { Instant } from '#shared/ids.ts'
import type { ServerAddress } from '#shared/outbox.ts'
import { trustedCertificates } from '../../kernel/computer-certificates.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { networkTrouble } from '../../kernel/network-trouble.ts'

export type ImapOptions = {
  readonly server: ServerAddress
  readonly user: string
  readonly secret: string
  readonly folder: string
  /** Whether the mails are to be flagged or moved; otherwise the server is told that nothing will be changed. */
  readonly isWritten: boolean
  readonly signal: AbortSignal
  readonly patience?: number
}

/** The server has the mail, and does not hand it out; it may hand out others. */
export class NotHandedOut extends Error {}

/** The server would not move a mail that is saved, or flag it where `to` is null; the line is whole. */
export class NotTold extends Error {
  readonly to: string | null

  constructor(to: string | null) {
    super()
    this.to = to
  }
}

/** The server lists more mails than it says that the folder has. */
class Contradiction extends Error {
  readonly listed: number
  readonly exists: number

  constructor(listed: number, exists: number) {
    super()
    this.listed = listed
    this.exists = exists
  }
}

/** So many may have come or gone while a server that tells of it late answered. */
const MOST_BESIDE = 1_000

export interface OpenFolder {
  readonly uidValidity: string
  /** Every mail in the folder, oldest first. @throws NotHandedOut, Contradiction */
  uids(): Promise<number[]>
  /** How large a mail is and when the server received it; null when it is not there any more. @throws NotHandedOut */
  describe(uid: number): Promise<{ bytes: number; internalDate: Instant | null } | null>
  /**
   * The mail as the server holds it, to the byte, and whether it has more of it than it handed out. It is not marked as read.
   * `size`: what the server says of it, which many only guess.
   * @throws NotHandedOut, also for what comes as nothing or as less than half of that
   */
  read(uid: number, size: number): Promise<{ bytes: Uint8Array; isShort: boolean }>
  /** @throws NotTold */
  flag(uid: number): Promise<void>
  /** @throws NotTold */
  move(uid: number, to: string): Promise<void>
  hasFolder(name: string): Promise<boolean>
}

/** Set on a mail that is saved, where the mailbox is to show so. */
const FLAG = '$Arkiverad'
const PATIENCE = 60_000
/** A server that says a little all the time is not silent: each step ends after so many times the patience, */
const LONGEST_STEP = 2
/** and what is larger may come as slowly as this, in bytes a millisecond. */
const SLOWEST = 2
/** Larger than any mail that is fetched; what a server claims beyond it ends the connection. */
const LARGEST_ANSWER = 256 << 20

/**
 * Opens the folder for some work, and closes the connection whatever happens.
 * @throws ArchiveError mail-login-refused, mail-unreachable, mail-broken, mail-folder-missing, mail-server-contradicts,
 *   mails-not-handed-out, mails-not-moved, mails-not-flagged, stopped, and what the work throws
 */
export async function withFolder<T>(
  options: ImapOptions,
  work: (folder: OpenFolder) => Promise<T>
): Promise<T> {
  const client = await openClient(options)
  const stop = () => client.close()
  let stage: Stage = 'outside'
  options.signal.addEventListener('abort', stop)
  try {
    if (options.signal.aborted) throw new ArchiveError('stopped')
    const step = stepsOf(client, options)
    await step(client.connect())
    stage = 'inside'
    const { uidValidity } = await step(client.mailboxOpen(options.folder, { readOnly: !options.isWritten }))
    stage = 'open'
    const done = await work(folderOf(client, String(uidValidity), step))
    await step(client.logout()).catch(() => undefined)
    return done
  } catch (error) {
    throw refusalOf(error, options, stage)
  } finally {
    options.signal.removeEventListener('abort', stop)
    client.close()
  }
}

async function openClient({ server, user, secret, patience = PATIENCE }: ImapOptions): Promise<ImapFlow> {
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    ...(server.security === 'tls' ? {} : { doSTARTTLS: server.security === 'starttls' }),
    auth: { user, pass: secret },
    tls: { ca: trustedCertificates() },
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    maxLiteralSize: LARGEST_ANSWER,
    maxResponseSize: LARGEST_ANSWER + (1 << 20),
    clientInfo: { name: 'Kanalarkiv' }
  })
  // The step that goes on when the connection breaks says so itself.
  client.on('error', () => undefined)
  return client
}

/** Of the size that the server says: less of it is no mail, and is cut off where the server will not say whether there is more. */
const LEAST = 0.5
const WHOLE = 0.95

type Step = <T>(asked: Promise<T>, bytes?: number) => Promise<T>

/** Waits for what the server was asked, and ends the connection where that takes longer than an honest server needs. */
function stepsOf(client: ImapFlow, { patience = PATIENCE }: ImapOptions): Step {
  return async (asked, bytes = 0) => {
    const tooSlow = Promise.withResolvers<never>()
    const late = setTimeout(
      () => {
        tooSlow.reject(Object.assign(new Error('the server is too slow'), { code: 'ETIMEDOUT' }))
        client.close()
      },
      LONGEST_STEP * patience + bytes / SLOWEST
    )
    try {
      return await Promise.race([asked, tooSlow.promise])
    } finally {
      clearTimeout(late)
    }
  }
}

function folderOf(client: ImapFlow, uidValidity: string, step: Step): OpenFolder {
  const byUid = { uid: true } as const
  const refuse = (isDone: unknown, to: string | null) => {
    // The client says the same of a server that said no and of a line that broke.
    if (isDone === false)
      throw client.usable ? new NotTold(to) : Object.assign(new Error(), { code: 'ECONNRESET' })
  }
  return {
    uidValidity,
    async uids() {
      const found = await step(client.search({ all: true }, byUid))
      // A server that says no has not said that there are none.
      if (!Array.isArray(found)) throw new NotHandedOut()
      const exists = client.mailbox === false ? 0 : client.mailbox.exists
      if (found.length > exists + MOST_BESIDE) throw new Contradiction(found.length, exists)
      return found.toSorted((one, two) => one - two)
    },
    async describe(uid) {
      const asked = { size: true, internalDate: true }
      const found = await step(client.fetchOne(String(uid), asked, byUid)).catch(notHandedOut)
      if (found === false || found.uid !== uid) return null
      return { bytes: found.size ?? 0, internalDate: instantOf(found.internalDate) }
    },
    async read(uid, size) {
      const found = await step(client.fetchOne(String(uid), { source: true }, byUid), size).catch(
        notHandedOut
      )
      if (found === false || found.source === undefined) throw new NotHandedOut()
      // A mail that the server cannot read itself comes as nothing, or cut off. Some count a mail somewhat otherwise than they hand it out.
      const { length } = found.source
      if (length === 0 || length < size * LEAST) throw new NotHandedOut()
      const isShort = length < size && (await hasMore({ client, step }, uid, { length, size }))
      return { bytes: new Uint8Array(found.source), isShort }
    },
    async flag(uid) {
      refuse(await step(client.messageFlagsAdd(String(uid), [FLAG], byUid)), null)
    },
    async move(uid, to) {
      refuse(await step(client.messageMove(String(uid), to, byUid)), to)
    },
    async hasFolder(name) {
      return (await step(client.list())).some(({ path }) => path === name)
    }
  }
}

/** Whether the server has a byte after the last that it handed out. */
async function hasMore(
  { client, step }: { client: ImapFlow; step: Step },
  uid: number,
  { length, size }: { length: number; size: number }
): Promise<boolean> {
  const next = { source: { start: length, maxLength: 1 } }
  const found = await step(client.fetchOne(String(uid), next, { uid: true }))
    .catch(notHandedOut)
    .catch(answerless)
  if (found === false || found === null) return length < size * WHOLE
  return (found.source?.length ?? 0) > 0
}

function answerless(error: unknown): null {
  if (error instanceof NotHandedOut) return null
  throw error
}

// What goes wrong with the connection is thrown as it is.
function notHandedOut(error: unknown): never {
  const { responseStatus } = error as { responseStatus?: string }
  throw responseStatus === 'NO' || responseStatus === 'BAD' ? new NotHandedOut() : error
}

function instantOf(date: Date | string | undefined): Instant | null {
  const read = date === undefined ? Number.NaN : new Date(date).getTime()
  return Number.isNaN(read) ? null : Instant.parse(new Date(read).toISOString())
}

/** How far it has come: the server has taken the login, and the folder is open. */
type Stage = 'outside' | 'inside' | 'open'

function refusalOf(error: unknown, { server, user, folder, signal }: ImapOptions, stage: Stage): unknown {
  if (error instanceof ArchiveError) return error
  if (error instanceof NotHandedOut)
    return new ArchiveError('mails-not-handed-out', { host: server.host, folder })
  if (error instanceof Contradiction) {
    const { listed, exists } = error
    return new ArchiveError('mail-server-contradicts', { host: server.host, folder, listed, exists })
  }
  if (error instanceof NotTold)
    return error.to === null
      ? new ArchiveError('mails-not-flagged', { host: server.host, folder })
      : new ArchiveError('mails-not-moved', { host: server.host, folder, to: error.to })
  if (signal.aborted) return new ArchiveError('stopped')
  const said = error as {
    code?: string
    message?: string
    authenticationFailed?: boolean
    responseStatus?: string
    mailboxMissing?: boolean
    tlsFailed?: boolean
  }
  const { host } = server
  if (said.authenticationFailed) return new ArchiveError('mail-login-refused', { host })
  if (stage !== 'open' && (said.mailboxMissing || said.responseStatus === 'NO'))
    return new ArchiveError('mail-folder-missing', { host, folder })
  // What the disk or the database says is not the server's doing.
  if (/^(ENOSPC|EDQUOT|EIO|EROFS|SQLITE_)/.test(said.code ?? '')) return error
  if (said.code === undefined && said.tlsFailed !== true) return error
  const detail = networkTrouble(`${said.code ?? ''} ${said.message ?? ''}`)
  // What had been reached is not told to be out of reach.
  return stage === 'outside'
    ? new ArchiveError('mail-unreachable', { host, detail })
    : new ArchiveError('mail-broken', { host, user, folder, detail })
}
