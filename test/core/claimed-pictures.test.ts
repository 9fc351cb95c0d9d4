// Pictures of a few bytes that say they are as large as a wall: what they claim is looked at before room is made for it.
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { decodePicture } from '../../electron/core/formats/pictures/decode.ts'
import { readPng } from '../../electron/core/formats/png/png.ts'

/** The bytes of a small JPEG that says another size (ITU T.81, B.2.2). */
function claiming(width: number, height: number): Buffer {
  const { data } = encode({ width: 8, height: 8, data: Buffer.alloc(8 * 8 * 4, 255) }, 50)
  const at = data.indexOf(Buffer.from('ffc0', 'hex'))
  data.writeUInt16BE(height, at + 5)
  data.writeUInt16BE(width, at + 7)
  return data
}

it('refuses a JPEG that claims more than its bytes can hold, and takes no memory for it', async () => {
  const before = process.memoryUsage().rss
  for (const [width, height] of [
    [7_000, 7_000],
    [65_535, 700],
    [1_000, 1_000]
  ] as const)
    await expect(decodePicture(claiming(width, height))).rejects.toThrow('too large')
  expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20)
})

it('reads the emptiest picture that there can be', async () => {
  const [width, height] = [2_000, 1_500]
  const white = Buffer.alloc(width * height * 4, 255)
  const jpeg = encode({ width, height, data: white }, 50).data
  expect(await decodePicture(jpeg)).toMatchObject({ width, height })
  const png = PNG.sync.write(Object.assign(new PNG({ width, height }), { data: white }), { deflateLevel: 9 })
  expect(await decodePicture(png)).toMatchObject({ width, height })
  expect(await readPng(PNG.sync.write(PNG.sync.read(png), { colorType: 2 }))).toMatchObject({ width, height })
})

it('refuses a PNG that claims more than its bytes can hold', async () => {
  const png = PNG.sync.write(new PNG({ width: 8, height: 8 }))
  png.writeUInt32BE(7_000, 16)
  png.writeUInt32BE(9_000, 20)
  const before = process.memoryUsage().rss
  await expect(decodePicture(png)).rejects.toThrow('too large')
  await expect(readPng(png)).rejects.toThrow('larger than it can be')
  expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20)
})
