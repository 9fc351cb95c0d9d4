// The register document of a record (registreringsunderlag): what a registrar needs to see, in Swedish, in plain words.
import type { CaptureRow } from '#shared/capture.ts'
import type { Attachment, CommentDetail, Reaction } from '#shared/comment.ts'
import type { Instant } from '#shared/ids.ts'
import type { MessageRow } from '#shared/message.ts'
import { swedishTime } from '../../swedish-time.ts'
import type { IndexRow, PackagedFile } from '../records.ts'

type Facts = readonly (readonly [label: string, value: string])[]

/** What the document holds beside what stands in the index: more facts, texts, and the pictures in their order. */
export type RegisterDocument = {
  readonly facts: Facts
  readonly texts: readonly { readonly heading: string; readonly text: string }[]
  readonly pictures: readonly PackagedFile[]
}

const time = (at: Instant | null) => (at === null ? null : swedishTime(at))

/** Without those that say nothing. */
function said(facts: readonly (readonly [label: string, value: string | null])[]): Facts {
  return facts.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]))
}

const SHOWN = ['image/png', 'image/jpeg']
const pictures = (files: readonly PackagedFile[], ...roles: string[]) =>
  files.filter(({ role, mediaType }) => roles.includes(role) && SHOWN.includes(mediaType))

/** A page as it was captured. */
export function captureDocument(capture: CaptureRow, files: readonly PackagedFile[]): RegisterDocument {
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
  comment: Omit<CommentDetail, 'files'>,
  files: readonly PackagedFile[]
): RegisterDocument {
  const { content, decision, removal } = comment
  return {
    facts: said([
      ['Adress', comment.address],
      ['Avsändarens adress', content?.authorAddress ?? null],
      ['Tid som kanalen visade', content?.timeShown ?? null],
      ['Bilagor', comment.attachments?.map(attached).join('; ') || null],
      ['Reaktioner när den sparades', comment.reactions?.map(reacted).join(', ') ?? null],
      ['Uppmärksammad', time(comment.noticedAt)],
      ['Sparad', time(comment.savedAt)],
      ['Kontrollerad', time(comment.verifiedAt)],
      ['Grund för beslutet', decision?.category == null ? null : `punkt ${decision.category} i riktlinjerna`],
      ['Borttagen', time(removal?.removedAt ?? null)],
      ['Bekräftat borta', time(removal?.confirmedAt ?? null)]
    ]),
    texts: content === null ? [] : [{ heading: 'Kommentarens text', text: content.text }],
    pictures: pictures(files, 'comment', 'context', 'attachment')
  }
}

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
  return {
    facts: said([['Meddelanden i konversationen', String(messages.length)]]),
    texts: messages.flatMap(({ row, document, isOut }) =>
      document.texts.map(({ text }) => ({
        heading: `${swedishTime(row.at)}, ${isOut ? `från kommunen (${row.channel})` : (row.sender ?? 'okänd avsändare')}`,
        text
      }))
    ),
    pictures: messages.flatMap(({ document }) => document.pictures)
  }
}

/** A message as it came in. */
export function messageDocument(message: MessageRow, files: readonly PackagedFile[]): RegisterDocument {
  return {
    facts: said([
      ['Avsändarens adress', message.senderAddress],
      ['Inkom', time(message.receivedAt)],
      ['Togs in', time(message.takenInAt)]
    ]),
    texts: [{ heading: 'Meddelandets text', text: message.text }],
    pictures: pictures(files, 'original', 'attachment')
  }
}
