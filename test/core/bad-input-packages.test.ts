// What is hostile or only unlucky, in packages of every form: names that no disk takes, texts that no XML takes, and disks that
// take no file of that size or nothing at all.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { createExport, listExports, reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { pasteMessage, takeMessageFile } from '../../electron/core/messages/messages/messages.ts'
import { listAttachments } from '../../electron/core/messages/messages/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { canMount } from '../helpers/can-mount.ts'
import { ATTACHED, hostileMail, NAMES, TEXT } from '../helpers/hostile.ts'
import { everything } from './exports-archive.ts'

vi.setConfig({ testTimeout: 240_000 })

const RECEIVER = resolve(import.meta.dirname, '../helpers/receiver.mjs')
async function unlucky() {
  const made = await newArchive()
  const { ctx, dir, clock } = made
  for (const [at, name] of NAMES.entries()) {
    const channel = newChannel(ctx, {
      name: name.trim(),
      addresses: [`https://flode.example/norrby-${at}`]
    })
    const folder = join(dir, '..', `filer ${at}`)
    await mkdir(folder)
    const path = join(folder, name)
    await writeFile(path, `innehåll ${at}`)
    const sender = { channelId: channel.id, senderName: `=${name}`, senderAddress: null, receivedAt: null }
    const { original } = await takeMessageFile(ctx, { ...sender, path })
    clock.advance(1_000)
    const { id } = await pasteMessage(ctx, {
      ...sender,
      senderName: `@${TEXT}`.slice(0, 60),
      text: `${TEXT} ${at}`
    })
    clock.advance(1_000)
    // Longer than any disk takes, as a platform's export may call a file.
    const uri = `../${'ö'.repeat(296)}${name}`
    ctx.db.transact(tx =>
      tx
        .prepare(
          `INSERT INTO message_attachment (message_id, position, kind, uri, state, sha256)
           VALUES (?, 0, 'file', ?, 'present', ?)`
        )
        .run(id, uri, original)
    )
  }
  return made
}

it('writes every form of package of what has such names and texts, valid, and opened by its receiver', async () => {
  const { ctx, dir } = await unlucky()
  for (const format of ExportFormat.options) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const checks = reportOf(ctx.db.read, made.id)?.checks ?? []
    expect([format, checks.filter(({ outcome }) => outcome === 'failed')]).toEqual([format, []])
    const root = join(dir, String(made.folder))
    const paths = (await readdir(root, { recursive: true })).map(path => path.replaceAll('\\', '/'))
    for (const path of paths) {
      const name = path.split('/').at(-1) ?? ''
      expect([path, /^[A-Za-z0-9][\w.-]{0,90}$/.test(name) && !name.endsWith('.')]).toEqual([path, true])
      expect([path, /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)]).toEqual([path, false])
    }
    for (const path of paths.filter(each => each.endsWith('.xml')))
      XmlDocument.fromBuffer(await readFile(join(root, path))).dispose()
    const index = paths.find(path => path.endsWith('index.csv')) ?? ''
    const cells = [...(await readFile(join(root, index), 'utf8')).matchAll(/"((?:[^"]|"")*)"/g)]
    expect(cells.length).toBeGreaterThan(200)
    for (const [, cell = ''] of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)

    const packed = await packExport(ctx, made.id, await temporaryFolder())
    const answer = execFileSync(process.execPath, [RECEIVER, packed.path, await temporaryFolder()], {
      encoding: 'utf8'
    })
    expect([format, JSON.parse(answer).problems]).toEqual([format, []])
  }
})

