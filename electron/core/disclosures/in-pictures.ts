// What may need a mask in the pictures of a record: where a captured page says something that looks like personal data, and
// faces. Proposals only, worked out anew each time; a person decides.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type {
  DisclosureRecordDetail,
  FaceProposals,
  Mask,
  MaskPlace,
  MaskProposal
} from '#shared/disclosure.ts'
import { CaptureId, type DisclosureId } from '#shared/ids.ts'
import { layoutOf, placesOf } from '../captures/places.ts'
import { captureFiles } from '../captures/queries.ts'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { decodePicture } from '../exports/pdfa/decode.ts'
import { disclosureRecord } from './disclosures.ts'
import { type Box, findFaces } from './faces/find.ts'
import { maskedWords, personalIn } from './proposals.ts'

type Where = { readonly id: DisclosureId; readonly position: number }
type Region = Extract<MaskPlace, { kind: 'region' }>

const MOST_NAMES = 500
/** A page that says more than this that looks like personal data is proposed so far, from its top. */
const MOST_PROPOSALS = 300
/** Letters are not all as wide: a box is made somewhat larger than its share of the line. */
const MARGIN = 4

/** The record with what may need a mask, in its texts and in its pictures. @throws ArchiveError not-found, object-damaged */
export async function recordWithProposals(
  ctx: Context,
  { id, position }: Where
): Promise<DisclosureRecordDetail> {
  const detail = disclosureRecord(ctx.db.read, id, position)
  const found = await wordsInPictures(ctx, detail)
  return { ...detail, proposals: [...detail.proposals, ...found] }
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
  if (shown === undefined) throw new ArchiveError('not-found', { what: `${id} ${position} ${picture}` })
  const decoded = await readFile(ctx.objects.path(shown.sha256))
    .then(decodePicture)
    .catch(() => {
      throw new ArchiveError('object-damaged', { what: shown.sha256 })
    })
  const page = await pageOf(ctx, detail)
  const known = page?.pictures.flatMap(box => onTiles(page.tiles, box)).filter(box => box.picture === picture)
  const { boxes, isWhole } = await findFaces(decoded, known ?? null, ctx.closing)
  const proposals = boxes.map((box): MaskProposal => {
    const place: Region = { kind: 'region', picture, ...box }
    return { reason: 'face', place, words: null }
  })
  return { proposals: proposals.filter(proposal => !isMasked(proposal, detail.masks)), isWhole }
}

type Tile = {
  readonly picture: number
  readonly top: number
  readonly width: number
  readonly height: number
}
type Page = {
  readonly tiles: readonly Tile[]
  readonly blocks: NonNullable<Awaited<ReturnType<typeof layoutOf>>>['blocks']
  readonly pictures: readonly Box[]
}

/** Of a captured page, where its texts and pictures are and how its picture is cut; null of other records. */
async function pageOf(
  ctx: Context,
  { record, pictures }: Pick<DisclosureRecordDetail, 'record' | 'pictures'>
): Promise<Page | null> {
  if (record.kind !== 'capture') return null
  const id = CaptureId.parse(record.id)
  const layout = await layoutOf(ctx, id)
  if (layout === null) return null
  const shots = captureFiles(ctx.db.read, id).filter(({ role }) => role === 'screenshot')
  const tiles = pictures.flatMap(({ sha256, width, height }, picture) => {
    const top = shots.find(shot => shot.sha256 === sha256)?.top
    return top == null ? [] : [{ picture, top, width, height }]
  })
  return { ...layout, tiles }
}

async function wordsInPictures(ctx: Context, detail: DisclosureRecordDetail): Promise<MaskProposal[]> {
  const page = await pageOf(ctx, detail)
  if (page === null) return []
  const words = maskedWords(detail.fields, detail.masks)
  const wanted = { names: namesOnChannel(ctx.db.read, detail.record.id), words }
  const found: MaskProposal[] = []
  for (const lines of page.blocks) {
    const texts = lines.map(({ text }) => text)
    const text = texts.join(' ')
    for (const { start, end, reason } of personalIn(text, wanted))
      for (const box of placesOf(lines, texts, { start, end }))
        for (const place of onTiles(page.tiles, larger(box)))
          found.push({ reason, place, words: text.slice(start, end) })
  }
  return found
    .filter(proposal => !isMasked(proposal, detail.masks))
    .toSorted(byPlace)
    .slice(0, MOST_PROPOSALS)
}

/** Those who have commented or written in the channel of the capture: their names stand on its pages. */
function namesOnChannel(db: ReadDb, captureId: string): string[] {
  const rows = db
    .prepare(
      `SELECT name FROM (
         SELECT content ->> '$.authorName' AS name, noticed_at AS at FROM comment
           WHERE channel_id = (SELECT channel_id FROM capture WHERE id = @captureId)
         UNION ALL SELECT sender_name, taken_in_at FROM message
           WHERE direction = 'in' AND channel_id = (SELECT channel_id FROM capture WHERE id = @captureId))
       WHERE name <> '' GROUP BY name ORDER BY max(at) DESC LIMIT ${MOST_NAMES}`
    )
    .all({ captureId })
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}

const larger = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN,
  y,
  width: width + 2 * MARGIN,
  height
})

/** The parts of a box of the page that are on its tiles, in whole pixels of each. */
function onTiles(tiles: readonly Tile[], box: Box): Region[] {
  return tiles.flatMap(({ picture, top, width, height }) => {
    const left = Math.max(0, Math.floor(box.x))
    const above = Math.max(0, Math.floor(box.y - top))
    const right = Math.min(width, Math.ceil(box.x + box.width))
    const below = Math.min(height, Math.ceil(box.y + box.height - top))
    if (right <= left || below <= above) return []
    return [{ kind: 'region', picture, x: left, y: above, width: right - left, height: below - above }]
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
