// This capture against the last: what came and went in picture and text, and that the unchanged is called unchanged.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Viewport } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import { findCapture, listCaptures } from '../../electron/core/captures/captures/queries.ts'
import { runsOf } from '../../electron/core/captures/captures/runs.ts'
import { compareCaptures } from '../../electron/core/captures/compare/compare.ts'
import { comparePictures, type TileFile } from '../../electron/core/captures/compare/pictures.ts'
import { alikeRows, cutBelow, cutOut, readPng, unpackPng } from '../../electron/core/formats/png/png.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { runEnded } from '../helpers/runs.ts'
import { startSite } from '../helpers/site/site.ts'
import { sha256 } from '../helpers/wacz.ts'

vi.setConfig({ testTimeout: 90_000 })

type Block = { readonly height: number; readonly colour: number }
const WIDTH = 60

/** A picture of blocks, each of one colour. */
function drawn(blocks: readonly Block[], spots: readonly { x: number; y: number }[] = []): Buffer {
  const png = new PNG({ width: WIDTH, height: blocks.reduce((sum, { height }) => sum + height, 0) })
  let at = 0
  for (const { height, colour } of blocks)
    for (let n = 0; n < height * WIDTH; n++, at += 4) png.data.set([colour, (n >> 4) & 255, 40, 255], at)
  for (const { x, y } of spots)
    for (let n = 0; n < 10; n++) png.data.fill(0, ((y + n) * WIDTH + x) * 4, ((y + n) * WIDTH + x) * 4 + 30)
  return PNG.sync.write(png)
}

function tile(bytes: Buffer, top = 0): TileFile {
  const { width, height } = PNG.sync.read(bytes)
  return { sha256: sha256(bytes), top, width, height, load: async () => bytes }
}

const post = (n: number): Block => ({ height: 200, colour: n * 20 })
const head: Block = { height: 90, colour: 250 }

describe('two pictures', () => {
  it('are the same when they are, also when they are packed differently', async () => {
    const bytes = drawn([head, post(1), post(2)])
    const again = PNG.sync.write(PNG.sync.read(bytes), { filterType: 1 })
    expect(again).not.toEqual(bytes)
    const same = { similarity: 1, changedPixels: 0, regions: [], heightBefore: 490, heightAfter: 490 }
    expect(await comparePictures([tile(bytes)], [tile(bytes)])).toEqual(same)
    expect(await comparePictures([tile(bytes)], [tile(again)])).toEqual(same)
  })

  it('differ by a post that came in at the top, and not by all that moved down for it', async () => {
    const before = tile(drawn([head, post(1), post(2), post(3)]))
    const after = tile(drawn([head, post(9), post(1), post(2), post(3)]))
    const { regions, changedPixels, similarity } = await comparePictures([before], [after])
    expect(regions).toEqual([{ top: 90, left: 0, width: WIDTH, height: 200 }])
    expect(changedPixels).toBe(200 * WIDTH)
    expect(similarity).toBeCloseTo(1 - 200 / 890, 5)
  })

  it('differ by the columns that one has beyond the other', async () => {
    const narrow = PNG.sync.read(drawn([head, post(1)]))
    const wide = new PNG({ width: WIDTH + 20, height: 290 })
    wide.data.fill(255)
    PNG.bitblt(narrow, wide, 0, 0, WIDTH, 290, 0, 0)
    const [before, after] = [tile(PNG.sync.write(narrow)), tile(PNG.sync.write(wide))]
    const wider = await comparePictures([before], [after])
    expect(wider.regions).toEqual([{ top: 0, left: WIDTH, width: 20, height: 290 }])
    expect(wider.changedPixels).toBe(20 * 290)
    expect(wider.similarity).toBeCloseTo(1 - 20 / (WIDTH + 20), 5)
    // What is gone has no place in the picture of today, and is no less a change for that.
    expect(await comparePictures([after], [before])).toMatchObject({ changedPixels: 20 * 290, regions: [] })
  })

  it('differ in a spot, found across the edge of two tiles', async () => {
    const whole = [head, post(1), post(2)]
    const before = [tile(drawn([head, post(1)])), tile(drawn([post(2)]), 290)]
    const changed = PNG.sync.read(drawn(whole, [{ x: 20, y: 285 }]))
    const { regions } = await comparePictures(before, [tile(PNG.sync.write(changed))])
    expect(regions).toHaveLength(1)
    expect(regions[0]?.left).toBeGreaterThanOrEqual(19)
    expect(regions[0]?.top).toBe(285)
    expect(regions[0]?.height).toBe(10)
  })

  it('are cut off below without a pixel of what is left being another, whatever they are filtered by', async () => {
    const whole = PNG.sync.read(drawn([head, post(5), post(6)], [{ x: 20, y: 470 }]))
    for (const filterType of [0, 1, 2, 3, 4, -1] as const) {
      const cut = await cutBelow(await unpackPng(PNG.sync.write(whole, { filterType })), 16)
      const left = PNG.sync.read(cut.bytes)
      expect(left).toMatchObject({ width: WIDTH, height: 474 })
      expect(left.data).toEqual(whole.data.subarray(0, 474 * WIDTH * 4))
      expect(Buffer.from(cut.rows)).toEqual(whole.data.subarray(474 * WIDTH * 4))
    }
  })

  it('say where many rows are alike, whatever they are filtered by', async () => {
    const whole = PNG.sync.read(drawn([head, post(5), { colour: 255, height: 300 }, post(6)]))
    const at = head.height + post(5).height
    whole.data.fill(255, at * WIDTH * 4, (at + 300) * WIDTH * 4)
    for (const filterType of [0, 1, 2] as const) {
      const png = await unpackPng(PNG.sync.write(whole, { filterType }))
      expect(alikeRows(png, 300)).toEqual([{ top: at, bottom: at + 300 }])
      expect(alikeRows(png, 301)).toEqual([])
    }
  })

  it('give a part of themselves, pixel by pixel, and none that is not in them', async () => {
    const bytes = drawn([head, post(5)], [{ x: 20, y: 100 }])
    const part = { x: 15, y: 96, width: 20, height: 30 }
    for (const packed of [bytes, PNG.sync.write(PNG.sync.read(bytes), { colorType: 2 })]) {
      const wanted = new PNG({ width: part.width, height: part.height })
      PNG.bitblt(PNG.sync.read(packed), wanted, part.x, part.y, part.width, part.height, 0, 0)
      expect(PNG.sync.read(await cutOut(packed, part)).data).toEqual(wanted.data)
    }
    await expect(cutOut(bytes, { ...part, x: 50 })).rejects.toThrow('not in its picture')
    await expect(cutOut(bytes, { ...part, y: -1 })).rejects.toThrow('not in its picture')
  })

  it('are read as other programs read them, and refused when they are not whole', async () => {
    for (const filterType of [0, 1, 2, 3, 4] as const) {
      const bytes = PNG.sync.write(PNG.sync.read(drawn([head, post(5)])), { filterType })
      expect(Buffer.from((await readPng(bytes)).rgba)).toEqual(PNG.sync.read(bytes).data)
    }
    const rgb = PNG.sync.write(PNG.sync.read(drawn([head])), { colorType: 2 })
    expect(Buffer.from((await readPng(rgb)).rgba)).toEqual(PNG.sync.read(rgb).data)
    await expect(readPng(Buffer.from('inte en bild'))).rejects.toThrow()
    await expect(readPng(rgb.subarray(0, rgb.length - 40))).rejects.toThrow()
  })
})

