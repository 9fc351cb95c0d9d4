// Pictures of disclosed records: what in them may need a mask is proposed, photographs are masked as they are seen, and a person
// decides of each.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PNG } from 'pngjs'
import { expect, it, vi } from 'vitest'
import type { MaskPlace } from '#shared/disclosure.ts'
import { CaptureId, type ChannelId, Instant } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import {
  endCapture,
  insertCapture,
  insertCaptureFile
} from '../../electron/core/captures/captures/queries.ts'
import { insertCommentFile } from '../../electron/core/comments/comments/enter.ts'
import { commentFiles } from '../../electron/core/comments/comments/queries.ts'
import { previewCopy } from '../../electron/core/delivery/disclosures/copy.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  disclosureRecord,
  layMask,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { maskEverywhere, placesWith } from '../../electron/core/delivery/disclosures/everywhere.ts'
import { findFaces } from '../../electron/core/delivery/disclosures/faces/find.ts'
import { proposeFaces, recordWithProposals } from '../../electron/core/delivery/disclosures/in-pictures.ts'
import { decodePicture, sizeOfPicture } from '../../electron/core/formats/pictures/decode.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { pictureWithFaces } from '../helpers/drawn-face.ts'

vi.setConfig({ testTimeout: 120_000 })

const PARAGRAPH = 'OSL 21 kap. 1 §'

async function disclosing(ctx: Context, one: RecordRef) {
  const opened = openDisclosure(ctx, {
    reference: null,
    about: 'Bilden',
    requestedAt: Instant.parse('2026-11-25T07:30:00.000Z')
  })
  await addRecords(ctx, opened.id, [one])
  return { id: opened.id, position: 0 }
}

/** A photograph whose left half is red and right half blue, with a green corner, as a camera wrote it. */
function photograph(orientation: number): Buffer {
  const [width, height] = [130, 96]
  const data = Buffer.alloc(width * height * 4, 255)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.set(x < 32 && y < 32 ? [0, 200, 0] : x < 65 ? [200, 0, 0] : [0, 0, 200], (y * width + x) * 4)
  const plain = encode({ data, width, height }, 95).data
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  const place = Buffer.from('GPS 59.3293N 18.0686E hemlig adress')
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, place])
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)])
}

type Shown = { width: number; height: number; data: Uint8Array }

/** The pictures of a PDF, page by page, as they are painted. */
async function picturesIn(bytes: Buffer): Promise<Shown[]> {
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const found: Shown[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    for (const [at, fn] of fnArray.entries())
      if (fn === OPS.paintImageXObject)
        found.push(await new Promise(resolve => page.objs.get(argsArray[at][0], resolve)))
  }
  await reading.destroy()
  return found
}

type Colour = 'red' | 'green' | 'blue' | 'black'
function colourAt({ data, width }: Pick<PNG, 'data' | 'width'>, x: number, y: number): Colour {
  const [red = 0, green = 0, blue = 0] = data.subarray((y * width + x) * 4)
  if (red + green + blue < 60) return 'black'
  return red > green && red > blue ? 'red' : green > blue ? 'green' : 'blue'
}

it.each([
  [1, 130, 96, ['green', 'blue', 'red', 'blue']],
  [2, 130, 96, ['blue', 'green', 'blue', 'red']],
  [3, 130, 96, ['blue', 'red', 'blue', 'green']],
  [4, 130, 96, ['red', 'blue', 'green', 'blue']],
  [5, 96, 130, ['green', 'red', 'blue', 'blue']],
  [6, 96, 130, ['red', 'green', 'blue', 'blue']],
  [7, 96, 130, ['blue', 'blue', 'red', 'green']],
  [8, 96, 130, ['blue', 'blue', 'green', 'red']],
  [9, 130, 96, ['green', 'blue', 'red', 'blue']]
] as const)(
  'a photograph that was held in way %i is seen as browsers show it',
  async (way, width, height, corners) => {
    const jpeg = photograph(way)
    expect(sizeOfPicture(jpeg)).toEqual({ width, height })
    const picture = await decodePicture(jpeg)
    expect([picture.width, picture.height]).toEqual([width, height])
    const [right, foot] = [width - 10, height - 10]
    const seen = [
      colourAt(picture, 10, 10),
      colourAt(picture, right, 10),
      colourAt(picture, 10, foot),
      colourAt(picture, right, foot)
    ]
    expect(seen).toEqual(corners)
  }
)

