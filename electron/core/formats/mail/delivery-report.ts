// What other mail servers say became of a mail we sent (RFC 3461, 3464), matched by its Message-ID.
import type { Header } from 'postal-mime'
import type { DeliveryReport, MailAddress } from '#shared/mail.ts'
import type { AttachedFile, Mail } from './parsed-mail.ts'

// Every Message-ID we write ends so, and nothing else does (RFC 2606).
const OURS = /<[0-9a-f-]{36}(?:\.[a-z0-9-]+)?@kanalarkiv\.invalid>/

// What a server answers that does not take a mail (RFC 5321, 3463). A telephone number and a date are no such answer.
const FAILURE = /(?:^|[:;])[ \t]{0,80}5[0-7]\d[ -](?:5\.|[a-z<])|(?:^|[\s#(])5\.[0-7]\.\d{1,3}(?![\d.])/im

type Reported = {
  readonly headers: readonly Header[]
  readonly from: MailAddress | null
  readonly text: string
  readonly files: readonly AttachedFile[]
  readonly forwarded: readonly Mail[]
}

/** The report in a mail, if it is one and is about a mail of ours. */
export function reportIn({ headers, from, text, files, forwarded }: Reported): DeliveryReport | null {
  const said = (name: string) => headers.find(({ key }) => key === name)?.value ?? ''
  const status = files.find(({ mediaType }) => /^message\/(global-)?delivery-status$/.test(mediaType))
  const isReport = /multipart\/report/i.test(said('content-type')) || status !== undefined
  // Servers that write no reports still write as their daemon, or as nobody. So do those that answer by themselves for
  // somebody who is away: then it is no failure, and what they say is for people to read.
  const isDaemon =
    /^(mailer-daemon|postmaster)@/i.test(from?.address ?? '') ||
    (said('return-path').trim() === '<>' && FAILURE.test(text.slice(0, 100_000)))
  if (!isReport && !isDaemon) return null
  const fields = status === undefined ? text : new TextDecoder().decode(status.content.subarray(0, 100_000))
  const headersOnly = files.find(({ mediaType }) => /^text\/rfc822-headers$/.test(mediaType))
  const about =
    forwarded.map(({ messageId }) => ours(messageId)).find(id => id !== null) ??
    ours(
      headersOnly === undefined ? null : new TextDecoder().decode(headersOnly.content.subarray(0, 100_000))
    ) ??
    ours(said('in-reply-to')) ??
    ours(said('references')) ??
    ours(text)
  if (about === null) return null
  // That it was read, or thrown away unread, is told in reports too (RFC 8098): then it has arrived.
  const isReceipt = status === undefined && /report-type\s*=\s*"?disposition-/i.test(said('content-type'))
  return {
    about,
    action: isReceipt ? 'delivered' : actionIn(fields),
    status: /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(fields)?.[1] ?? null
  }
}

/** The Message-ID of ours in a text, with its angle brackets. */
function ours(text: string | null): string | null {
  return OURS.exec((text ?? '').slice(0, 1_000_000))?.[0] ?? null
}

// A report that names no action, or an unknown one, is about a mail that did not arrive.
function actionIn(fields: string): DeliveryReport['action'] {
  const action = /^action:\s*([a-z]+)/im.exec(fields)?.[1]?.toLowerCase()
  if (action === 'delayed') return 'delayed'
  return action === 'delivered' || action === 'relayed' || action === 'expanded' ? 'delivered' : 'failed'
}
