// E-mail as the archive reads it: what a mail says, kept apart from what is concluded from it.
import { z } from 'zod'
import { Instant } from './ids.ts'

/** Someone as a mail names them; the address is null where it holds none. */
const MailAddress = z.strictObject({ name: z.string().nullable(), address: z.string().nullable() })
export type MailAddress = z.infer<typeof MailAddress>

/** What could not be read as it stood, or had to be put right to be read. The original is untouched. */
export const MailProblem = z.enum([
  'unreadable',
  /** Reading it took more time or memory than any honest mail does, and was ended. */
  'too-heavy',
  'charset-repaired',
  'date-missing',
  'date-without-zone',
  'too-many-forwarded',
  /** Only so many of its files were taken out; the others are in the mail itself. */
  'too-many-files',
  'forwarded-too-deep',
  'text-cut',
  /** It has a text in a form that could not be read. */
  'text-unread',
  /** Its HTML, which most programs show, has words that the text which is read has not. */
  'html-differs',
  /** Only links to some of its files hang on it; the files lie somewhere else. */
  'files-elsewhere',
  /** The mail server handed out less of it than it says that there is. */
  'cut-off'
])
export type MailProblem = z.infer<typeof MailProblem>

const MailAttachment = z.strictObject({
  name: z.string().nullable(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Whether the mail shows it in its text, as a picture. */
  isInline: z.boolean()
})
export type MailAttachment = z.infer<typeof MailAttachment>

/** What a platform's notification says of a comment or message; a person confirms it before it is used. */
export const MailNotification = z.strictObject({
  platform: z.enum([
    'wordpress',
    'facebook',
    'instagram',
    'linkedin',
    'youtube',
    'x',
    'tiktok',
    'mastodon',
    'bluesky'
  ]),
  kind: z.enum(['comment', 'message', 'mention', 'unknown']),
  /** `template`: the whole form of the mail was known. `sender`: only who seems to have sent it. */
  knownBy: z.enum(['template', 'sender']),
  authorName: z.string().nullable(),
  authorEmail: z.string().nullable(),
  authorUrl: z.string().nullable(),
  authorIp: z.string().nullable(),
  text: z.string().nullable(),
  permalink: z.string().nullable()
})
export type MailNotification = z.infer<typeof MailNotification>

/** What a mail server says became of a mail we sent (RFC 3464). `about` is the Message-ID of that mail. */
export const DeliveryReport = z.strictObject({
  about: z.string(),
  action: z.enum(['failed', 'delayed', 'delivered']),
  /** The enhanced status code, such as `5.1.1`. */
  status: z.string().nullable()
})
export type DeliveryReport = z.infer<typeof DeliveryReport>

/** A mail as it reads. Date, Received, From and Reply-To are kept apart: none of them stands for another. */
export const MailView = z.strictObject({
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  from: MailAddress.nullable(),
  sender: MailAddress.nullable(),
  replyTo: z.array(MailAddress),
  to: z.array(MailAddress),
  cc: z.array(MailAddress),
  subject: z.string(),
  /** What the Date header says; it is the sender's word, and not when the mail came. */
  sentAt: Instant.nullable(),
  sentRaw: z.string().nullable(),
  sentBasis: z.enum(['offset', 'assumed_local', 'none']),
  /** The Received header that was written last, by the server nearest to us. */
  receivedAt: Instant.nullable(),
  text: z.string(),
  textFrom: z.enum(['plain', 'html', 'none']),
  /** Pictures on other servers that the mail asks to be fetched. They never are. */
  remotePictures: z.int(),
  attachments: z.array(MailAttachment),
  notification: MailNotification.nullable(),
  report: DeliveryReport.nullable(),
  problems: z.array(MailProblem)
})
export type MailView = z.infer<typeof MailView>
