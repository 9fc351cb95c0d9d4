// What a comment rests on must show something of it: a file that is empty, of another kind or cut off is refused, and nothing is changed.
import { appendFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import { expect, it } from 'vitest'
import type { ChannelId } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import { isCutOff } from '../../electron/core/formats/cut-off.ts'
import { countWaiting } from '../../electron/core/kernel/objects/inbox-folder.ts'
import { takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { keepDocument } from '../../electron/core/register/documents/documents.ts'
import { signAttestation } from '../../electron/core/reports/attestations/attestations.ts'
import { partToAttest } from '../../electron/core/reports/attestations/part.ts'
import { copiesOf, newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { PIXEL, TAKEN } from '../helpers/taken.ts'

const PNG = Buffer.from(PIXEL, 'base64')
const JPEG = encode({ width: 16, height: 16, data: Buffer.alloc(1024, 0x7f) }, 80).data
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
const WEBP = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64')
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n')
const box = (name: string, content: string) => {
  const bytes = Buffer.from(`\0\0\0\0${name}${content}`, 'latin1')
  bytes.writeUInt32BE(bytes.length)
  return bytes
}
const FILM = Buffer.concat([
  box('ftyp', 'isom\0\0\0\0'),
  box('moov', 'x'.repeat(40)),
  box('mdat', 'y'.repeat(40))
])
const damaged = () => {
  const bytes = Buffer.from(PNG)
  bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
  return bytes
}

/** A PNG of a bit for each pixel, with so many bytes of pixels. */
function greyPng(width: number, height: number, bytes: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const sized = Buffer.concat([Buffer.alloc(4), Buffer.from(name), content, Buffer.alloc(4)])
    sized.writeUInt32BE(content.length)
    sized.writeUInt32BE(crc32(sized.subarray(4, -4)), sized.length - 4)
    return sized
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(bytes)))
  return Buffer.concat([PNG.subarray(0, 8), chunk('IHDR', head), pixels, chunk('IEND', Buffer.alloc(0))])
}

function hugeGif(): Buffer {
  const bytes = Buffer.from(GIF)
  bytes.writeUInt32LE(0xffffffff, 6)
  return bytes
}

const archiveWithChannel = copiesOf(async () => {
  const made = await newArchive()
  return { ...made, channel: newChannel(made.ctx) }
})

const fileOf = async (name: string, bytes: Uint8Array) => {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, bytes)
  return path
}

const commentOf = (channelId: ChannelId, files: (typeof TAKEN)['files']) => ({
  ...{ ...TAKEN, channelId, files },
  ...{ html: null, plain: null }
})

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code
  )

it.each([
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['text', Buffer.from('Ni är odugliga'), 'not-evidence'],
  ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'not-evidence'],
  ['a program', Buffer.from(`MZ\x90\0\x03\0${'\0'.repeat(200)}`, 'latin1'), 'not-evidence'],
  ['a PNG that is cut', PNG.subarray(0, 40), 'evidence-damaged'],
  ['a PNG with another byte', damaged(), 'evidence-damaged'],
  ['a JPEG that is cut', JPEG.subarray(0, JPEG.length - 10), 'evidence-damaged'],
  ['a PNG larger than so few bytes can be', greyPng(2 ** 31 - 1, 2 ** 31 - 1, 10), 'evidence-damaged'],
  ['a tall PNG with half of its rows', greyPng(8_000, 16_000, 8_000 * 1_001), 'evidence-damaged'],
  ['a GIF larger than so few bytes can be', hugeGif(), 'evidence-damaged'],
  [
    'a picture of empty boxes',
    Buffer.concat([box('ftyp', 'heic\0\0\0\0heic'), ...Array.from({ length: 1000 }, () => box('meta', ''))]),
    'evidence-damaged'
  ]
])('%s is no evidence, by path or in letters, and nothing is kept of it', async (_, bytes, code) => {
  const { ctx, channel } = await archiveWithChannel()
  const path = await fileOf('bild.png', bytes)
  const given = [
    { path },
    ...(bytes.length === 0 ? [] : [{ name: 'bild.png', base64: bytes.toString('base64') }])
  ]
  // Also beside one that is whole.
  for (const file of given)
    for (const files of [[file], [{ name: 'hel.png', base64: PIXEL }, file]]) {
      const error = await takeComment(ctx, commentOf(channel.id, files)).catch(error => error)
      expect([error.code, error.params]).toEqual([code, { file: 'bild.png' }])
    }
  expect(ctx.objects.unclaimed()).toEqual([])
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence(code as 'file-empty', { file: 'bild.png' }, language)).toContain('bild.png')
})