it('masks a photograph where it is seen, and hands out neither what is under the mask nor what the camera wrote', async () => {
  const { ctx, dir } = await newArchive()
  const channel = newChannel(ctx)
  const path = join(dir, '..', 'foto.jpg')
  await writeFile(path, photograph(6))
  const sender = { channelId: channel.id, senderName: 'Åsa', senderAddress: null, receivedAt: null }
  const filed = await takeMessageFile(ctx, { ...sender, path })
  const where = await disclosing(ctx, { kind: 'message', id: filed.id })
  const shown = disclosureRecord(ctx.db.read, where.id, 0)
  expect(shown).toMatchObject({ left: 0, pictures: [{ width: 96, height: 130 }] })
  const place: MaskPlace = { kind: 'region', picture: 0, x: 60, y: 0, width: 36, height: 40 }
  layMask(ctx, { ...where, place, paragraph: PARAGRAPH })
  await goThrough(ctx, where.id, 0)
  const { folder } = await deliver(ctx, where.id)
  const bytes = await readFile(join(dir, String(folder), 'handling-001.pdf'))
  expect(bytes.toString('latin1')).not.toContain('GPS 59')
  const [picture] = await picturesIn(bytes)
  expect([picture?.width, picture?.height]).toEqual([96, 130])
  const pixel = (x: number, y: number) => [
    ...(picture?.data.subarray((y * 96 + x) * 3, (y * 96 + x) * 3 + 3) ?? [])
  ]
  expect(pixel(80, 20)).toEqual([0, 0, 0])
  expect(pixel(10, 20)[0]).toBeGreaterThan(150)
  const greens = Array.from({ length: 96 * 130 }, (_, at) => pixel(at % 96, Math.floor(at / 96)))
  expect(greens.filter(([red = 0, green = 0]) => green > 120 && red < 80)).toEqual([])
  if (filed.original === null) throw new Error('the file was not kept')
  expect(await readFile(ctx.objects.path(filed.original))).toEqual(await readFile(path))
})

it('previews a picture with what is masked in black just where it is black in the copy', async () => {
  const { ctx, dir } = await newArchive()
  const path = join(dir, '..', 'foto.jpg')
  await writeFile(path, photograph(6))
  const sender = { channelId: newChannel(ctx).id, senderName: 'Åsa', senderAddress: null, receivedAt: null }
  const filed = await takeMessageFile(ctx, { ...sender, path })
  const where = await disclosing(ctx, { kind: 'message', id: filed.id })
  const places = [
    { x: 60, y: 0, width: 36, height: 40 },
    { x: 5, y: 100, width: 20, height: 12 }
  ]
  for (const place of places)
    layMask(ctx, { ...where, place: { kind: 'region', picture: 0, ...place }, paragraph: PARAGRAPH })
  await goThrough(ctx, where.id, 0)
  const pictures = previewCopy(ctx.db.read, where).parts.filter(part => part.kind === 'picture')
  expect(pictures).toMatchObject([{ picture: 0, width: 96, height: 130 }])
  expect(pictures[0]?.covered.toSorted((one, other) => other.x - one.x)).toEqual(places)
  const { folder } = await deliver(ctx, where.id)
  const [copied] = await picturesIn(await readFile(join(dir, String(folder), 'handling-001.pdf')))
  const isIn = (x: number, y: number) =>
    (pictures[0]?.covered ?? []).some(
      box => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
    )
  const otherwise = Array.from(
    { length: 96 * 130 },
    (_, at) => [at % 96, Math.floor(at / 96)] as const
  ).filter(([x, y]) => {
    const [red = 0, green = 0, blue = 0] = copied?.data.subarray((y * 96 + x) * 3) ?? []
    return (red + green + blue === 0) !== isIn(x, y)
  })
  expect(otherwise).toEqual([])
})

