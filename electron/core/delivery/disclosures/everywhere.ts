// Masking words wherever they stand in a disclosure, in its texts and, where a person wants it, in its pictures.
import { randomUUID } from 'node:crypto'
import type {
  DisclosureDetail,
  DisclosureRecordDetail,
  MaskPlace,
  MaskProposal,
  WordPlaces
} from '#shared/disclosure.ts'
import { type DisclosureId, MaskId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { change, disclosureRecord, findDisclosure, open, shown } from './disclosures.ts'
import { isIn, readInWhole, unmaskedInPictures } from './in-pictures.ts'
import { insertMask, masksOf } from './mask-queries.ts'
import { passagesWith, wordsAsSpelt } from './proposals.ts'

type Asked = { readonly id: DisclosureId; readonly words: string }

/** In how many places of each record the words stand unmasked; of records without, nothing. @throws ArchiveError not-found, object-damaged */
export async function placesWith(ctx: Context, { id, words }: Asked): Promise<WordPlaces[]> {
  const places: WordPlaces[] = []
  for (const { position } of findDisclosure(ctx.db.read, id).records) {
    const detail = disclosureRecord(ctx.db.read, id, position)
    const texts = passagesWith(words, detail.fields, detail.masks).length
    const regions = await regionsWith(ctx, detail, words)
    const readIn = readOnly(ctx.db.read, detail, words, regions).map(({ place }) => place.picture)
    const pictures = regions.length
    if (texts + pictures + readIn.length > 0) places.push({ position, texts, pictures, readIn })
  }
  return places
}

/**
 * Masks them. The boxes of pictures are found before, outside the act. Of words that stand in no text, and that were only read in pictures,
 * nobody knows the place: the whole of those pictures is masked. @throws ArchiveError not-found, disclosure-ended, words-not-found,
 * object-damaged
 */
export async function maskEverywhere(
  ctx: Context,
  { inPictures, ...asked }: Asked & { readonly paragraph: string; readonly inPictures: boolean }
): Promise<DisclosureDetail> {
  const [regions, wholes]: [Region[], Region[]] = [[], []]
  let texts = 0
  if (inPictures)
    for (const { position } of findDisclosure(ctx.db.read, asked.id).records) {
      const detail = disclosureRecord(ctx.db.read, asked.id, position)
      const found = await regionsWith(ctx, detail, asked.words)
      const read = readOnly(ctx.db.read, detail, asked.words, found)
      regions.push(...found.map(({ place }) => ({ position, place })))
      wholes.push(...read.map(({ place }) => ({ position, place })))
      texts += passagesWith(asked.words, detail.fields, detail.masks).length
    }
  return maskWords(ctx, { ...asked, regions: texts + regions.length > 0 ? regions : wholes })
}

/** Where in the pictures of a record something is to be masked. */
type Region = { readonly position: number; readonly place: MaskPlace }

/**
 * Masks the words wherever they stand in the texts of the disclosure, but where they are masked already, and the regions that they
 * were found in. @throws ArchiveError not-found, disclosure-ended, words-not-found, secret-words
 */
export function maskWords(
  ctx: Context,
  {
    id,
    words,
    paragraph,
    regions = []
  }: { id: DisclosureId; words: string; paragraph: string; regions?: readonly Region[] }
): DisclosureDetail {
  return change(ctx, id, tx => {
    requireNoSecretWords(tx, [paragraph])
    const places = open(tx, id).records.flatMap(({ position }) => {
      const placed = masksOf(tx, id, position)
      const passages = passagesWith(words, shown(tx, id, position).fields, placed)
      const inPictures = regions.filter(region => region.position === position)
      return [...passages.map(place => ({ position, place })), ...inPictures]
    })
    if (places.length === 0) throw new ArchiveError('words-not-found')
    for (const { position, place } of places) {
      const [placedBy, placedAt] = [ctx.actor, ctx.clock.now()]
      insertMask(tx, id, {
        ...{ id: MaskId.parse(randomUUID()), place, paragraph, placedBy, placedAt },
        position
      })
    }
    return { act: 'disclosure.words-masked', details: { masks: places.length, paragraph } }
  })
}

/** The pictures in which the words were read, and which have no place of them that is known. */
const readOnly = (
  db: ReadDb,
  detail: DisclosureRecordDetail,
  words: string,
  known: readonly MaskProposal[]
) =>
  readInWhole(db, detail, text => wordsAsSpelt(text, words)).filter(
    ({ place }) => !known.some(each => isIn(place.picture, each))
  )

const regionsWith = (ctx: Context, detail: DisclosureRecordDetail, words: string) =>
  unmaskedInPictures(ctx, detail, 'surely', text => wordsAsSpelt(text, words))
