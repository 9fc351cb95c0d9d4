// The register document of a record (registreringsunderlag): what a registrar needs to see, in Swedish, in plain words.
import { commentCameIn, isMessageDated, messageCameIn } from '#shared/came-in.ts'
import type { CaptureRow } from '#shared/capture.ts'
import type { Attachment, CommentDetail, Reaction } from '#shared/comment.ts'
import type { Instant } from '#shared/ids.ts'
import type { Answer } from '#shared/inbox.ts'
import type { MessageAttachment, MessageRow, StoredRoute } from '#shared/message.ts'
import { swedishTime } from '../../../kernel/swedish-time.ts'
import { answersInWords } from '../describe/answers.ts'
import { platformStatus, type RecordFacts } from '../describe/facts.ts'
import { type MailInside, notesOnMailInside } from '../describe/mail-inside.ts'
import {
  becauseOf,
  CONFIRMED,
  changesOf,
  doubted,
  flawInWords,
  GONE_BY,
  groundOf,
  noteOnDecision,
  noteOnRoute,
  notesOnRemoval,
  OUTCOMES,
  REMOVED,
  saidOtherwise
} from '../describe/notes.ts'
import type { PackagedPlatform } from '../describe/platform.ts'
import type { IndexRow } from '../index-row.ts'
import type { PackagedFile } from '../packaged-file.ts'

type Facts = readonly (readonly [label: string, value: string])[]

/** What the document holds beside what stands in the index: more facts, texts, and the pictures in their order. */
export type RegisterDocument = {
  readonly facts: Facts
  readonly texts: readonly { readonly heading: string; readonly text: string }[]
  readonly pictures: readonly PackagedFile[]
}

const time = (at: Instant | null) => (at === null ? null : swedishTime(at))

/** A time that cannot be, or is after the record came in: it stands in no date. */
function doubtedTime(...about: Parameters<typeof doubted>): string | null {
  const at = doubted(...about)
  return at === null ? null : `${swedishTime(at)}, vilket inte kan stämma med när den kom in`
}

/** Without those that say nothing. */
function said(facts: readonly (readonly [label: string, value: string | null])[]): Facts {
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]))
}

/** Also those that the document cannot draw: it says so where one would stand. */
const pictures = (files: readonly PackagedFile[], ...roles: string[]) =>
  files.filter(({ role, mediaType }) => roles.includes(role) && mediaType.startsWith('image/'))

/** A page as it was captured. */
export function captureDocument(
  capture: Omit<CaptureRow, 'picture'>,
  files: readonly PackagedFile[]
): RegisterDocument {
  return {
    facts: said([
      ['Adress', capture.address],
      ['Adress dit sidan ledde', capture.finalAddress],
      ['Insamlingen började', time(capture.startedAt)],
      ['Insamlingen slutade', time(capture.endedAt)]
    ]),
    texts: [],
    pictures: pictures(files, 'screenshot')
  }
}

/** A comment as it was saved, what was decided, and what became of it. */
export function commentDocument(
  comment: Omit<CommentDetail, 'files'> & { readonly platform: PackagedPlatform | null },
  files: readonly PackagedFile[]
): RegisterDocument {
  const { content, decision, removal } = comment
  return {
    facts: said([
      ...inDiary(comment.registration),
      ['Adress', comment.address],
      ['Avsändarens adress', content?.authorAddress ?? null],
      ['Tid som kanalen visade', content?.timeShown ?? null],
      ...atPlatform(comment.platform),
      ['Bilagor', comment.attachments?.map(attached).join('; ') || null],
      ['Reaktioner när den sparades', comment.reactions?.map(reacted).join(', ') ?? null],
      ['Skrevs enligt källan själv', doubtedTime(comment.created.at, commentCameIn(comment))],
      ['Upptäckt', time(comment.noticedAt)],
      ['Sparad', time(comment.savedAt)],
      ['Kontrollerad', time(comment.verifiedAt)],
      ...decided(decision),
      ...removed(removal),
      ...before(comment)
    ]),
    texts:
      content === null
        ? []
        : [
            { heading: comment.kind === 'post' ? 'Inläggets text' : 'Kommentarens text', text: content.text },
            ...changed(comment)
          ],
    pictures: pictures(files, 'comment', 'context', 'attachment')
  }
}

/** What it said later, where it was changed after it was saved; and what exports say that it said before, or at some time. */
function changed(comment: Pick<CommentDetail, 'content' | 'sightings'>): RegisterDocument['texts'] {
  return changesOf(comment).map(({ at, how, content }) => ({
    heading: `${CHANGES[how]} ${swedishTime(at)}${saidOtherwise(content, comment)}`,
    text: content.text
  }))
}

const CHANGES = {
  changed: 'Ändrad på plattformen, så som den sågs',
  before: 'Tidigare version, enligt en export som gjordes',
  unsure: 'Annan version, äldre eller nyare, i en export som lästes in'
} as const

