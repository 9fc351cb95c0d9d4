// A comment as a mail to the authority's mailbox, with its evidence (P8b), in RFC 5322 form, ASCII on the wire.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { CommentId } from '#shared/ids.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { commentDetail } from '../../comments/comments/detail.ts'
import { checkEvidence } from '../../comments/comments/evidence.ts'
import { evidenceOf } from '../../comments/comments/read.ts'
import { headerIdFor, outgoingMail, queueMail } from '../../deadlines/outbox/outbox.ts'
import { findServer } from '../../deadlines/outbox/read.ts'
import { server } from '../../deadlines/outbox/server.ts'
import { type Envelope, recordMail } from '../../deadlines/outbox/write.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { channel } from '../../register/register/channels.ts'
import { findPerson } from '../../register/register/read.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { clearOfSecretWords } from '../../register/secrecy/typed.ts'
import { oneRecord } from './one-record.ts'

/**
 * Sends a comment with all that is saved of it, once that has been read back: only what is right is handed on.
 * @throws ArchiveError not-found, no-mail-server, record-may-not-leave, evidence-missing
 */
export async function sendCommentCopy(ctx: Context, id: CommentId, mailbox: string): Promise<OutgoingMail> {
  const { sender } = server(ctx)
  const headerId = headerIdFor(ctx.db.read, id)
  const bytes = await checkedMail(ctx, id, { mailbox, from: sender, headerId })
  const eml = await ctx.objects.put(bytes, 'message/rfc822')
  const mailId = ctx.db.transact(tx => {
    requireMayLeave(tx, { kind: 'comment', id })
    record(tx, ctx, { act: 'comment.copy-sent', about: id, objects: [eml] })
    const copy = {
      purpose: 'copy',
      messageId: null,
      commentId: id,
      captureId: null,
      headerId,
      sender,
      recipient: mailbox
    } as const
    return queueMail(tx, ctx, copy, eml)
  })
  return outgoingMail(ctx.db.read, mailId)
}

/**
 * The same as a file, for a person who sends it themselves. Its Message-ID is its own and always the same, so that two are seen
 * to be one. @throws ArchiveError not-found, record-may-not-leave, evidence-missing
 */
export async function commentMail(
  ctx: Context,
  id: CommentId,
  mailbox: string
): Promise<{ name: string; eml: string }> {
  const headerId = `<${id}.by-hand@kanalarkiv.invalid>`
  const bytes = await checkedMail(ctx, id, { mailbox, from: null, headerId })
  ctx.db.transact(tx => {
    requireMayLeave(tx, { kind: 'comment', id })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    record(tx, ctx, { act: 'comment.mail-saved', about: id, details: { sha256 } })
  })
  return { name: `kanalarkiv-${id.slice(0, 8)}.eml`, eml: Buffer.from(bytes).toString('ascii') }
}

type Addressed = { readonly mailbox: string; readonly from: string | null; readonly headerId: string }

// Without a server it comes from who answers for the channel, or else from the mailbox itself.
async function checkedMail(
  ctx: Context,
  id: CommentId,
  { mailbox, from, headerId }: Addressed
): Promise<Uint8Array> {
  requireMayLeave(ctx.db.read, { kind: 'comment', id })
  const comment = commentDetail(ctx.db.read, id)
  await checkEvidence(ctx, comment, evidenceOf(ctx.db.read, id))
  const { responsibleId } = channel(ctx.db.read, comment.channelId)
  const replyTo = findPerson(ctx.db.read, responsibleId)?.email ?? null
  const sender = from ?? findServer(ctx.db.read)?.sender ?? replyTo ?? mailbox
  return mailOf(ctx, id, { mailbox, from: sender, replyTo, headerId, at: ctx.clock.now() })
}

// It says what the register document of a comment says, in the same words.
async function mailOf(ctx: Context, id: CommentId, envelope: Envelope): Promise<Uint8Array> {
  const { row, document, files, staying } = oneRecord(ctx.db.read, { kind: 'comment', id })
  const [said, ...changed] = document.texts
  if (said === undefined) throw new ArchiveError('evidence-missing', { what: 'content' })
  const clear = clearOfSecretWords(ctx.db.read)
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['Kanal', clear(row.channel)],
    ['Förvaltning', clear(row.department)],
    ['Avsändare', row.sender ?? 'okänd'],
    ...document.facts,
    ['Beteckning', id],
    ['Diarienummer', clear(row.diaryNumber)],
    ['Ärende', clear(row.caseNumber)]
  ]
  const attached = await Promise.all(
    files.map(async ({ path, sha256 }) => ({ name: basename(path), path: await ctx.objects.file(sha256) }))
  )
  return recordMail(envelope, {
    about: { 'X-Kanalarkiv-Comment': id },
    subject: `Kommentar i ${clear(row.channel)}`,
    text: [
      'Det här är en kommentar som någon har skrivit i en av kommunens kanaler i sociala medier.',
      '',
      ...facts.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])),
      '',
      `${said.heading}:`,
      '',
      said.text === '' ? '(Den har ingen text. Se de bifogade filerna.)' : said.text,
      ...changed.flatMap(({ heading, text }) => ['', `${heading}:`, '', text]),
      '',
      'Bifogat, som det är sparat i Kanalarkiv, med SHA-256:',
      ...files.map(({ path, sha256 }) => `${basename(path)} ${sha256}`),
      ...(staying.files === 0
        ? []
        : [
            '',
            `Filer som stannar i arkivet på grund av sekretess (${staying.paragraphs.join(', ')}): ${staying.files}`
          ])
    ].join('\n'),
    files: attached
  })
}
