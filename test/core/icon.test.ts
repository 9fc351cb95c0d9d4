// The program's icon, in the files that each system reads it from, as `scripts/icon.mjs` draws it.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { drawIcon, ICNS_SIZES, ICO_SIZES } from '../../scripts/lib/icon.mjs'

const icon = (ending: string) => readFile(resolve(import.meta.dirname, `../../resources/icon.${ending}`))
const sizeOf = (bytes: Buffer) => PNG.sync.read(bytes).width

it('has each size that Windows asks for, up to 256', async () => {
  const ico = await icon('ico')
  const found = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
    const [length, place] = [ico.readUInt32LE(6 + 16 * at + 8), ico.readUInt32LE(6 + 16 * at + 12)]
    const bytes = ico.subarray(place, place + length)
    expect(ico.readUInt8(6 + 16 * at)).toBe(sizeOf(bytes) % 256)
    return bytes
  })
  expect(found.map(sizeOf)).toEqual(ICO_SIZES)
  // Drawn by the script as it is now.
  expect(found[2]?.equals(drawIcon(32))).toBe(true)
})

it('has each size that macOS asks for, under its name', async () => {
  const icns = await icon('icns')
  const found: [string, number][] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    found.push([
      icns.toString('latin1', at, at + 4),
      sizeOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))
    ])
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  expect(found).toEqual(ICNS_SIZES)
})

it('is one picture of 1024 pixels on Linux', async () => {
  expect(sizeOf(await icon('png'))).toBe(1024)
})
