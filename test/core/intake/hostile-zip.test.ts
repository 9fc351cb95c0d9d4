// Zip files that would harm, and files that are not what they seem: each is refused or left out, with its reason.
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { Sha256 } from '#shared/ids.ts'
import { refusalSentence } from '#shared/refusals.ts'
import { ArchiveError } from '../../../electron/core/kernel/errors.ts'
import { openZip } from '../../../electron/core/messages/intake/files/zip.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { type BadEntry, badZip } from '../../helpers/exports/bad-zip.ts'
import { metaFile, OWN, smallExport } from '../../helpers/exports/meta.ts'
import { writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const INBOX = 'messages/inbox/kalle_10000001'
const message = (text: string) =>
  metaFile('Kalle', ['Kalle', OWN], [{ from: 'Kalle', at: 1_750_000_000_000, text }])
const GOOD: BadEntry = { name: `${INBOX}/message_1.json`, content: message('Hej') }

async function archive() {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx)
  const folder = await temporaryFolder()
  let count = 0
  const take = async (bytes: Uint8Array | string, name = `${count++}.zip`) => {
    await writeFile(join(folder, name), bytes)
    return importing(opened, id, join(folder, name), OWN)
  }
  return { ...opened, channelId: id, folder, take }
}

async function refusal(work: Promise<unknown>): Promise<ArchiveError> {
  const error = await work.then(
    () => null,
    thrown => thrown
  )
  if (!(error instanceof ArchiveError)) throw new Error(`not refused: ${String(error)}`)
  // Each is a whole sentence in both languages.
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence(error.code, error.params, language)).not.toMatch(/[{}?]|undefined/)
  return error
}

it('reads none of the entries that point out of the export, and writes nothing outside of the archive', async () => {
  const { take, folder } = await archive()
  const names = [
    '../utanför.json',
    '/etc/absolut.json',
    'C:\\Windows\\x.json',
    `..\\..\\${INBOX}/message_2.json`,
    'a/../../b.json'
  ]
  const run = await take(badZip([...names.map(name => ({ name, content: message('ond') })), GOOD]))
  expect(run).toMatchObject({ state: 'finished', imported: 1, unreadable: names.length })
  expect(new Set(run.findings.map(({ code }) => code))).toEqual(new Set(['unsafe-name']))
  expect(await readdir(dirname(folder))).not.toContain('utanför.json')
})

it('follows no link, in a zip or in a folder', async () => {
  const { take, folder, ctx, archive: opened, channelId } = await archive()
  const link: BadEntry = { name: `${INBOX}/message_2.json`, content: '/etc/passwd', mode: 0o120777 }
  expect((await take(badZip([GOOD, link]))).findings).toEqual([
    { kind: 'unreadable', code: 'link', place: link.name, count: 1 }
  ])
  const unpacked = join(folder, 'uppackad')
  await mkdir(join(unpacked, INBOX), { recursive: true })
  await writeFile(join(unpacked, INBOX, 'message_1.json'), message('Hej'))
  await symlink('/etc/passwd', join(unpacked, INBOX, 'message_2.json'))
  const run = await importing({ ctx, archive: opened }, channelId, unpacked, OWN)
  expect(run).toMatchObject({ known: 1, unreadable: 1 })
})

it('refuses a bomb as a whole, and leaves out one file that is one', async () => {
  const { take, ctx } = await archive()
  const zeros = Buffer.alloc(4 << 20)
  const claims = 0xf000_0000
  const bomb = await refusal(take(badZip([GOOD, { name: 'a.json', content: zeros, claims }])))
  expect(bomb).toMatchObject({ code: 'zip-refused', params: { detail: 'bomb' } })
  const one = badZip([GOOD, { name: `${INBOX}/message_2.json`, content: 'x'.repeat(1000), claims: 1 << 30 }])
  const run = await take(one)
  expect(run).toMatchObject({ imported: 1, unreadable: 1 })
  expect(run.findings.map(({ code }) => code)).toEqual(['bomb'])
  // Files that share their bytes.
  const shared = await refusal(take(badZip([GOOD, { ...GOOD, name: 'b.json', at: 0 }])))
  expect(shared).toMatchObject({ code: 'zip-refused', params: { detail: 'overlapping' } })
  expect(ctx.db.read.prepare('SELECT count(*) FROM import_run').pluck().get()).toBe(1)
})

it('does not take in more of a file than it claims to hold, nor one that holds less', async () => {
  const { take } = await archive()
  for (const claims of [10, 200_000, 90_000_000]) {
    const lying = { name: `${INBOX}/message_2.json`, content: message('mer än så'.repeat(100)), claims }
    const run = await take(badZip([GOOD, lying]))
    expect(run, String(claims)).toMatchObject({ state: 'finished', unreadable: 1 })
    expect(run.findings[0]).toMatchObject({ code: 'damaged', place: lying.name })
  }
})