async function captured(paths: readonly string[]) {
  const site = await startSite()
  onTestFinished(() => site.close())
  const made = await newArchive()
  const channel = newChannel(made.ctx, {
    addresses: paths.map(path => site.origin + path),
    platform: 'website'
  })
  const runs = runsOf(made.ctx, made.archive.hold)
  const capture = async (path: string, viewport: Viewport = 'desktop'): Promise<CaptureId> => {
    const run = await runs.start({
      kind: 'single',
      which: [channel.id],
      reason: null,
      acceptBadCertificates: false,
      viewport
    })
    await runEnded(made.ctx, run.id)
    made.clock.advance(60_000)
    const { items } = listCaptures(made.ctx.db.read, {
      channelId: null,
      runId: run.id,
      limit: 10,
      after: null
    })
    const found = items.find(({ address }) => address === site.origin + path)
    if (found === undefined) throw new Error('not captured')
    expect(found.reasons).toEqual([])
    return found.id
  }
  return { ...made, site, capture }
}

async function bytesIn(dir: string): Promise<number> {
  const entries = await readdir(join(dir, 'objects'), { recursive: true, withFileTypes: true })
  const sizes = entries.filter(entry => entry.isFile()).map(entry => stat(join(entry.parentPath, entry.name)))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}

describe('a capture of a page', () => {
  it('has nothing to be compared with at first, is unchanged when the page is, and says what went', async () => {
    const { ctx, site, capture } = await captured(['/comments'])
    const first = await capture('/comments')
    expect(await compareCaptures(ctx, { id: first, other: null })).toEqual({
      before: null,
      isUnchanged: null,
      picture: null,
      text: null
    })
    const second = await capture('/comments')
    expect(await compareCaptures(ctx, { id: second, other: null })).toMatchObject({
      before: { id: first },
      isUnchanged: true,
      picture: { similarity: 1, changedPixels: 0, regions: [] },
      text: { added: 0, removed: 0, changes: [] }
    })
    site.removed.add(11)
    const third = await capture('/comments')
    const changed = await compareCaptures(ctx, { id: third, other: null })
    expect(changed.before?.id).toBe(second)
    expect(changed.isUnchanged).toBe(false)
    expect(changed.picture?.regions.length).toBeGreaterThan(0)
    expect(changed.picture?.similarity).toBeLessThan(1)
    expect(changed.text?.added).toBe(0)
    expect(changed.text?.changes).toContainEqual({
      kind: 'removed',
      text: 'Tack för 🌼 <b>blommorna</b> på torget!'
    })
    // Against one that is named, in either direction.
    expect((await compareCaptures(ctx, { id: first, other: third })).text?.added).toBeGreaterThan(0)
  })

  it('as a phone shows it is compared with the last one as a phone shows it', async () => {
    const { ctx, capture } = await captured(['/phone'])
    await capture('/phone')
    const phone = await capture('/phone', 'mobile')
    expect((await compareCaptures(ctx, { id: phone, other: null })).before).toBeNull()
    expect(findCapture(ctx.db.read, phone)?.viewport).toBe('mobile')
    const again = await capture('/phone', 'mobile')
    expect(await compareCaptures(ctx, { id: again, other: null })).toMatchObject({
      before: { id: phone },
      isUnchanged: true
    })
  })

  it('is not compared with one of another address', async () => {
    const { ctx, capture } = await captured(['/feed?n=3', '/feed?n=4'])
    const [one, other] = [await capture('/feed?n=3'), await capture('/feed?n=4')]
    await expect(compareCaptures(ctx, { id: one, other })).rejects.toMatchObject({
      code: 'captures-not-alike'
    })
  })

  it('of a page that is as it was adds little to the archive', async () => {
    const { dir, capture } = await captured(['/photos'])
    await capture('/photos')
    const first = await bytesIn(dir)
    await capture('/photos')
    expect((await bytesIn(dir)) - first).toBeLessThanOrEqual(first * 0.02)
  })
})