it('pictures, films, PDFs and mails that are whole are', async () => {
  const { ctx, channel } = await archiveWithChannel()
  const mail = Buffer.from('From: x@facebookmail.com\r\nSubject: hej\r\n\r\nKalle kommenterade')
  const tall = greyPng(8_000, 16_000, 16_000 * 1_001)
  const files = [PNG, tall, JPEG, GIF, WEBP, PDF, FILM, mail].map((bytes, at) => ({
    name: `fil-${at}`,
    base64: bytes.toString('base64')
  }))
  const comment = await takeComment(ctx, commentOf(channel.id, files))
  expect(comment.files.map(({ mediaType }) => mediaType)).toEqual(
    expect.arrayContaining([
      'image/png',
      'image/jpeg',
      'image/gif',
      'image/webp',
      'application/pdf',
      'video/mp4'
    ])
  )
})

it('a document that is written while it is read is refused, and nothing is kept of it', async () => {
  const { ctx } = await archiveWithChannel()
  const path = await fileOf('beslut.pdf', Buffer.alloc(60 << 20, 'x'))
  let isWritten = true
  const write = () => {
    if (!isWritten) return
    appendFileSync(path, 'y')
    setImmediate(write)
  }
  setImmediate(write)
  const kept = keepDocument(ctx, path).finally(() => {
    isWritten = false
  })
  await expect(kept).rejects.toMatchObject({ code: 'file-changing', params: { file: 'beslut.pdf' } })
  expect(ctx.objects.unclaimed()).toEqual([])
})

it.each([
  ['image/png', PNG],
  ['image/jpeg', JPEG],
  ['image/gif', GIF],
  ['image/webp', WEBP],
  ['application/pdf', PDF],
  ['video/mp4', FILM]
])('of %s it is told where it ends too early', (mediaType, bytes) => {
  expect(isCutOff(bytes, mediaType)).toBe(false)
  expect(isCutOff(Buffer.concat([bytes, Buffer.alloc(100)]), mediaType)).toBe(false)
  for (const part of [0.3, 0.5, 0.85])
    expect(isCutOff(bytes.subarray(0, Math.floor(bytes.length * part)), mediaType), `${part}`).toBe(true)
})

it('an empty file is no document, no message and no signed form', async () => {
  const { ctx, channel } = await archiveWithChannel()
  const path = await fileOf('tom.pdf', Buffer.alloc(0))
  const nobody = { senderName: 'Kalle', senderAddress: null, receivedAt: null }
  const { departmentId } = channel
  const { digest } = partToAttest(ctx, departmentId)
  const signed = { signedBy: 'Märta', signedOn: '2026-11-25', way: 'paper', note: null } as const
  expect(await codeOf(keepDocument(ctx, path))).toBe('file-empty')
  expect(await codeOf(takeMessageFile(ctx, { channelId: channel.id, path, ...nobody }))).toBe('file-empty')
  expect(await codeOf(signAttestation(ctx, { departmentId, digest, ...signed, paper: path }))).toBe(
    'file-empty'
  )
  expect([ctx.objects.unclaimed(), await countWaiting(ctx)]).toEqual([[], 0])
})