it('reads names in UTF-8 and CP437, and both of two that differ by case only', async () => {
  const { take } = await archive()
  const run = await take(
    badZip([
      GOOD,
      { name: `${INBOX}/X.bin`, content: '' },
      { name: `${INBOX}/x.BIN`, content: '' },
      // In CP437, as the first zip programs wrote it.
      { name: Buffer.from('866b65728c2e747874', 'hex'), content: '' },
      { name: 'Åker.txt', content: '' },
      { ...GOOD }
    ])
  )
  expect(run).toMatchObject({ imported: 1, warnings: 1, unreadable: 1 })
  expect(run.findings.map(({ code, place }) => [code, place])).toEqual([
    ...[`${INBOX}/X.bin`, `${INBOX}/x.BIN`, 'Åker.txt', 'åkerî.txt'].map(place => ['unknown-file', place]),
    ['same-name-twice', GOOD.name],
    ['name-differs-by-case', `${INBOX}/x.BIN`]
  ])
})

it('leaves out what is encrypted or packed in an unknown way', async () => {
  const { take } = await archive()
  const run = await take(
    badZip([
      GOOD,
      { name: `${INBOX}/message_2.json`, content: message('x'), isEncrypted: true },
      { name: `${INBOX}/message_3.json`, content: message('y'), method: 99 }
    ])
  )
  expect(run).toMatchObject({ imported: 1, unreadable: 2 })
  expect(run.findings.map(({ code }) => code)).toEqual(['encrypted', 'unknown-compression'])
})

it.each([
  ['encrypted', { isEncrypted: true }],
  ['unknown-compression', { method: 99 }]
])('says that what it cannot recognise is %s', async (detail, how) => {
  const { take } = await archive()
  const hidden = { name: GOOD.name, content: message('x'), ...how }
  for (const files of [[hidden], [{ name: 'bild.jpg', content: 'x' }, hidden]])
    expect(await refusal(take(badZip(files)))).toMatchObject({
      code: 'export-not-recognised',
      params: { detail }
    })
})

it('refuses a zip that is cut short or empty, keeps nothing of it, and reads one with the wrong extension', async () => {
  const { take, folder, ctx } = await archive()
  const path = await writeZip(join(folder, 'hel.zip'), smallExport())
  const whole = await readFile(path)
  for (const bytes of [
    whole.subarray(0, whole.length / 2),
    whole.subarray(0, 4),
    Buffer.from('PK\u0003\u0004')
  ])
    expect(await refusal(take(bytes))).toMatchObject({ code: 'zip-refused', params: { detail: 'damaged' } })
  expect(await refusal(take(badZip([])))).toMatchObject({
    code: 'export-not-recognised',
    params: { detail: 'empty' }
  })
  expect(await refusal(take(''))).toMatchObject({ code: 'file-empty' })
  expect(ctx.objects.unclaimed()).toEqual([])
  expect(await take(whole, 'bild.jpg')).toMatchObject({ state: 'finished', imported: 4 })
})

it.each([
  [
    'unsafe-name',
    badZip([
      { name: '../../tmp/message_1.json', content: 'x' },
      { name: '/etc/passwd', content: 'x' }
    ])
  ],
  ['name-too-long', badZip([{ name: `${'mapp/'.repeat(60)}message_1.json`, content: 'x' }])],
  ['link', badZip([{ name: 'länk', content: '/etc/passwd', mode: 0o120777 }])],
  ['unlisted', Buffer.concat([badZip([GOOD]), badZip([])])]
])('says of a zip of which nothing may be opened why: %s', async (detail, bytes) => {
  const { take, ctx } = await archive()
  const { code, params } = await refusal(take(bytes))
  expect([code, params['detail']]).toEqual([
    detail === 'unlisted' ? 'zip-refused' : 'export-not-recognised',
    detail
  ])
  for (const language of ['sv', 'en'] as const)
    expect(refusalSentence(code, params, language)).not.toContain(`: ${detail}.`)
  expect(ctx.objects.unclaimed()).toEqual([])
})

it('says that a file in the zip is damaged, and reads the others', async () => {
  const { take, folder } = await archive()
  const path = await writeZip(join(folder, 'hel.zip'), {
    [`${INBOX}/message_1.json`]: message('Hej'),
    [`${INBOX}/message_2.json`]: metaFile(
      'Kalle',
      ['Kalle', OWN],
      [{ from: 'Kalle', at: 1, text: 'å'.repeat(5000) + Math.random() }]
    )
  })
  const bytes = await readFile(path)
  // In the middle of what the second file is packed as.
  const at = bytes.indexOf(`${INBOX}/message_2.json`) + INBOX.length + 40
  bytes.fill(0xff, at, at + 8)
  const run = await take(bytes)
  expect(run).toMatchObject({ state: 'finished', imported: 1, unreadable: 1 })
  expect(run.findings[0]).toMatchObject({ code: 'damaged', place: `${INBOX}/message_2.json` })
})