it('keeps the real names beside the stored ones', async () => {
  const { ctx, dir } = await unlucky()
  const { folder } = await createExport(ctx, everything)
  const records = JSON.parse(await readFile(join(dir, String(folder), 'data/records.json'), 'utf8'))
  const kept = records.messages.map(({ originalName }: { originalName: string | null }) => originalName)
  // Letter by letter, also where a letter is written as two.
  for (const name of NAMES) expect(kept).toContain(name)
  const attached = records.messages.flatMap(
    (one: { attachments: { uri: string; state: string }[] }) => one.attachments
  )
  expect(attached).toHaveLength(NAMES.length)
  expect(attached[4]).toMatchObject({ uri: expect.stringMatching(/aux\.txt$/), state: 'present' })

  for (const [format, said] of [
    ['eark-sip-2.1.0', '<originalName>aux.txt</originalName>'],
    ['eark-erms-3', 'name="aux.txt"'],
    ['fgs-1.2', 'ORIGINALFILENAME="aux.txt"']
  ] as const) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const xml = (await readdir(root, { recursive: true })).filter(path => path.endsWith('.xml'))
    const texts = await Promise.all(xml.map(path => readFile(join(root, path), 'utf8')))
    expect([format, texts.some(text => text.includes(said))]).toEqual([format, true])
  }
})

it('writes every form of package whatever is attached to a mail: broken XML, and roots of our own schemas', async () => {
  const { ctx, dir } = await newArchive()
  const path = join(dir, '..', 'brev.eml')
  await writeFile(path, hostileMail())
  const { id } = await takeMessageFile(ctx, {
    channelId: newChannel(ctx).id,
    senderName: 'Medborgare',
    senderAddress: null,
    receivedAt: null,
    path
  })
  // An empty one is no attachment to the reader of mails.
  expect(listAttachments(ctx.db.read, id).length).toBeGreaterThanOrEqual(ATTACHED.length - 1)
  for (const format of ExportFormat.options) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    expect([format, made.state]).toEqual([format, 'written'])
    const root = join(dir, String(made.folder))
    const files = await readdir(root, { recursive: true, withFileTypes: true })
    const kept = files.filter(file => file.isFile()).map(file => join(file.parentPath, file.name))
    const found = await Promise.all(kept.map(each => readFile(each, 'utf8')))
    for (const [name, , content] of ATTACHED.filter(([, , each]) => each.length > 1))
      expect([format, name, found.includes(content)]).toEqual([format, name, true])
  }
})

it('tells in every standard’s form what an attachment is by its bytes, and what it was called', async () => {
  const { ctx, dir } = await newArchive()
  const path = join(dir, '..', 'brev.eml')
  await writeFile(path, hostileMail())
  const sender = { senderName: 'Medborgare', senderAddress: null, receivedAt: null }
  await takeMessageFile(ctx, { channelId: newChannel(ctx).id, ...sender, path })
  const textOf = async (format: ExportFormat, name: string) => {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const paths = await readdir(root, { recursive: true })
    const found = paths.filter(each => each.endsWith(name)).map(each => readFile(join(root, each), 'utf8'))
    return (await Promise.all(found)).join('\n')
  }
  const [mets, erms, sip, handlingar, diary] = await Promise.all([
    textOf('eark-sip-2.2.0', 'rep1/METS.xml'),
    textOf('eark-erms-3', 'erms-records.xml'),
    textOf('fgs-1.2', 'sip.xml'),
    textOf('fgs-1.2', 'handlingar.xml'),
    textOf('diary-pdfa-2b', 'handling.xml')
  ])
  const BYTES = 'application/octet-stream'
  for (const [name, type, format] of [
    ['faktura.xml', BYTES, null],
    ['trasig.xml', BYTES, null],
    ['text.docx', BYTES, null],
    ['typ.bin', BYTES, null],
    ['leverans.xml', 'application/xml', 'Extensible Markup Language'],
    ['falsk.docx', 'application/zip', 'ZIP Format'],
    ['kolon:ads.txt', 'text/plain', 'Plain Text File']
  ] as const) {
    const [, , content = ''] = ATTACHED.find(([called]) => called === name) ?? []
    const sum = createHash('sha256').update(content).digest('hex')
    const inMets = mets.split('\n').find(line => line.includes('<mets:file ') && line.includes(sum)) ?? ''
    expect([name, /MIMETYPE="([^"]*)"/.exec(inMets)?.[1]]).toEqual([name, type])
    expect([name, /FILEFORMATNAME="([^"]*)"/.exec(inMets)?.[1] ?? null]).toEqual([name, format])
    // What somebody else has called it has no version and no key.
    expect(inMets).not.toMatch(/FILEFORMATVERSION|FORMATREGISTRY/)
    const inErms = erms.split('\n').find(line => line.includes(`SHA-256 ${sum}`)) ?? ''
    expect(inErms).toContain(`name="${name}"`)
    expect(inErms).toContain(`fileFormat="${format ?? type}"`)
    const inSip = sip.split('\n').find(line => line.includes(sum)) ?? ''
    expect(inSip).toContain(`MIMETYPE="${type}"`)
    expect(inSip).toContain(`ORIGINALFILENAME="${name}"`)
    for (const told of [handlingar, diary]) {
      const line = told.split('\n').find(each => each.includes(sum)) ?? ''
      expect(line).toContain(`Namn="Bilaga: ${name}"`)
      expect(line).toContain(`Mimetyp="${type}"`)
    }
  }
})

