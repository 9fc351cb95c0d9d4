// Marks: boxes of one colour each, from which a program can tell in a picture what is there, where, and how often.
import { PNG } from 'pngjs'

/** The colour of mark `n`: blue says that it is a mark, red and green which. */
export const markColour = (n: number) => `rgb(${n & 255},${n >> 8},251)`

type Picture = { bytes: Uint8Array; top: number | null; position: number }
export type Run = { mark: number; top: number; height: number }

/** The marks down one column of a picture that may be in tiles, from the top. */
export function marksIn(tiles: readonly Picture[], x: number): Run[] {
  const runs: Run[] = []
  for (const tile of [...tiles].sort((a, b) => a.position - b.position)) {
    const png = PNG.sync.read(Buffer.from(tile.bytes))
    for (let y = 0; y < png.height; y++) {
      const at = (y * png.width + x) * 4
      if (png.data[at + 2] !== 251) continue
      const mark = (png.data[at] ?? 0) + ((png.data[at + 1] ?? 0) << 8)
      const top = (tile.top ?? 0) + y
      const last = runs.at(-1)
      if (last?.mark === mark && last.top + last.height === top) last.height++
      else runs.push({ mark, top, height: 1 })
    }
  }
  return runs
}

/** Which marks there are, in order. */
export const marksOf = (tiles: readonly Picture[], x: number) => marksIn(tiles, x).map(({ mark }) => mark)

/** 0, 1, 2 … n − 1. */
export const upTo = (n: number) => Array.from({ length: n }, (_, index) => index)

/** A picture file of one mark. */
export function markPicture(n: number, width = 200, height = 100): Buffer {
  const png = new PNG({ width, height })
  for (let at = 0; at < png.data.length; at += 4) png.data.set([n & 255, n >> 8, 251, 255], at)
  return PNG.sync.write(png)
}

/** A picture that does not pack, as a photograph does not; the same each time for the same number. */
export function noisePicture(n: number, width = 400, height = 250): Buffer {
  const png = new PNG({ width, height })
  let state = n + 1
  for (let at = 0; at < png.data.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    png.data[at] = at % 4 === 3 ? 255 : state >>> 24
  }
  return PNG.sync.write(png)
}