it('shows the same picture of a record once', async () => {
  const { ctx } = await newArchive()
  const id = await commentIn(ctx, newChannel(ctx).id, 'verified')
  const object = await ctx.objects.put(photograph(1), 'image/jpeg')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.seen-again', about: id, objects: [object] })
    for (const role of ['context', 'attachment'] as const) insertCommentFile(tx, id, role, object.sha256)
  })
  const { id: disclosure } = await disclosing(ctx, { kind: 'comment', id })
  const { pictures, left } = disclosureRecord(ctx.db.read, disclosure, 0)
  expect(pictures.filter(({ sha256 }) => sha256 === object.sha256)).toMatchObject([
    { width: 130, height: 96 }
  ])
  expect(pictures.length + left).toBe(new Set(commentFiles(ctx.db.read, id).map(({ sha256 }) => sha256)).size)
})

it('shows nothing of what lies under transparent parts, and takes no picture along that is broken further in', async () => {
  const { ctx, dir } = await newArchive()
  const channelId = newChannel(ctx).id
  const [width, height] = [90, 60]
  const png = new PNG({ width, height })
  // Green was erased, by making it transparent.
  for (let at = 0; at < width * height; at++)
    png.data.set(at % width < 45 ? [0, 200, 0, 0] : [200, 0, 0, 255], at * 4)
  const path = join(dir, '..', 'suddad.png')
  await writeFile(path, PNG.sync.write(png))
  const sender = { channelId, senderName: 'Åsa', senderAddress: null, receivedAt: null }
  const where = await disclosing(ctx, {
    kind: 'message',
    id: (await takeMessageFile(ctx, { ...sender, path })).id
  })
  await goThrough(ctx, where.id, 0)
  const { folder } = await deliver(ctx, where.id)
  const [shown] = await picturesIn(await readFile(join(dir, String(folder), 'handling-001.pdf')))
  const at = (x: number) => [...(shown?.data.subarray(x * 3, x * 3 + 3) ?? [])]
  expect([at(10), at(80)]).toEqual([
    [255, 255, 255],
    [200, 0, 0]
  ])

  const broken = join(dir, '..', 'trasig.png')
  await writeFile(broken, PNG.sync.write(png).subarray(0, 60))
  const { id } = await takeMessageFile(ctx, { ...sender, senderName: 'Bo', path: broken })
  const other = await disclosing(ctx, { kind: 'message', id })
  expect(disclosureRecord(ctx.db.read, other.id, 0)).toMatchObject({ left: 1, pictures: [] })
  await goThrough(ctx, other.id, 0)
  expect((await deliver(ctx, other.id)).state).toBe('delivered')
})

