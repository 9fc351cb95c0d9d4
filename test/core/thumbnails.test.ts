// Small pictures for lists: the top of a picture, made once, kept beside the records and none of them.
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { Sha256 } from '#shared/ids.ts'
import { thumbnailToShow } from '../../electron/core/app/may-show.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'

/** A page that is red above 960 pixels and blue below, as a browser's picture of it. */
function page(width: number, height: number): PNG {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      png.data.set(y < 960 ? [220, 20, 20, 255] : [20, 20, 220, 255], (y * width + x) * 4)
  return png
}
const packed = (png: PNG) => PNG.sync.write(png, { colorType: 2, inputHasAlpha: true })

const colourAt = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number) =>
  [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)].map(value => Math.round(value / 50))

it('shows the top of a page, and decodes no more of it', async () => {
  const { ctx } = await newArchive()
  const whole = packed(page(1280, 6_000))
  // Its end is not there at all.
  const { sha256 } = await ctx.objects.put(whole.subarray(0, whole.length - 30), 'image/png')
  const small = decode((await thumbnailToShow(ctx, sha256)) ?? Buffer.alloc(0))
  expect([small.width, small.height]).toEqual([320, 240])
  for (const y of [0, 120, 239]) expect(colourAt(small, 160, y)).toEqual([4, 0, 0])
})

it('keeps the shape of what is no taller than it is shown, and the size of what is small', async () => {
  const { ctx } = await newArchive()
  for (const [size, shown] of [
    [
      [1280, 320],
      [320, 80]
    ],
    [
      [40, 30],
      [40, 30]
    ]
  ] as const) {
    const { sha256 } = await ctx.objects.put(packed(page(size[0], size[1])), 'image/png')
    const small = decode((await thumbnailToShow(ctx, sha256)) ?? Buffer.alloc(0))
    expect([small.width, small.height]).toEqual(shown)
  }
})

it('is made once, and again when it is gone; it is no record', async () => {
  const { ctx, dir } = await newArchive()
  const { sha256 } = await ctx.objects.put(packed(page(640, 480)), 'image/png')
  const first = await thumbnailToShow(ctx, sha256)
  const path = join(dir, 'thumbnails', sha256.slice(0, 2), `${sha256.slice(2)}.jpg`)
  expect(existsSync(path)).toBe(true)
  // With the picture away, only what was kept can be shown.
  await rm(ctx.objects.path(sha256))
  expect(await thumbnailToShow(ctx, sha256)).toEqual(first)
  await rm(join(dir, 'thumbnails'), { recursive: true })
  expect(await thumbnailToShow(ctx, sha256)).toBeNull()
  await ctx.objects.put(packed(page(640, 480)), 'image/png')
  expect(await thumbnailToShow(ctx, sha256)).toEqual(first)
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('is not made of what is no picture, and left nowhere by whoever only looks', async () => {
  const { ctx, dir } = await newArchive()
  const text = await ctx.objects.put(Buffer.from('<script>1</script>'), 'text/html')
  expect(await thumbnailToShow(ctx, text.sha256)).toBeNull()
  expect(await thumbnailToShow(ctx, Sha256.parse('0'.repeat(64)))).toBeNull()
  const picture = packed(page(640, 480))
  await enterCapture(ctx, newChannel(ctx).id, 'https://flode.example/', 'En text', 'complete', picture)
  const { sha256 } = await ctx.objects.put(picture, 'image/png')
  expect(await thumbnailToShow({ ...ctx, osUser: 'någon annan' }, sha256)).not.toBeNull()
  expect(await readdir(dir)).not.toContain('thumbnails')
})