const PRLIMIT = '/usr/bin/prlimit'
const isLinux = process.platform === 'linux'
it.skipIf(!canMount)('refuses a disk that nothing can be written to (needs the right to mount)', async () => {
  const { ctx } = await unlucky()
  const folder = await temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder])
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  await expect(
    createExport(ctx, everything, { format: 'bagit', delivery: null, into: folder })
  ).rejects.toMatchObject({ code: 'folder-unusable', params: { detail: 'EROFS' } })
  expect(listExports(ctx.db.read)).toEqual([])
})

// No file may be larger than 4 GiB less a byte, as on FAT: the system's own limit for this process says so.
it.skipIf(!isLinux || !existsSync(PRLIMIT))(
  'tells before, and not after, that a file is too large for the disk',
  async () => {
    const { ctx, messages } = await unluckyWithLarge()
    const folder = await temporaryFolder()
    const limit = (bytes: string) =>
      execFileSync(PRLIMIT, ['--pid', String(process.pid), `--fsize=${bytes}:`])
    limit('4294967295')
    onTestFinished(() => void limit('unlimited'))
    const records = [{ kind: 'message', id: messages.large }] as const
    await expect(
      createExport(
        ctx,
        { ...everything, records: [...records] },
        { format: 'bagit', delivery: null, into: folder }
      )
    ).rejects.toMatchObject({ code: 'file-too-large-for-disk', params: { dir: folder, size: 4097 } })
    expect(await readdir(folder)).toEqual([])
    expect(listExports(ctx.db.read)).toEqual([])
    // What is smaller goes there all the same.
    const others = { ...everything, records: [{ kind: 'message' as const, id: messages.small }] }
    const made = await createExport(ctx, others, { format: 'bagit', delivery: null, into: folder })
    expect(made.state).toBe('written')
  }
)

/** One message with a file of more than 4 GiB, as its row says: so large a file is not made for this. */
async function unluckyWithLarge() {
  const made = await newArchive()
  const { ctx } = made
  const sender = {
    channelId: newChannel(ctx).id,
    senderName: 'Åsa',
    senderAddress: null,
    receivedAt: null
  }
  const large = await pasteMessage(ctx, { ...sender, text: 'En film' })
  const small = await pasteMessage(ctx, { ...sender, text: 'Hej' })
  const sha256 = 'f'.repeat(64)
  ctx.db.transact(tx => {
    tx.prepare('INSERT INTO object (sha256, bytes, media_type) VALUES (?, ?, ?)').run(
      ...[sha256, 2 ** 32 + 1, 'video/mp4']
    )
    tx.prepare(
      `INSERT INTO message_attachment (message_id, position, kind, uri, state, sha256)
       VALUES (?, 0, 'video', 'film.mp4', 'present', ?)`
    ).run(large.id, sha256)
  })
  return { ...made, messages: { large: large.id, small: small.id } }
}