it('masks to the end what goes over the edge of the picture and of a page', async () => {
  const { ctx, dir } = await newArchive()
  const path = join(dir, '..', 'lång.png')
  const [width, height, from, to] = [200, 1000, 150, 800]
  const png = new PNG({ width, height })
  // The secret is green. No row is quiet, so that the pages are cut where they end.
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const isSecret = x >= 120 && y >= from && y < to
    png.data.set(isSecret ? [0, 200, 0, 255] : [(x * 7 + y * 13) % 2 === 0 ? 200 : 90, 0, 0, 255], at * 4)
  }
  await writeFile(path, PNG.sync.write(png))
  const sender = { channelId: newChannel(ctx).id, senderName: 'Åsa', senderAddress: null, receivedAt: null }
  const filed = await takeMessageFile(ctx, { ...sender, path })
  const where = await disclosing(ctx, { kind: 'message', id: filed.id })
  // As it may be typed: far out over the right edge.
  const place: MaskPlace = { kind: 'region', picture: 0, x: 120, y: from, width: 5000, height: to - from }
  layMask(ctx, { ...where, place, paragraph: PARAGRAPH })
  await goThrough(ctx, where.id, 0)
  const { folder } = await deliver(ctx, where.id)
  const parts = await picturesIn(await readFile(join(dir, String(folder), 'handling-001.pdf')))
  expect(parts.length).toBeGreaterThan(2)
  expect(parts.reduce((sum, part) => sum + part.height, 0)).toBe(height)
  let [top, wrong] = [0, 0]
  for (const part of parts) {
    for (let at = 0; at < part.width * part.height; at++) {
      const [x, y] = [at % part.width, top + Math.floor(at / part.width)]
      const [red = 0, green = 0, blue = 0] = part.data.subarray(at * 3)
      const isMasked = red + green + blue === 0
      if (green > 0 || isMasked !== (x >= 120 && y >= from && y < to)) wrong++
    }
    top += part.height
  }
  expect(wrong).toBe(0)
})

it('leaves out a file that only calls itself a photograph', async () => {
  const { ctx, dir } = await newArchive()
  const path = join(dir, '..', 'foto.jpg')
  await writeFile(
    path,
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 4, 0, 0]), Buffer.alloc(40, 7)])
  )
  const filed = await takeMessageFile(ctx, {
    ...{ channelId: newChannel(ctx).id, senderName: 'Åsa', senderAddress: null, receivedAt: null },
    path
  })
  const where = await disclosing(ctx, { kind: 'message', id: filed.id })
  expect(disclosureRecord(ctx.db.read, where.id, 0)).toMatchObject({ left: 1, pictures: [] })
  const claims = photograph(1)
  claims.writeUInt16BE(60_000, claims.indexOf(Buffer.from([0xff, 0xc0])) + 5)
  claims.writeUInt16BE(60_000, claims.indexOf(Buffer.from([0xff, 0xc0])) + 7)
  await expect(decodePicture(claims)).rejects.toThrow(/too large/)
})

/** A captured page in two tiles, with what its layout says. */
async function captureOf(
  ctx: Context,
  channelId: ChannelId,
  { tiles, layout }: { tiles: readonly PNG[]; layout: object }
): Promise<CaptureId> {
  const id = CaptureId.parse(randomUUID())
  const [now, address] = [ctx.clock.now(), 'https://flode.example/norrby']
  const shots = await Promise.all(tiles.map(tile => ctx.objects.put(PNG.sync.write(tile), 'image/png')))
  const placed = await ctx.objects.put(Buffer.from(JSON.stringify(layout)), 'application/json')
  const provenance = await ctx.objects.put(Buffer.from(`{"id":"${id}"}`), 'application/json')
  ctx.db.transact(tx => {
    insertCapture(tx, { id, channelId, runId: null, address, startedAt: now })
    record(tx, ctx, { act: 'capture.ended', about: id, objects: [...shots, placed, provenance] })
    endCapture(tx, {
      ...{ id, state: 'complete', reasons: [], finalAddress: address, httpStatus: 200 },
      ...{ endedAt: now, provenance: provenance.sha256, retryAfter: null }
    })
    let top = 0
    for (const [position, { sha256 }] of shots.entries()) {
      const { width, height } = tiles[position] as PNG
      insertCaptureFile(tx, id, { role: 'screenshot', position, sha256, top, width, height })
      top += height
    }
    const whole = { position: 0, top: null, width: null, height: null }
    insertCaptureFile(tx, id, { role: 'layout', sha256: placed.sha256, ...whole })
  })
  return id
}

const WORDS = [
  [0, 40],
  [50, 200],
  [210, 240],
  [250, 320]
]