/** How it stands where it was written. Where and with what its sender wrote is kept, and is not for all to read. */
function atPlatform(platform: PackagedPlatform | null): Rows {
  if (platform === null) return []
  const { direction, nativeId, threadId, parentId, seenAt, vanishedAt } = platform
  const { authorIp, authorUserAgent } = platform.protected
  const kept = [
    ...(authorIp === null ? [] : ['IP-adress']),
    ...(authorUserAgent === null ? [] : ['program'])
  ].join(' och ')
  return [
    ['Riktning', direction === 'out' ? 'skriven av myndigheten i kanalen' : 'inkommen'],
    ['Plattformens id', nativeId.startsWith('page:') ? null : nativeId],
    ['Plattformens id på tråden', threadId],
    ['Plattformens id på det som besvaras', parentId],
    ['Senast sedd hos plattformen', `${swedishTime(seenAt)}, ${platformStatus(platform)}`],
    ['Försvann utan borttagning härifrån', time(vanishedAt)],
    ['Om avsändaren', kept === '' ? null : `${kept} är sparat i arkivet och lämnas inte ut här`]
  ]
}

/** How it stands in the diary for all to read; what is for the authority alone stays there (OSL 5:2). */
function inDiary(registered: RecordFacts['registered']): Rows {
  return [
    ['Rubrik i diariet', registered?.publicTitle ?? null],
    ['Motpart i diariet', registered?.publicCounterpart ?? null],
    ['Inkom enligt diariet', registered?.receivedOn ?? null]
  ]
}

const IN_DIARY = inDiary(null).map(([label]) => label)

type Rows = readonly (readonly [label: string, value: string | null])[]

function decided(decision: CommentDetail['decision']): Rows {
  if (decision === null) return []
  const { answeredAt, answeredBy } = decision
  const answered = answeredAt === null ? null : `${swedishTime(answeredAt)} av ${answeredBy}`
  return [
    ['Beslut', OUTCOMES[decision.outcome]],
    ['Grund för beslutet', groundOf(decision)],
    ['Tog bort den', decision.goneBy && GONE_BY[decision.goneBy]],
    ['Hur den kom in och vad som är känt', decision.receivedHow],
    [becauseOf(decision), decision.because],
    ['Anteckning', decision.note],
    ['Rättar beslutet före', decision.correctedBecause],
    ['Beslutat', `${swedishTime(decision.decidedAt)} av ${decision.decidedBy}`],
    ['Text till avsändaren', decision.toAuthor],
    ['Svar', decision.answer],
    ['Besvarad', answered],
    ['Vidarebefordrad till', decision.forwardedTo]
  ]
}

function removed(removal: CommentDetail['removal']): Rows {
  if (removal === null) return []
  const { kind, removedAt, removedBy, basis, confirmedAt, confirmedBy } = removal
  const confirmed =
    confirmedAt === null || basis === null
      ? 'nej, inte än'
      : `${swedishTime(confirmedAt)} av ${confirmedBy}, ${CONFIRMED[basis]}`
  return [
    ['Borttagen', `${swedishTime(removedAt)} av ${removedBy}, ${REMOVED[kind]}`],
    ['Bekräftat borta', confirmed]
  ]
}

/** Earlier decisions, and times that it was taken away, in their order: the one that holds stands above. */
function before({ decisions, decision, removals, removal }: Omit<CommentDetail, 'files'>): Rows {
  const notes = [
    ...decisions.slice(0, decision === null ? undefined : -1).map(noteOnDecision),
    ...removals.slice(0, removal === null ? undefined : -1).flatMap(notesOnRemoval)
  ].toSorted(([one], [other]) => one.localeCompare(other))
  return notes.map(([at, note]) => told(BEFORE, at, note))
}

const BEFORE = 'Tidigare'
const told = (label: string, at: Instant, note: string) => [label, `${swedishTime(at)}: ${note}`] as const

const ATTACHED: Readonly<Record<Attachment['kind'], string>> = {
  picture: 'bild',
  video: 'film',
  audio: 'ljud',
  link: 'länk',
  stream: 'film',
  other: 'fil'
}
const HAD: Readonly<Record<Attachment['state'], string>> = {
  present: 'sparad',
  missing: 'fanns inte kvar',
  unreachable: 'gick inte att hämta',
  blocked: 'adressen är inte öppen för alla',
  'too-large': 'för stor',
  'not-fetched': 'inte hämtad'
}
const REACTED: Readonly<Record<Reaction['kind'], string>> = {
  like: 'gillar',
  comment: 'kommentarer',
  repost: 'delningar',
  quote: 'citat'
}
const attached = ({ kind, url, state }: Attachment) => `${ATTACHED[kind]} ${url} (${HAD[state]})`
const reacted = ({ kind, count }: Reaction) => `${count} ${REACTED[kind]}`