it('says that a file with another checksum than the zip says is damaged, packed or not', async () => {
  const { take } = await archive()
  const changed = { name: `${INBOX}/message_2.json`, content: message('Zebran hej') }
  const stored = badZip([GOOD, { ...changed, method: 0 }])
  stored.write('Zebrax nej', stored.indexOf('Zebran hej'))
  const packed = badZip([GOOD, changed])
  const [told, inDirectory] = [packed.lastIndexOf(changed.name), 46]
  packed.writeUInt32LE(1, told - inDirectory + 16)
  for (const bytes of [stored, packed]) {
    const run = await take(bytes)
    expect(run).toMatchObject({ state: 'finished', unreadable: 1 })
    expect(run.findings[0]).toMatchObject({ code: 'damaged', place: changed.name })
  }
})

it('refuses a zip that counts fewer files than it lists', async () => {
  const { take } = await archive()
  const other = { name: `${INBOX}/message_2.json`, content: message('Hej igen') }
  for (const counted of [0, 1]) {
    const bytes = badZip([GOOD, other])
    const end = bytes.lastIndexOf('PK\u0005\u0006')
    for (const at of [8, 10]) bytes.writeUInt16LE(counted, end + at)
    expect(await refusal(take(bytes))).toMatchObject({ code: 'zip-refused', params: { detail: 'damaged' } })
  }
})

it('keeps a video that is not packed to the byte, and none whose place in the zip is another than it says', async () => {
  const { take, ctx } = await archive()
  const uris = ['hel.mp4', 'tom.mp4', 'fel.mp4', 'ändrad.mp4'].map(name => `${INBOX}/videos/${name}`)
  const [whole = '', empty = '', wrong = '', changed = ''] = uris
  const video = Buffer.concat([Buffer.from('000000186674797069736f6d', 'hex'), randomBytes(3_000_001)])
  const messages = [
    {
      sender_name: 'Kalle',
      timestamp_ms: 1_750_000_000_000,
      content: 'Se',
      videos: uris.map(uri => ({ uri, creation_timestamp: 1 }))
    }
  ]
  const thread = {
    participants: [{ name: 'Kalle' }, { name: OWN }],
    messages,
    title: 'Kalle',
    thread_path: INBOX
  }
  const zip = badZip([
    { name: GOOD.name, content: JSON.stringify(thread) },
    { name: changed, content: 'film som ändras', method: 0 },
    { name: whole, content: video, method: 0 },
    { name: empty, content: '', method: 0 },
    // Behind where it begins there is no such beginning.
    { name: wrong, content: 'film', method: 0, at: video.length + 5000 }
  ])
  zip.write('film som bytts', zip.indexOf('film som ändras'))
  const run = await take(zip)
  expect(run).toMatchObject({ state: 'finished', imported: 1 })
  const rows = ctx.db.read
    .prepare(
      `SELECT uri, state, object.bytes, media_type AS type, object.sha256 FROM message_attachment
       LEFT JOIN object ON object.sha256 = message_attachment.sha256 ORDER BY position`
    )
    .all() as { sha256: Sha256 }[]
  expect(rows).toMatchObject([
    { uri: whole, state: 'present', bytes: video.length, type: 'video/mp4' },
    { uri: empty, state: 'present', bytes: 0, type: 'application/octet-stream' },
    { uri: wrong, state: 'missing', bytes: null },
    { uri: changed, state: 'missing', bytes: null }
  ])
  const [first] = rows
  expect(first !== undefined && (await readFile(ctx.objects.path(first.sha256))).equals(video)).toBe(true)
})

it('reads one file to its end while others beside it are given up, and lets go of the zip afterwards', async () => {
  const path = join(await temporaryFolder(), 'stor.zip')
  const content = Buffer.alloc(2 << 20, 'ordning ')
  await writeFile(path, badZip(['a.bin', 'b.bin', 'c.bin'].map(name => ({ name, content }))))
  const zip = await openZip(path, 'stor.zip')
  const givenUp = async (at: number) => {
    for await (const chunk of (await zip.files[at]?.open()) ?? []) return (chunk as Buffer).length
    return 0
  }
  const whole = async (at: number) =>
    Buffer.concat(await Array.fromAsync((await zip.files[at]?.open()) ?? []))
  const [one, read, other] = await Promise.all([givenUp(0), whole(1), givenUp(2)])
  expect(one).toBeGreaterThan(0)
  expect(other).toBeGreaterThan(0)
  expect(read.equals(content)).toBe(true)
  zip.close()
  await expect(whole(1)).rejects.toThrow()
})