it('proposes what a captured page says of people where it stands, also across two tiles', async () => {
  const { ctx } = await newArchive()
  const channel = newChannel(ctx)
  const said = { senderAddress: null, receivedAt: null, text: 'Hej' }
  await pasteMessage(ctx, { channelId: channel.id, senderName: 'Kalle Påhitt', ...said })
  const line = (text: string, y: number) => ({ text, x: 40, y, width: 400, height: 20 })
  const id = await captureOf(ctx, channel.id, {
    tiles: [new PNG({ width: 600, height: 300 }), new PNG({ width: 600, height: 200 })],
    layout: {
      blocks: [
        [line('Kalle Påhitt', 10)],
        [line('Jag nås på 070-', 100), line('123 45 67 efter sex', 120)],
        [{ ...line('Mitt nummer är 811218-9876', 290), words: WORDS }],
        [line('Kommunen har öppet 8–17, ring 112', 400)]
      ],
      // One that did not come is shown by what is said of it.
      pictures: [
        { alt: 'Foto: Kalle Påhitt', address: '', came: false, x: 40, y: 450, width: 300, height: 30 },
        { alt: null, address: '', x: 400, y: 450, width: 100, height: 30 }
      ]
    }
  })
  const where = await disclosing(ctx, { kind: 'capture', id })
  const { proposals } = await recordWithProposals(ctx, where)
  const found = proposals.flatMap(({ place, reason, words }) =>
    place.kind === 'region' ? [[reason, words, place.picture, place.y, place.height]] : []
  )
  expect(found).toEqual([
    ['name', 'Kalle Påhitt', 0, 10, 20],
    ['phone', '070- 123 45 67', 0, 100, 20],
    ['phone', '070- 123 45 67', 0, 120, 20],
    ['identity-number', '811218-9876', 0, 290, 10],
    ['identity-number', '811218-9876', 1, 0, 10],
    ['name', 'Kalle Påhitt', 1, 150, 30]
  ])
  const [name, number] = (['name', 'identity-number'] as const).map(
    wanted => proposals.find(({ reason, place }) => reason === wanted && place.kind === 'region')?.place
  )
  if (name?.kind !== 'region' || number?.kind !== 'region') throw new Error('no region')
  // Where the words of a line were not measured, their letters may be of any width: the line is masked.
  expect(name.x).toBeLessThan(40)
  expect(name.x + name.width).toBeGreaterThan(440)
  // Where they were, the word is: from 250 to 320 of a line that begins at 40.
  expect(number.x).toBeGreaterThan(270)
  expect(number.x).toBeLessThan(290)
  expect(number.x + number.width).toBeGreaterThan(360)
  expect(number.x + number.width).toBeLessThan(380)
  layMask(ctx, { ...where, place: number, paragraph: PARAGRAPH })
  const left = (await recordWithProposals(ctx, where)).proposals
  expect(left.filter(({ reason }) => reason === 'identity-number')).toHaveLength(1)
})

it('masks what is said of a picture that did not come, and leaves one that came and what is beside it alone', async () => {
  const { ctx } = await newArchive()
  const alt = 'Anna Påhitt, 070-123 45 67, inviger'
  const at = (y: number) => ({ alt, address: '', x: 300, y, width: 100, height: 100 })
  const id = await captureOf(ctx, newChannel(ctx).id, {
    tiles: [new PNG({ width: 800, height: 600 })],
    // Of the last nobody knows: older versions did not note it.
    layout: { blocks: [], pictures: [{ ...at(0), came: true }, { ...at(200), came: false }, at(400)] }
  })
  const where = await disclosing(ctx, { kind: 'capture', id })
  const wanted = { id: where.id, words: 'Anna Påhitt' }
  const box = (y: number) => ({ kind: 'region', picture: 0, x: 300, y, width: 100, height: 100 })
  expect(await placesWith(ctx, wanted)).toEqual([{ position: 0, texts: 0, pictures: 1, readIn: [] }])
  const asked = { ...wanted, paragraph: PARAGRAPH, inPictures: true }
  expect((await maskEverywhere(ctx, asked)).masks).toBe(1)
  const { masks, proposals } = await recordWithProposals(ctx, where)
  expect(masks.map(({ place }) => place)).toEqual([box(200)])
  // A person looks at it, and chooses.
  expect(proposals.map(({ place, reason }) => [reason, place])).toEqual([['phone', box(400)]])
})

