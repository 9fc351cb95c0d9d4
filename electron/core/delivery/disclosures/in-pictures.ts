// What may need a mask in the pictures of a record: where the page that was pictured says something that looks like personal
// data, and faces. Proposals only, worked out anew each time; a person decides.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type {
  DisclosureRecordDetail,
  FaceProposals,
  Mask,
  MaskPlace,
  MaskProposal
} from '#shared/disclosure.ts'
import { CaptureId, CommentId, type DisclosureId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { layoutOf, placesOf } from '../../captures/captures/places.ts'
import { captureFiles } from '../../captures/captures/read.ts'
import { picturedOf } from '../../comments/comments/places.ts'
import { pictures } from '../../formats/pictures/picture-apart.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { disclosureRecord, keyOf } from './disclosures.ts'
import { type Box, findFaces } from './faces/find.ts'
import { type MaskedWords, newSince, wordsIn, wordsMasked } from './masked-words.ts'
import { type FoundWords, personalIn, sameWords } from './proposals.ts'
import { readInPicture } from './queries.ts'

type Where = { readonly id: DisclosureId; readonly position: number }
type Region = Extract<MaskPlace, { kind: 'region' }>

const MOST_NAMES = 500
/** A page that says more than this that looks like personal data is proposed so far, from its top. */
const MOST_PROPOSALS = 300
/** A box is made somewhat larger than the words, by so much of its height: letters that lean or are bold reach over their ends. */
const MARGIN = 0.45

/** The record with what may need a mask, in its texts and in its pictures. @throws ArchiveError not-found, object-damaged */
export async function recordWithProposals(
  ctx: Context,
  { id, position }: Where
): Promise<DisclosureRecordDetail> {
  const masked = wordsMasked(ctx.db.read, id)
  const detail = disclosureRecord(ctx.db.read, id, position, masked)
  const found = await wordsInPictures(ctx, detail, masked)
  const anew = new Set(found.map(keyOf))
  return {
    ...detail,
    dismissals: detail.dismissals.filter(each => !anew.has(keyOf(each))),
    proposals: [...detail.proposals, ...found]
  }
}

/**
 * Faces in one of the record's pictures that are not masked already.
 * @throws ArchiveError not-found, object-damaged, stopped
 */
export async function proposeFaces(
  ctx: Context,
  { id, position, picture }: Where & { picture: number }
): Promise<FaceProposals> {
  const detail = disclosureRecord(ctx.db.read, id, position)
  const shown = detail.pictures[picture]
  if (shown === undefined)
    throw new ArchiveError('not-found', { what: `${id} (${position + 1}, ${picture + 1})` })
  const decoded = await readFile(await ctx.objects.file(shown.sha256))
    .then(pictures.decode)
    .catch(() => {
      throw new ArchiveError('object-damaged', { what: shown.sha256 })
    })
  const page = (await pagesOf(ctx, detail)).find(each => each.tiles.some(tile => tile.picture === picture))
  const known = page?.pictures
    ?.flatMap(box => onTiles(page.tiles, box))
    .filter(box => box.picture === picture)
  const onProgress = (done: number, total: number) =>
    ctx.events.publish('event', { kind: 'faces-progress', disclosureId: id, done, total })
  const { boxes, isWhole } = await findFaces(decoded, known ?? null, { signal: ctx.closing, onProgress })
  const proposals = boxes.map((box): MaskProposal => {
    const place: Region = { kind: 'region', picture, ...box }
    return { reason: 'face', place, words: null }
  })
  return { proposals: proposals.filter(proposal => !isMasked(proposal, detail.masks)), isWhole }
}

/** A picture of the record, and the place on the page of its corner. */
type Tile = {
  readonly picture: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
type Layout = NonNullable<Awaited<ReturnType<typeof layoutOf>>>
type Page = {
  readonly tiles: readonly Tile[]
  readonly blocks: Layout['blocks']
  /** Pictures in whose place what is said of them is shown, or may be: that is known of those that did not come. */
  readonly said: readonly (Layout['pictures'][number] & { readonly text: string })[]
  /** Where the page's own pictures are; null when that is not known. */
  readonly pictures: readonly Box[] | null
}

/**
 * Each page that was pictured: where its texts are, and what of it each picture of the record shows. None where that was not noted;
 * a comment that was seen several times has one for each.
 */
async function pagesOf(ctx: Context, detail: DisclosureRecordDetail): Promise<Page[]> {
  const { record, pictures } = detail
  if (record.kind === 'comment') return pagesOfComment(ctx, CommentId.parse(record.id), pictures)
  if (record.kind !== 'capture') return []
  const id = CaptureId.parse(record.id)
  const layout = await layoutOf(ctx, id)
  if (layout === null) return []
  const shots = captureFiles(ctx.db.read, id).filter(({ role }) => role === 'screenshot')
  const tiles = pictures.flatMap(({ sha256, width, height }, picture) => {
    const top = shots.find(shot => shot.sha256 === sha256)?.top
    return top == null ? [] : [{ picture, left: 0, top, width, height }]
  })
  const said = layout.pictures.flatMap(one =>
    one.alt && one.came !== true ? [{ ...one, text: one.alt }] : []
  )
  return [{ ...layout, said, tiles }]
}

async function pagesOfComment(
  ctx: Context,
  id: CommentId,
  pictures: DisclosureRecordDetail['pictures']
): Promise<Page[]> {
  return (await picturedOf(ctx, id)).map(({ blocks, shown }) => {
    const tiles = pictures.flatMap(({ sha256, width, height }, picture) => {
      const part = shown.find(each => each.sha256 === sha256)
      return part === undefined ? [] : [{ picture, left: part.x, top: part.y, width, height }]
    })
    return { blocks, said: [], pictures: null, tiles }
  })
}

/** A place in a picture that was let stand is asked about again once other words that it shows are masked. */
async function wordsInPictures(
  ctx: Context,
  detail: DisclosureRecordDetail,
  masked: readonly MaskedWords[]
): Promise<MaskProposal[]> {
  const letStand = new Map(detail.dismissals.map(each => [keyOf(each), each.dismissedAt]))
  const wanted = { names: namesOnChannel(ctx.db.read, detail.record), words: wordsIn(masked) }
  const placed = await unmaskedInPictures(ctx, detail, 'perhaps', text => personalIn(text, wanted))
  const read = readInWhole(ctx.db.read, detail, (text, place) => {
    const known = placed.filter(each => isIn(place.picture, each)).map(({ words }) => words ?? '')
    const others = masked.filter(({ words }) => known.every(said => sameWords(said, [words]).length === 0))
    return newSince(text, others, letStand.get(keyOf({ reason: 'same-words', place })))
  })
  const open = placed.filter(each => {
    const at = letStand.get(keyOf(each))
    return (
      at === undefined || (each.reason === 'same-words' && newSince(each.words ?? '', masked, at).length > 0)
    )
  })
  return [...open, ...read].toSorted(byPlace).slice(0, MOST_PROPOSALS)
}

export const isIn = (picture: number, { place }: Pick<MaskProposal, 'place'>): boolean =>
  place.kind === 'region' && place.picture === picture

/** The pictures without a mask in which the program has read the words; it knows no places, so what may be masked is the whole of each. */
export function readInWhole(
  db: ReadDb,
  { pictures, masks }: Pick<DisclosureRecordDetail, 'pictures' | 'masks'>,
  find: (text: string, place: Region) => readonly FoundWords[]
): (MaskProposal & { readonly place: Region })[] {
  return pictures.flatMap(({ sha256, width, height }, picture) => {
    if (masks.some(mask => isIn(picture, mask))) return []
    // Lines of a picture are broken where its own were.
    const text = readInPicture(db, sha256).replaceAll(/\s+/g, ' ')
    const place = { kind: 'region' as const, picture, x: 0, y: 0, width, height }
    const [first] = find(text, place)
    if (first === undefined) return []
    const { reason, start, end } = first
    return [{ reason, place, words: text.slice(start, end) }]
  })
}

/**
 * Where the pictures of the record show what is found in their texts, but where it is masked; with `perhaps` also where that is not known.
 * @throws ArchiveError object-damaged
 */
export async function unmaskedInPictures(
  ctx: Context,
  detail: DisclosureRecordDetail,
  shown: 'surely' | 'perhaps',
  find: (text: string) => readonly FoundWords[]
): Promise<MaskProposal[]> {
  const found: MaskProposal[] = []
  for (const { blocks, said, tiles } of await pagesOf(ctx, detail)) {
    for (const one of said.filter(({ came }) => shown === 'perhaps' || came === false))
      for (const { start, end, reason } of find(one.text))
        for (const place of onTiles(tiles, one))
          found.push({ reason, place, words: one.text.slice(start, end) })
    for (const lines of blocks) {
      const texts = lines.map(({ text }) => text)
      const text = texts.join(' ')
      for (const { start, end, reason } of find(text))
        for (const box of placesOf(lines, texts, { start, end }))
          for (const place of onTiles(tiles, larger(box)))
            found.push({ reason, place, words: text.slice(start, end) })
    }
  }
  // A picture that the page was seen in twice says the same twice.
  const once = new Map(found.map(proposal => [JSON.stringify(proposal), proposal]))
  return [...once.values()].filter(proposal => !isMasked(proposal, detail.masks))
}

/** Those who have commented or written in the channel of the record: their names stand on its pages. */
function namesOnChannel(db: ReadDb, { kind, id }: RecordRef): string[] {
  const channel = `(SELECT channel_id FROM ${kind} WHERE id = @id)`
  const rows = db
    .prepare(
      `SELECT name FROM (
         SELECT content ->> '$.authorName' AS name, noticed_at AS at FROM comment WHERE channel_id = ${channel}
         UNION ALL SELECT sender_name, taken_in_at FROM message
           WHERE direction = 'in' AND channel_id = ${channel})
       WHERE name <> '' GROUP BY name ORDER BY max(at) DESC LIMIT ${MOST_NAMES}`
    )
    .all({ id })
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}

const larger = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN * height,
  y,
  width: width + 2 * MARGIN * height,
  height
})

