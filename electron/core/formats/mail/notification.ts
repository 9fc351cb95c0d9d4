// Mails in which a platform tells of a comment or a message. They only fill in a form: a person confirms, always, since
// such mails are often cut short and anyone can write one.
import type { Header } from 'postal-mime'
import type { MailNotification, MailView } from '#shared/mail.ts'
import { shortOrNull } from './clean.ts'

type MailFacts = Pick<MailView, 'from' | 'replyTo' | 'subject' | 'text'>
type Platform = MailNotification['platform']

/** What a notification says, or null where the mail is none that is known. */
export function notificationIn(mail: MailFacts, headers: readonly Header[]): MailNotification | null {
  return wordPress(mail) ?? bySender(mail, headers)
}

/**
 * WordPress: found by its links, which are the same in every language. The lines before them are author with network
 * address, e-mail, web address, and the comment up to the lines with links.
 */
function wordPress({ text }: MailFacts): MailNotification | null {
  const id = /^\S.*?(https?:\/\/\S{1,500}\/wp-admin\/comment\.php\?action=\w+&c=(\d+)\S*)/m.exec(text)?.[2]
  if (id === undefined) return null
  const lines = text.split(/\r?\n/)
  const authorAt = lines.findIndex(line => AUTHOR.test(line))
  if (authorAt === -1) return null
  const [, name, ip] = AUTHOR.exec(lines[authorAt] ?? '') ?? []
  const [email, url] = [valueIn(lines[authorAt + 1]), valueIn(lines[authorAt + 2])]
  const linksAt = lines.findIndex((line, at) => at > authorAt + 3 && /^https?:\/\/\S+#comments$/.test(line))
  const end = linksAt === -1 ? lines.length : linksAt - 1
  const first = valueIn(lines[authorAt + 3]) ?? ''
  const body = [first, ...lines.slice(authorAt + 4, end)].join('\n').trim()
  const permalink = lines.map(commentLinkIn).find(link => link !== null)
  return {
    platform: 'wordpress',
    kind: 'comment',
    knownBy: 'template',
    authorName: shortOrNull(name),
    authorEmail: email?.includes('@') === true ? shortOrNull(email) : null,
    authorUrl: /^https?:\/\//.test(url ?? '') ? shortOrNull(url, 2000) : null,
    authorIp: shortOrNull(ip, 45),
    text: body === '' ? null : body,
    permalink: shortOrNull(permalink, 2000)
  }
}

/** The address of a comment that a line ends with. */
function commentLinkIn(line: string): string | null {
  const word = line.split(/\s/).at(-1) ?? ''
  const at = word.search(/https?:\/\/[^\s#]/)
  return at !== -1 && /#comment-\d+$/.test(word) ? word.slice(at) : null
}

// `Author: Örjan Ängström (IP address: 192.0.2.1, host.example)`, in whatever language.
const AUTHOR = /^[^:]{1,40}: (.{0,300}) \([^:()]{1,40}: ([0-9a-fA-F.:]{3,45}), [^()]{0,300}\)\s*$/

const valueIn = (line: string | undefined) => /^[^:]{1,40}:(.*)$/.exec(line ?? '')?.[1]?.trim()

const SENDERS: readonly (readonly [RegExp, Platform])[] = [
  [/(^|\.)facebookmail\.com$/, 'facebook'],
  [/(^|\.)mail\.instagram\.com$/, 'instagram'],
  [/(^|\.)linkedin\.com$/, 'linkedin'],
  [/(^|\.)youtube\.com$/, 'youtube'],
  [/(^|\.)(x|twitter)\.com$/, 'x'],
  [/(^|\.)tiktok\.com$/, 'tiktok'],
  [/(^|\.)(bsky\.social|bsky\.app)$/, 'bluesky']
]

const KINDS: readonly (readonly [RegExp, MailNotification['kind']])[] = [
  [/\b(comment(ed|s)?|kommenter(ade|ar|at)|kommentar(er|en)?)\b/i, 'comment'],
  [/\b(message[sd]?|meddelanden?(t|de)?)\b/i, 'message'],
  [/\b(mention(ed|s)?|nämn(de|er|s)|omnämn(de|d|t|ande))\b/i, 'mention']
]

// The bodies of these mails are built anew every now and then, so only the sender and the subject are read.
function bySender({ from, subject, text }: MailFacts, headers: readonly Header[]): MailNotification | null {
  const domain = (from?.address ?? '').toLowerCase().split('@').at(-1) ?? ''
  const platform = SENDERS.find(([pattern]) => pattern.test(domain))?.[1] ?? mastodon(headers)
  if (platform === null) return null
  const kind = KINDS.find(([pattern]) => pattern.test(subject))?.[1] ?? 'unknown'
  const who =
    /^(.{1,120}?) (?:also )?(?:commented|mentioned|sent you|messaged|replied|kommenterade|nämnde|skickade|svarade)\b/i
  return {
    platform,
    kind,
    knownBy: 'sender',
    authorName: shortOrNull(who.exec(subject)?.[1]),
    authorEmail: null,
    authorUrl: null,
    authorIp: null,
    text: text.trim() === '' ? null : text,
    permalink: null
  }
}

// Mastodon runs on anyone's domain; its mails name what they are in List-ID: <mention.name.domain>.
function mastodon(headers: readonly Header[]): Platform | null {
  const listId = headers.find(({ key }) => key === 'list-id')?.value ?? ''
  return /^<(mention|follow|favourite|reblog|follow_request)\.[\w-]{1,64}\.[\w.-]{1,255}>$/.test(
    listId.trim()
  )
    ? 'mastodon'
    : null
}