it('proposes faces, large and small, until they are masked; and says nothing of a picture without', async () => {
  const { ctx, dir } = await newArchive()
  const faces = [
    { x: 250, y: 300, half: 150 },
    { x: 620, y: 160, half: 60 }
  ]
  const path = join(dir, '..', 'ansikten.png')
  await writeFile(path, PNG.sync.write(pictureWithFaces({ width: 900, height: 640 }, faces)))
  const sender = { channelId: newChannel(ctx).id, senderName: 'Åsa', senderAddress: null, receivedAt: null }
  const filed = await takeMessageFile(ctx, { ...sender, path })
  const where = { ...(await disclosing(ctx, { kind: 'message', id: filed.id })), picture: 0 }
  const { proposals, isWhole } = await proposeFaces(ctx, where)
  expect(isWhole).toBe(true)
  for (const { x, y, half } of faces) {
    const over = proposals.find(
      ({ place }) =>
        place.kind === 'region' &&
        // From the brows to the mouth.
        place.y <= y - half * 0.35 &&
        place.y + place.height >= y + half * 0.55 &&
        place.x <= x - half * 0.45 &&
        place.x + place.width >= x + half * 0.45
    )
    if (over === undefined) throw new Error(`no face at ${x}, ${y}: ${JSON.stringify(proposals)}`)
    expect(over).toMatchObject({ reason: 'face', words: null })
    layMask(ctx, { ...where, place: over.place, paragraph: PARAGRAPH })
  }
  expect((await proposeFaces(ctx, where)).proposals.length).toBe(proposals.length - 2)

  const wall = join(dir, '..', 'vagg.png')
  await writeFile(wall, PNG.sync.write(pictureWithFaces({ width: 500, height: 400 }, [])))
  const other = await takeMessageFile(ctx, { ...sender, path: wall })
  const empty = await disclosing(ctx, { kind: 'message', id: other.id })
  expect(await proposeFaces(ctx, { ...empty, picture: 0 })).toEqual({ proposals: [], isWhole: true })
  await expect(proposeFaces(ctx, { ...empty, picture: 1 })).rejects.toMatchObject({ code: 'not-found' })
})

it('finds the small faces of a page where its layout says that there are pictures', async () => {
  const { ctx } = await newArchive()
  const small = { x: 70, y: 900, half: 18 }
  const id = await captureOf(ctx, newChannel(ctx).id, {
    tiles: [pictureWithFaces({ width: 800, height: 1000 }, [small])],
    layout: { blocks: [], pictures: [{ alt: null, address: '', x: 46, y: 876, width: 48, height: 48 }] }
  })
  const where = await disclosing(ctx, { kind: 'capture', id })
  const { proposals } = await proposeFaces(ctx, { ...where, picture: 0 })
  expect(
    proposals.some(
      ({ place }) =>
        place.kind === 'region' &&
        place.x < 70 &&
        place.x + place.width > 70 &&
        place.y < 900 &&
        place.y + place.height > 900 &&
        place.width < 60
    )
  ).toBe(true)
})

it('makes no list of all parts of a picture that is one pixel wide and very tall', async () => {
  const totals: number[] = []
  const picture = { width: 1, height: 1_000_000, data: Buffer.alloc(0) }
  const looking = {
    signal: AbortSignal.abort(),
    onProgress: (_: number, total: number) => totals.push(total)
  }
  await expect(findFaces(picture, null, looking)).rejects.toThrow()
  expect(totals).toEqual([201])
})
