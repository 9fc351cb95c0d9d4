// The copy of one record, part by part from top to bottom: what is previewed is what is written.
import type {
  Disclosure,
  DisclosureCopy,
  DisclosureReceiver,
  DisclosureRecordDetail
} from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import { DISCLOSURE_STATES } from '#shared/words/values.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { copyName } from '../exports/describe/redacted.ts'
import { disclosureRecord, findDisclosure } from './disclosures.ts'
import { maskedText, maskedTitle, placesMasked } from './masked.ts'
import { openWordsOf } from './masked-words.ts'
import { findEnded } from './queries.ts'

/** A copy as it is written: what is kept in is none. */
export type WrittenCopy = Omit<DisclosureCopy, 'keptIn' | 'keptInBy'>
type Part = DisclosureCopy['parts'][number]

/** A text that is longer than this, or has several lines, stands under a heading of its own. */
const LONGEST_FACT = 200

const FOR_WHOM: Readonly<Record<Exclude<DisclosureReceiver, 'public'>, string>> = {
  party: 'part',
  authority: 'annan myndighet'
}

/** The copy of a record as it would be delivered now. @throws ArchiveError not-found */
export function previewCopy(
  db: ReadDb,
  { id, position }: { readonly id: DisclosureId; readonly position: number }
): DisclosureCopy {
  const disclosure = findDisclosure(db, id)
  const at = disclosure.records.findIndex(each => each.position === position)
  const { keptIn = null, keptInBy = null } = disclosure.records[at] ?? {}
  const record = disclosureRecord(db, id, position)
  const copy = copyOf(db, disclosure, { record, number: at + 1, open: openWordsOf(db, id) })
  return { ...copy, keptIn, keptInBy }
}

type Copied = {
  readonly record: DisclosureRecordDetail
  readonly number: number
  /** What was typed of the disclosure, as it may be handed out. */
  readonly open: (text: string) => string
}

/** The copy of a record with its number in the delivery, the first of which is 1. */
export function copyOf(
  db: ReadDb,
  disclosure: Pick<Disclosure, 'receiver' | 'basis' | 'reservation' | 'corrects' | 'correctedBecause'>,
  { record, number, open }: Copied
): WrittenCopy {
  const texts = record.fields.map((field, at): Part => {
    const text = maskedText(field, at, record.masks)
    const isLong = text.includes('\n') || text.length > LONGEST_FACT
    return { kind: isLong ? 'text' : 'fact', label: field.label, text }
  })
  const about = [...aboutDelivery(db, disclosure, open), ...aboutCopy(record)].map(
    ([label, text]): Part => ({ kind: 'fact', label, text })
  )
  return {
    file: copyName(number),
    title: maskedTitle(record, number),
    parts: [...texts, { kind: 'heading', label: 'Om kopian' }, ...about, ...picturesOf(record)]
  }
}

type Facts = readonly (readonly [label: string, text: string])[]

function aboutDelivery(db: ReadDb, disclosure: Parameters<typeof copyOf>[1], open: Copied['open']): Facts {
  const { receiver, corrects } = disclosure
  // What is masked in a record is masked in what was written of the disclosure too.
  const [correctedBecause, reservation, basis] = [
    disclosure.correctedBecause,
    disclosure.reservation,
    disclosure.basis
  ].map(text => (text === null ? null : open(text)))
  return [
    ...(corrects === null ? [] : [correctedFact(db, corrects)]),
    ...(correctedBecause == null ? [] : [['Vad som var fel', correctedBecause] as const]),
    ...(receiver === 'public'
      ? []
      : [['Lämnas till', `${FOR_WHOM[receiver]}, med stöd av ${basis ?? ''}`] as const]),
    ...(reservation == null ? [] : [['Förbehåll (OSL 10 kap. 4 §)', reservation] as const])
  ]
}

// What has been disposed of since is corrected all the same.
function correctedFact(db: ReadDb, id: DisclosureId): Facts[number] {
  const ended = findEnded(db, id)
  const day = ended === undefined ? 'tidigare' : swedishDate(ended.endedAt)
  return ended === undefined || ended.state === 'delivered'
    ? ['Rättad kopia', `Ersätter den som lämnades ut ${day}.`]
    : [
        'Nytt beslut',
        `Utlämnandet avslutades ${day} utan att något lämnades ut (${DISCLOSURE_STATES[ended.state].sv}).`
      ]
}

function aboutCopy({ masks, left }: DisclosureRecordDetail): Facts {
  const grounds = [...Map.groupBy(masks, ({ paragraph }) => paragraph)]
  return [
    ['Maskerade ställen', String(placesMasked(masks))],
    ...grounds.map(([paragraph, those]) => {
      const places = placesMasked(those)
      return [paragraph, `${places} ${places === 1 ? 'ställe' : 'ställen'}`] as const
    }),
    ...(left === 0 ? [] : [['Filer som inte kan maskeras och därför inte lämnas ut', String(left)] as const])
  ]
}

const picturesOf = ({ pictures, masks }: DisclosureRecordDetail): Part[] =>
  pictures.map((shown, picture) => ({
    kind: 'picture',
    picture,
    ...shown,
    covered: masks.flatMap(({ place }) => {
      if (place.kind !== 'region' || place.picture !== picture) return []
      const { x, y, width, height } = place
      return [{ x, y, width, height }]
    })
  }))