/** Messages of one conversation, in order: each with its text under when it came and from whom. */
export function conversationDocument(
  messages: readonly {
    readonly row: IndexRow
    readonly document: RegisterDocument
    readonly isOut: boolean
  }[]
): RegisterDocument {
  const facts = messages.flatMap(({ document }) => document.facts)
  const attached = facts.filter(([label]) => label === ATTACHED_FILES)
  // What the diary says of one is mostly what it says of all.
  const inDiaries = facts.filter(([label]) => IN_DIARY.includes(label))
  const registered = [...new Map(inDiaries.map(fact => [fact.join(), fact])).values()]
  const texts = messages.flatMap(({ row, document, isOut }) => {
    const heading = [
      row.isDated ? swedishTime(row.at) : 'okänd tid',
      isOut ? `från kommunen (${row.channel})` : (row.sender ?? 'okänd avsändare'),
      ...(row.paragraph === null ? [] : [`sekretessmarkerat: ${row.paragraph}`])
    ].join(', ')
    return document.texts.map((each, at) => (at === 0 ? { ...each, heading } : { ...each, isAnswer: true }))
  })
  // One answer may be the answer to several messages.
  const shown = new Set<string>()
  return {
    facts: said([...registered, ['Meddelanden i konversationen', String(messages.length)], ...attached]),
    texts: texts.flatMap(({ heading, text, ...each }) => {
      const key = `${heading}: ${text}`
      if ('isAnswer' in each && shown.has(key)) return []
      shown.add(key)
      return [{ heading, text }]
    }),
    pictures: messages.flatMap(({ document }) => document.pictures)
  }
}

const METHODS: Readonly<Record<MessageRow['method'], string>> = {
  paste: 'inklistrad text',
  file: 'fil',
  export: 'plattformens export',
  email: 'e-post',
  api: 'plattformens gränssnitt'
}

/** What the names of the files that hang on a message stand under. */
export const ATTACHED_FILES = 'Bilagor'
const HANGS: Readonly<Record<MessageAttachment['kind'], string>> = {
  photo: 'bild',
  video: 'film',
  audio: 'ljud',
  gif: 'rörlig bild',
  sticker: 'klistermärke',
  file: 'fil',
  link: 'länk'
}
const KEPT: Readonly<Record<MessageAttachment['state'], string>> = {
  present: 'sparad',
  missing: 'fanns inte med',
  expired_url: 'adressen hade slutat gälla',
  blocked: 'adressen är inte öppen för alla'
}
const hangsOn =
  (method: MessageRow['method']) =>
  (attachment: MessageAttachment): string => {
    const { kind, uri, state } = attachment
    return `${attachmentName(attachment, method) ?? uri} (${HANGS[kind]}, ${KEPT[state]})`
  }

/**
 * What the sender called a file, letter by letter (PREMIS: as it was submitted, before any renaming), without the folder that it lay in; null
 * where it has no name. A mail's files have names only, whatever they look like; an export may say an address.
 */
export function attachmentName(
  { kind, uri }: Pick<MessageAttachment, 'kind' | 'uri'>,
  method: MessageRow['method']
): string | null {
  if (kind === 'link' || (method !== 'email' && URL.canParse(uri))) return null
  return uri.split('/').at(-1) || null
}

/** A message as it came in. */
export function messageDocument(
  message: MessageRow & {
    readonly answers: readonly Answer[]
    readonly attachments: readonly MessageAttachment[]
    readonly routes: readonly StoredRoute[]
    readonly inside: MailInside
    readonly registered: RecordFacts['registered']
  },
  files: readonly PackagedFile[]
): RegisterDocument {
  const { attachments, originalName, answers, registered, routes, inside, flaws } = message
  const isDated = isMessageDated(message)
  return {
    facts: said([
      ...inDiary(registered),
      ['Avsändarens adress', message.senderAddress],
      [
        message.direction === 'out' ? 'Skickades' : 'Inkom',
        isDated ? time(messageCameIn(message)) : 'okänt när, senast när det togs in'
      ],
      ['Skrevs enligt handlingen själv', doubtedTime(message.createdAt, messageCameIn(message))],
      ['Togs in', time(message.takenInAt)],
      ['Togs in genom', METHODS[message.method]],
      ['Filen det togs in som', originalName],
      ...flaws.map(flaw => ['Att veta om det', flawInWords(flaw)] as const),
      [ATTACHED_FILES, attachments.map(hangsOn(message.method)).join('; ')],
      ...notesOnMailInside(inside, messageCameIn(message)).map(([, note]) => ['Mejl i mejl', note] as const),
      ...routes
        .map(noteOnRoute)
        .map(([at, note], nth) => told(nth === routes.length - 1 ? 'Beslut' : BEFORE, at, note))
    ]),
    texts: [
      { heading: 'Meddelandets text', text: message.text },
      ...answersInWords(answers).map(([at, text]) => ({
        heading: `Antecknat om meddelandet ${swedishTime(at)}`,
        text
      }))
    ],
    pictures: pictures(files, 'original', 'attachment')
  }
}