/** The parts of a box of the page that are on its tiles, in whole pixels of each. */
function onTiles(tiles: readonly Tile[], box: Box): Region[] {
  return tiles.flatMap(({ picture, left, top, width, height }) => {
    const x = Math.max(0, Math.floor(box.x - left))
    const y = Math.max(0, Math.floor(box.y - top))
    const right = Math.min(width, Math.ceil(box.x + box.width - left))
    const below = Math.min(height, Math.ceil(box.y + box.height - top))
    if (right <= x || below <= y) return []
    return [{ kind: 'region', picture, x, y, width: right - x, height: below - y }]
  })
}

/** Whether one mask covers the whole of it. */
function isMasked({ place }: MaskProposal, masks: readonly Mask[]): boolean {
  if (place.kind !== 'region') return false
  return masks.some(
    ({ place: mask }) =>
      mask.kind === 'region' &&
      mask.picture === place.picture &&
      mask.x <= place.x &&
      mask.y <= place.y &&
      mask.x + mask.width >= place.x + place.width &&
      mask.y + mask.height >= place.y + place.height
  )
}

const byPlace = ({ place: one }: MaskProposal, { place: other }: MaskProposal) =>
  one.kind === 'region' && other.kind === 'region'
    ? one.picture - other.picture || one.y - other.y || one.x - other.x
    : 0
