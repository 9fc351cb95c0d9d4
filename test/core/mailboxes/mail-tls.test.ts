// Encrypted lines and log-ins against a real mail server with a certificate of the municipality's own.
import tls from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MailboxDraft } from '#shared/mailbox.ts'
import type { MailServerDraft } from '#shared/outbox.ts'
import { listMails } from '../../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../../electron/core/deadlines/outbox/server.ts'
import { fetchMailbox } from '../../../electron/core/messages/mailboxes/fetch.ts'
import { addMailbox, renewPassword } from '../../../electron/core/messages/mailboxes/mailboxes.ts'
import { listMailboxes } from '../../../electron/core/messages/mailboxes/queries.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../../electron/core/messages/messages/queries.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { type Certificate, newCertificate } from '../../helpers/certificate.ts'
import { noKeychain, startKeychain } from '../../helpers/keychain.ts'
import { type MailServer, noMailServer, PASSWORD, startMailServer } from '../../helpers/mail-server.ts'
import { draftOf, PASSWORD as SMTP_PASSWORD, startSmtp } from '../../helpers/smtp.ts'

const missing = noMailServer() ?? noKeychain()
const USER = 'sociala@norrby.example'
const KINDS = ['tls', 'starttls'] as const

describe.skipIf(missing !== null)(`an encrypted line${missing === null ? '' : ` (${missing})`}`, () => {
  let certificate: Certificate
  let elsewhere: Certificate
  let server: MailServer
  let misnamed: MailServer
  let plain: MailServer
  const usual = tls.getCACertificates('default')
  beforeAll(async () => {
    await startKeychain()
    certificate = await newCertificate()
    elsewhere = await newCertificate('127.0.0.2')
    server = await startMailServer(certificate)
    misnamed = await startMailServer(elsewhere)
    plain = await startMailServer()
  })
  afterEach(() => tls.setDefaultCACertificates(usual))
  afterAll(async () => {
    for (const each of [server, misnamed, plain]) await each?.stop()
  })
  /** As when the municipality has put its certificates into the computers. */
  const trust = () => tls.setDefaultCACertificates([...usual, certificate.cert, elsewhere.cert])

  async function archive() {
    const made = await newArchive()
    const channel = newChannel(made.ctx)
    const box = (security: MailboxDraft['security'], of = server): MailboxDraft => ({
      channelId: channel.id,
      host: '127.0.0.1',
      port: security === 'tls' ? of.imaps : of.imap,
      security,
      user: USER,
      folder: 'INBOX',
      afterwards: { kind: 'keep' }
    })
    return { ...made, channel, box }
  }

  it.each(KINDS)(
    'fetches by %s from a server whose certificate is trusted, and with the right password',
    async kind => {
      trust()
      const { ctx, box } = await archive()
      await server.deliver(
        USER,
        `From: a@exempel.example\r\nMessage-ID: <${kind}@x>\r\nSubject: Hej\r\n\r\nHej ${kind}\r\n`
      )
      await expect(addMailbox(ctx, { mailbox: box(kind), secret: 'fel' })).rejects.toMatchObject({
        code: 'mail-login-refused'
      })
      expect(listMailboxes(ctx.db.read, null)).toEqual([])
      const { id } = await addMailbox(ctx, { mailbox: box(kind), secret: PASSWORD })
      await expect(renewPassword(ctx, { id, secret: 'fel' })).rejects.toMatchObject({
        code: 'mail-login-refused'
      })
      // The old one is still there.
      expect((await fetchMailbox(ctx, id)).imported).toBeGreaterThan(0)
      await renewPassword(ctx, { id, secret: PASSWORD })
      expect(await fetchMailbox(ctx, id)).toMatchObject({ seen: 0 })
    }
  )

  it.each(KINDS)(
    'by %s is refused where the certificate is not trusted or is another’s, and the reason is named',
    async kind => {
      const { ctx, box } = await archive()
      const refused = { code: 'mail-unreachable', params: { detail: 'certificate' } }
      await expect(addMailbox(ctx, { mailbox: box(kind), secret: PASSWORD })).rejects.toMatchObject(refused)
      trust()
      await expect(addMailbox(ctx, { mailbox: box(kind, misnamed), secret: PASSWORD })).rejects.toMatchObject(
        refused
      )
      expect(listMailboxes(ctx.db.read, null)).toEqual([])
    }
  )

  it('gives no password to a server that offers no encryption where it is asked for', async () => {
    trust()
    const { ctx, box } = await archive()
    await expect(
      addMailbox(ctx, { mailbox: box('starttls', plain), secret: PASSWORD })
    ).rejects.toMatchObject({ code: 'mail-unreachable', params: { detail: 'no-encryption' } })
    const smtp = await startSmtp({ user: 'kanalarkiv' })
    const draft = draftOf(smtp.port, { security: 'starttls', user: 'kanalarkiv' })
    await expect(saveServer(ctx, { server: draft, secret: SMTP_PASSWORD })).rejects.toMatchObject({
      code: 'mail-unreachable',
      params: { detail: 'no-encryption' }
    })
  })

  it.each(KINDS)(
    'sends by %s with a log-in, and refuses a wrong password and a certificate that is not trusted',
    async kind => {
      const { ctx, channel } = await archive()
      const smtp = await startSmtp({
        user: 'kanalarkiv',
        tls: { certificate, isFirst: kind === 'tls' },
        relay: (to, raw) => server.deliver(to, raw)
      })
      const draft: MailServerDraft = draftOf(smtp.port, { security: kind, user: 'kanalarkiv' })
      await expect(saveServer(ctx, { server: draft, secret: SMTP_PASSWORD })).rejects.toMatchObject({
        code: 'mail-unreachable',
        params: { detail: 'certificate' }
      })
      trust()
      await expect(saveServer(ctx, { server: draft, secret: 'fel' })).rejects.toMatchObject({
        code: 'mail-login-refused'
      })
      await saveServer(ctx, { server: draft, secret: SMTP_PASSWORD })

      const about = { channelId: channel.id, senderName: 'Åsa', senderAddress: null, receivedAt: null }
      const message = await pasteMessage(ctx, { ...about, text: 'Hej' })
      await routeMessage(ctx, message.id, { kind: 'copied', mailbox: `registrator-${kind}@norrby.example` })
      await sendQueued(ctx, { which: 'all' })
      const mails = listMails(ctx.db.read, { state: null, messageId: null, limit: 10, after: null }).items
      expect(mails).toMatchObject([{ state: 'accepted' }])
      expect(await server.mails(`registrator-${kind}@norrby.example`, 'INBOX')).toHaveLength(1)
      expect(
        listMessages(ctx.db.read, { channelId: null, state: null, limit: 5, after: null }).items
      ).toHaveLength(1)
    }
  )
})
