// What files are by their bytes, in PRONOM's words: made by programs that are not ours where there is one.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { encode } from 'jpeg-js'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { identify } from '../../electron/core/formats/identify/identify.ts'
import { mediaTypeOf } from '../../electron/core/formats/media-type.ts'
import { openPdf, type PdfLevel } from '../../electron/core/formats/pdf/document.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { type Files, writeZip } from '../helpers/exports/zip.ts'
import { compoundFile } from '../helpers/outlook-file.ts'

async function found(bytes: string | Buffer): Promise<(string | null)[] | null> {
  const path = join(await temporaryFolder(), 'fil')
  await writeFile(path, bytes, 'latin1')
  const format = await identify(path)
  return format === null ? null : [format.mediaType, format.version, format.key]
}

async function zip(files: Files): Promise<Buffer> {
  return readFile(await writeZip(join(await temporaryFolder(), 'zip'), files))
}

async function own(level: PdfLevel): Promise<Buffer> {
  const at = Instant.parse('2026-11-26T10:00:00.000Z')
  const pdf = await openPdf({ title: 'Bad', author: 'Norrby', at, appVersion: '1', level })
  const read = buffer(pdf.stream)
  pdf.text('Badet öppnar 🏊')
  pdf.end()
  return read
}

const png = PNG.sync.write(new PNG({ width: 9, height: 9 }))
const jpeg = encode({ width: 9, height: 9, data: Buffer.alloc(9 * 9 * 4) }, 80).data
const chunk = (name: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 1]), Buffer.from(`${name}x....`, 'latin1')])
/** A PNG with one more part before its data. */
const pngWith = (name: string) => Buffer.concat([png.subarray(0, 33), chunk(name), png.subarray(33)])
const exif = (digits: string) =>
  `\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*....\x90\0\0\x07\0\0\0\x04${digits}....\xff\xd9`
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const types = (type: string) => ({
  '[Content_Types].xml': `<Types><Override ContentType="${type}"/></Types>`
})

type Case = readonly [
  what: string,
  make: () => string | Buffer | Promise<Buffer>,
  is: readonly (string | null)[]
]

const CASES: readonly Case[] = [
  ['a PNG', () => png, ['image/png', '1.0', 'fmt/11']],
  ['a PNG with a profile of colours', () => pngWith('sRGB'), ['image/png', '1.1', 'fmt/12']],
  ['a PNG with a text', () => pngWith('iTXt'), ['image/png', '1.2', 'fmt/13']],
  ['a PNG that is cut off', () => png.subarray(0, -9), ['image/png', null, null]],
  ['a JPEG', () => Buffer.from(jpeg), ['image/jpeg', '1.01', 'fmt/43']],
  ['a photograph', () => exif('0230'), ['image/jpeg', '2.3.x', 'fmt/1507']],
  ['an older photograph', () => exif('0220'), ['image/jpeg', '2.2', 'x-fmt/391']],
  ['a JPEG that is cut off', () => Buffer.from(jpeg).subarray(0, 60), ['image/jpeg', null, null]],
  ['a GIF', () => 'GIF89a........;', ['image/gif', '89a', 'fmt/4']],
  ['a WebP', () => 'RIFF....WEBPVP8L....', ['image/webp', 'Lossless', 'fmt/567']],
  ['PDF/A-2b', () => own('2b'), ['application/pdf', '2b', 'fmt/477']],
  ['PDF/A-1b', () => own('1b'), ['application/pdf', '1b', 'fmt/354']],
  ['a PDF', () => '%PDF-1.4\n....\n%%EOF\n', ['application/pdf', '1.4', 'fmt/18']],
  ['a PDF/X', () => '%PDF-1.6\n/GTS_PDFXVersion\n%%EOF\n', ['application/pdf', '1.6', null]],
  ['a PDF that is cut off', () => '%PDF-1.7\n....', ['application/pdf', '1.7', null]],
  ['a Word document', () => zip(types(`${WORD}.main+xml`)), [WORD, '2007 onwards', 'fmt/412']],
  [
    'a web archive',
    () => zip({ 'datapackage.json': '{"wacz_version":"1.1.1"}' }),
    ['application/zip', null, 'fmt/1840']
  ],
  ['a zip', () => zip({ 'a.txt': 'a' }), ['application/zip', null, 'x-fmt/263']],
  [
    'a document of an older Word',
    () => Buffer.from(compoundFile('WordDocument')),
    ['application/msword', null, null]
  ],
  ['a zip that is cut off', () => 'PK\x03\x04....', ['application/zip', null, null]],
  ['a film', () => '\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x10moov........', ['video/mp4', null, 'fmt/199']],
  [
    'a saved page',
    () => 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n',
    ['multipart/related', null, 'x-fmt/429']
  ],
  [
    'a mail',
    () => 'From: a\r\nTo: b\r\nDate: c\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHej',
    ['message/rfc822', '1.0', 'fmt/950']
  ],
  ['XML', () => '\xef\xbb\xbf<?xml version="1.0"?><a/>', ['application/xml', '1.0', 'fmt/101']],
  ['a page', () => '<!DOCTYPE html>\n<html lang="sv"></html>', ['text/html', '5', 'fmt/471']]
]

