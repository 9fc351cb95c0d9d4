// A capture held against another of the same address: the last before it, or the one that is named.
import { diffArrays } from 'diff'
import type { CaptureDetail, CaptureFile } from '#shared/capture.ts'
import type { Comparison, TextComparison } from '#shared/comparison.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { readIfThere } from '../../kernel/objects/read-if-there.ts'
import { captureDetail } from '../captures/find.ts'
import { captureBefore } from '../captures/read.ts'
import { comparePictures, type TileFile } from './pictures.ts'

const MOST_LINES = 2_000
const MOST_TEXT = 32 << 20
/** A text that has become another altogether is not searched for what is left of the old one for ever. */
const PATIENCE = 500

/**
 * What is not as it was. Nothing is changed by it.
 * @throws ArchiveError not-found, object-damaged, captures-not-alike (they are of different addresses)
 */
export async function compareCaptures(
  ctx: Pick<Context, 'db' | 'objects'>,
  { id, other }: { id: CaptureId; other: CaptureId | null }
): Promise<Comparison> {
  const after = captureDetail(ctx, id)
  const beforeId = other ?? captureBefore(ctx.db.read, id)
  if (beforeId === null) return { before: null, isUnchanged: null, picture: null, text: null }
  const before = captureDetail(ctx, beforeId)
  if (before.address !== after.address) throw new ArchiveError('captures-not-alike')
  const [picture, text] = [await pictureOf(ctx, before, after), await textOf(ctx, before, after)]
  const isUnchanged =
    picture !== null && text !== null && picture.changedPixels === 0 && text.added + text.removed === 0
  return { before: { id: before.id, startedAt: before.startedAt }, isUnchanged, picture, text }
}

type Objects = Pick<Context, 'objects'>

async function pictureOf(ctx: Objects, before: CaptureDetail, after: CaptureDetail) {
  const [old, now] = [tilesOf(ctx, before), tilesOf(ctx, after)]
  return old.length === 0 || now.length === 0 ? null : comparePictures(old, now)
}

function tilesOf(ctx: Objects, { files }: CaptureDetail): TileFile[] {
  const tiles = files
    .filter(({ role }) => role === 'screenshot')
    .toSorted((one, two) => one.position - two.position)
  return tiles.flatMap(({ sha256, top, width, height }) =>
    top === null || width === null || height === null
      ? []
      : [{ sha256, top, width, height, load: () => read(ctx, sha256) }]
  )
}

async function textOf(
  ctx: Objects,
  before: CaptureDetail,
  after: CaptureDetail
): Promise<TextComparison | null> {
  const find = ({ files }: CaptureDetail) => files.find(({ role }) => role === 'text')
  const [old, now] = [find(before), find(after)]
  if (old === undefined || now === undefined) return null
  if (old.sha256 === now.sha256) return { added: 0, removed: 0, changes: [], isCut: false }
  const [oldLines, nowLines] = [await linesOf(ctx, old), await linesOf(ctx, now)]
  const parts =
    diffArrays(oldLines, nowLines, { timeout: PATIENCE }) ??
    ([
      { removed: true, added: false, value: oldLines },
      { removed: false, added: true, value: nowLines }
    ] as const)
  const changes = parts.flatMap(({ added, removed, value }) =>
    added || removed
      ? value.map(text => ({ kind: added ? ('added' as const) : ('removed' as const), text }))
      : []
  )
  const added = changes.filter(({ kind }) => kind === 'added').length
  return {
    added,
    removed: changes.length - added,
    changes: changes.slice(0, MOST_LINES),
    isCut: changes.length > MOST_LINES
  }
}

async function linesOf(ctx: Objects, { sha256 }: CaptureFile): Promise<string[]> {
  const bytes = await read(ctx, sha256)
  const lines = bytes.toString('utf8', 0, Math.min(bytes.length, MOST_TEXT)).split('\n')
  return lines.map(line => line.trim().slice(0, 2_000)).filter(line => line !== '')
}

async function read({ objects }: Objects, sha256: CaptureFile['sha256']): Promise<Buffer> {
  const bytes = await readIfThere(objects, sha256)
  if (bytes === null) throw new ArchiveError('object-damaged', { what: sha256 })
  return bytes
}
