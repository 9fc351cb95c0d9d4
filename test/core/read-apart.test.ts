// Spreadsheets and pictures read in threads of their own: the same as any reading, and what takes too much stops nobody.
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encode } from 'jpeg-js'
import { expect, it } from 'vitest'
import { decodePicture, laidBands } from '../../electron/core/formats/pictures/decode.ts'
import { pictureReader } from '../../electron/core/formats/pictures/picture-apart.ts'
import { writePng } from '../../electron/core/formats/png/write.ts'
import { readWorkbook } from '../../electron/core/formats/sheets/read-workbook.ts'
import { bytesOfSheet, sheetReader } from '../../electron/core/formats/sheets/sheet-apart.ts'
import { refusalSentence } from '../../shared/refusals.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { workbook } from '../helpers/xlsx.ts'

const honest = { seconds: 100, megabytes: 1_024 }
const csv = Buffer.from('Kanal;Adress\nNorrby;https://flode.example/norrby\n')
/** A million cells: as many as are read at all. */
const large = () =>
  Buffer.from(`${Array.from({ length: 60 }, (_, at) => `k${at}`).join(';')}\n`.repeat(15_000))
const pixels = (width: number, height: number) => ({
  width,
  height,
  data: Buffer.from(
    Uint8Array.from({ length: width * height * 4 }, (_, at) => (at % 4 === 3 ? 255 : at % 251))
  )
})

it('reads a spreadsheet as it is read anywhere, and refuses what is none with the same code', async () => {
  const read = sheetReader(honest)
  const book = await workbook({ rows: [['Kanal'], ['Norrby'], [{ date: '2026-11-29' }]] })
  expect(await read('a.xlsx', book)).toEqual(await readWorkbook('a.xlsx', book))
  expect(await read('a.csv', csv)).toEqual(await readWorkbook('a.csv', csv))
  await expect(read('b.csv', Buffer.alloc(0))).rejects.toMatchObject({
    code: 'sheet-unreadable',
    params: { file: 'b.csv', detail: 'empty' }
  })
})

it('does not take a file into memory that is larger than any spreadsheet', async () => {
  const path = join(await temporaryFolder(), 'stor.csv')
  await writeFile(path, csv)
  expect(await bytesOfSheet('stor.csv', path)).toEqual(csv)
  // More than Node reads at all.
  await truncate(path, 2 ** 32)
  await expect(bytesOfSheet('stor.csv', path)).rejects.toMatchObject({
    ...{ code: 'sheet-unreadable', params: { file: 'stor.csv', detail: 'too-large' } }
  })
})

it('gives up a spreadsheet that takes too much, says so in both languages, and reads the next', async () => {
  const read = sheetReader({ seconds: 100, megabytes: 20 })
  const [refused, next] = await Promise.allSettled([read('tung.csv', large()), read('a.csv', csv)])
  expect(refused).toMatchObject({
    reason: { code: 'sheet-unreadable', params: { file: 'tung.csv', detail: 'too-heavy' } }
  })
  for (const language of ['sv', 'en'] as const)
    expect(
      refusalSentence('sheet-unreadable', { file: 'tung.csv', detail: 'too-heavy' }, language)
    ).not.toContain('too-heavy')
  expect(next).toMatchObject({ status: 'fulfilled', value: await readWorkbook('a.csv', csv) })
})

it('decodes pictures as they are decoded anywhere, whole and in bands, several at once and not to their end', async () => {
  const reader = pictureReader(honest)
  const png = await writePng(pixels(30, 2_500))
  const jpeg = encode(pixels(64, 48), 80).data
  for (const bytes of [png, jpeg]) {
    expect(await reader.decode(bytes)).toEqual(await decodePicture(bytes))
    expect(await Array.fromAsync(reader.bands(bytes))).toEqual(await Array.fromAsync(laidBands(bytes)))
  }
  const [one, other] = [reader.bands(png), reader.bands(png)]
  const [first, again] = [await one.next(), await other.next()]
  expect(first.value).toEqual(again.value)
  await one.return(undefined)
  expect((await Array.fromAsync(other)).length).toBeGreaterThan(0)
  await expect(reader.decode(Buffer.from('inget'))).rejects.toThrow()
})

it('gives up a picture that takes too much, and decodes the next', async () => {
  const reader = pictureReader({ seconds: 100, megabytes: 40 })
  const [heavy, next] = await Promise.allSettled([
    reader.decode(encode(pixels(6_000, 4_000), 30).data),
    reader.decode(encode(pixels(64, 48), 80).data)
  ])
  expect(heavy).toMatchObject({ status: 'rejected' })
  expect(next).toMatchObject({ status: 'fulfilled', value: { width: 64, height: 48 } })
})
