// Pictures as pixels and back: what browsers write is read by our own few lines, everything else by the library.
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../electron/core/formats/pictures/decode.ts'
import { pictureReader } from '../../electron/core/formats/pictures/picture-apart.ts'
import { writePng } from '../../electron/core/formats/png/write.ts'

/** A picture in which every filter has something to do. */
function drawn(width: number, height: number): PNG {
  const png = new PNG({ width, height })
  for (let at = 0; at < png.data.length; at++)
    png.data[at] = at % 4 === 3 ? 255 : (at * 7 + (at >> 5) * (at % 3) * 31) % 256
  return png
}

const FILTERS = [0, 1, 2, 3, 4]
const packed = (png: PNG, options: object) => PNG.sync.write(png, { inputHasAlpha: true, ...options })

/** One made by hand, whose rows may be anything: RGBA, with eight bits each. */
function png(
  { width, height, passes = 0 }: { width: number; height: number; passes?: number },
  rows: Buffer
): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    const body = Buffer.concat([Buffer.from(type), data])
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 6, 0, 0, passes])
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

describe('a picture', () => {
  it.each(FILTERS)('is the same pixels as the library reads, with the filter %i', async filterType => {
    for (const [width, height] of [
      [1, 1],
      [2, 5],
      [131, 67]
    ] as const) {
      const png = drawn(width, height)
      const { data } = await decodePicture(packed(png, { colorType: 2, filterType }))
      expect(Buffer.compare(data, png.data)).toBe(0)
    }
  })

  it('of another kind is read too', async () => {
    const png = drawn(20, 10)
    png.data[3] = 100
    expect(Buffer.compare((await decodePicture(packed(png, { colorType: 6 }))).data, png.data)).toBe(0)
  })

  it('is refused when it is cut off or its pixels are broken', async () => {
    const whole = packed(drawn(64, 64), { colorType: 2 })
    await expect(decodePicture(whole.subarray(0, whole.length - 40))).rejects.toThrow()
    const broken = Buffer.from(whole)
    broken.fill(0xff, 60, 90)
    await expect(decodePicture(broken)).rejects.toThrow()
  })

  it('that is broken ends no thread, and takes no other picture along', async () => {
    const reader = pictureReader({ seconds: 60, megabytes: 512 })
    const right = packed(drawn(20, 10), { colorType: 6 })
    const strange = png({ width: 4, height: 4 }, Buffer.alloc(4 * 17, 200))
    // Of this one the library tells that it ends too soon, and then of its rows as well.
    const cut = strange.subarray(0, -12)
    for (const broken of [strange, ...Array(20).fill(cut)]) {
      const [told, read] = await Promise.allSettled([reader.decode(broken), reader.decode(right)])
      expect(told).toMatchObject({
        status: 'rejected',
        reason: { message: expect.not.stringMatching(/^(?:ended|time)$/) }
      })
      expect(read).toMatchObject({ status: 'fulfilled', value: { width: 20, height: 10 } })
    }
  })

  it('in seven passes is read, and refused where it swells to more than its pixels', async () => {
    const one = png({ width: 1, height: 1, passes: 1 }, Buffer.from([0, 1, 2, 3, 255]))
    expect([...(await decodePicture(one)).data]).toEqual([1, 2, 3, 255])
    const swelling = png({ width: 8, height: 8, passes: 1 }, Buffer.alloc(50 << 20))
    await expect(decodePicture(swelling)).rejects.toThrow(/larger than|ERR_BUFFER_TOO_LARGE/)
  })

  it('is written so that the library reads the same pixels', async () => {
    const png = drawn(131, 67)
    const read = PNG.sync.read(await writePng(png))
    expect([read.width, read.height, Buffer.compare(read.data, png.data)]).toEqual([131, 67, 0])
  })
})