it.each(CASES)('says by its bytes what %s is', async (_, make, is) => {
  expect(await found(await make())).toEqual(is)
})

it.each([
  [
    'a text that quotes a mail',
    'Hej! Så här skrev hon:\nFrom: a\nTo: b\nDate: c\nMIME-Version: 1.0\nContent-Type: x'
  ],
  ['JSON', '{"<!DOCTYPE html>": 1}'],
  ['a zip that is another format', async () => zip({ mimetype: 'application/epub+zip', a: '' })],
  ['nothing at all', '']
])('says nothing of %s', async (_, bytes) => {
  expect(await found(typeof bytes === 'string' ? bytes : await bytes())).toBeNull()
})

it('is not kept busy by a picture of endless parts, or a zip that claims to hold everything', async () => {
  const many = Buffer.concat([
    png.subarray(0, 33),
    ...Array(150_000).fill(Buffer.from('\0\0\0\0tEXt....', 'latin1'))
  ])
  expect(await found(many)).toEqual(['image/png', null, null])
  expect(await found(await zip({ 'datapackage.json': 'x'.repeat(5 << 20) }))).toEqual([
    'application/zip',
    null,
    'x-fmt/263'
  ])
})

/** How a file of the family of MPEG-4 begins: its own brand, and those that can also be read as. */
const branded = (own: string, ...others: string[]) =>
  `\0\0\0${String.fromCharCode(16 + 4 * others.length)}ftyp${own}\0\0\0\0${others.join('')}`
const ebml = (kind: string) =>
  `\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82${String.fromCharCode(0x80 + kind.length)}${kind}\x42\x87\x81\x04`

it.each([
  ['a photograph of a phone', branded('heic', 'mif1', 'heic'), 'image/heic'],
  ['a picture of that family', branded('mif1', 'heic'), 'image/heif'],
  ['an AVIF', branded('avif', 'mif1', 'miaf'), 'image/avif'],
  ['a sound', branded('M4A ', 'mp42', 'isom'), 'audio/mp4'],
  ['a film of QuickTime', branded('qt  ', 'qt  '), 'video/quicktime'],
  ['a film of an old phone', branded('3gp4', 'isom', '3gp4'), 'video/3gpp'],
  ['a film', branded('isom', 'iso2', 'mp41'), 'video/mp4'],
  ['a film of another family', branded('crx ', 'crx '), 'application/octet-stream'],
  ['a film of Matroska', ebml('matroska'), 'video/matroska'],
  ['a WebM', ebml('webm'), 'video/webm']
])('is called by its own brand, and by none that it names beside it: %s', async (_, bytes, type) => {
  expect(mediaTypeOf(Buffer.from(bytes, 'latin1'))).toBe(type)
  expect((await found(bytes))?.[0] ?? 'application/octet-stream').toBe(type)
})
