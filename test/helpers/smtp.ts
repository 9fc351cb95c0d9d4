// A real SMTP server on this computer that keeps what it takes, and refuses what a test wants refused.
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { MailServerDraft } from '#shared/outbox.ts'
import type { Certificate } from './certificate.ts'

type Taken = { readonly from: string; readonly to: readonly string[]; readonly raw: string }

export type SmtpHost = {
  readonly port: number
  readonly taken: Taken[]
  /** What it says to the next commands instead of yes, such as `{ 'RCPT TO': [550, 'No such user'] }`. */
  no: Partial<Record<'MAIL FROM' | 'RCPT TO' | 'DATA', readonly [number, string]>>
  stop(): Promise<void>
}

export const PASSWORD = 'hemligt lösenord'

type SmtpOptions = {
  /** It asks for a login as this user, with `PASSWORD`. */
  readonly user?: string
  /** Where it puts what it takes. */
  readonly relay?: (to: string, raw: Uint8Array) => Promise<void>
  /** With a certificate it speaks TLS: from the first byte, or when asked to (STARTTLS). */
  readonly tls?: { readonly certificate: Certificate; readonly isFirst: boolean }
}

/** Starts one, for the length of the test. */
export async function startSmtp(options: SmtpOptions = {}): Promise<SmtpHost> {
  const host = await openSmtp(options)
  onTestFinished(host.stop)
  return host
}

/** Starts one that the caller stops. */
export async function openSmtp({ user, relay, tls }: SmtpOptions = {}): Promise<SmtpHost> {
  const taken: Taken[] = []
  const host: Pick<SmtpHost, 'no'> = { no: {} }
  const answer = (command: keyof SmtpHost['no']) => {
    const said = host.no[command]
    return said === undefined ? null : Object.assign(new Error(said[1]), { responseCode: said[0] })
  }
  const server = new SMTPServer({
    logger: false,
    authOptional: user === undefined,
    disabledCommands: [
      ...(tls === undefined ? ['STARTTLS' as const] : []),
      ...(user === undefined ? ['AUTH' as const] : [])
    ],
    ...(tls === undefined
      ? {}
      : { secure: tls.isFirst, key: tls.certificate.key, cert: tls.certificate.cert }),
    allowInsecureAuth: tls === undefined,
    onAuth: (auth, _session, done) =>
      auth.username === user && auth.password === PASSWORD
        ? done(null, { user: auth.username })
        : done(Object.assign(new Error('Invalid login'), { responseCode: 535 })),
    onMailFrom: (_address, _session, done) => done(answer('MAIL FROM')),
    onRcptTo: (_address, _session, done) => done(answer('RCPT TO')),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const no = answer('DATA')
        if (no !== null) return void done(no)
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        const raw = Buffer.concat(chunks)
        taken.push({ from: mailFrom === false ? '' : mailFrom.address, to, raw: raw.toString('latin1') })
        Promise.all(to.map(each => relay?.(each, raw))).then(() => done(), done)
      })
    }
  })
  // A client that is cut off is the test's doing.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  const stop = () => new Promise<void>(resolve => server.close(() => resolve()))
  return Object.assign(host, { port: at.port, taken, stop })
}

/** A server draft for this port, with no login. */
export const draftOf = (port: number, change: Partial<MailServerDraft> = {}): MailServerDraft => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: null,
  sender: 'kanalarkiv@norrby.example',
  ...change
})
