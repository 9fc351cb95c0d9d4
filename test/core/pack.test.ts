// A package as one zip file: opened by another program, the same bytes each time, and none of a package that was changed.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { packExport } from '../../electron/core/delivery/exports/pack.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { everything, filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

// Another implementation than the one that wrote it.
const PYTHON = '/usr/bin/python3'
const UNPACK =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip()); z.extractall(sys.argv[2])'

async function contents(root: string): Promise<Map<string, string>> {
  const read = (await filesUnder(root)).map(async path => {
    const bytes = await readFile(join(root, path))
    return [path, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return new Map(await Promise.all(read))
}

it.each(ExportFormat.options)('a package of the form %s is packed beside itself', async format => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything, { format, delivery: null })
  const packed = await packExport(ctx, made.id, null)
  expect(packed.path).toBe(join(dir, `${made.folder}.zip`))
  expect(
    createHash('sha256')
      .update(await readFile(packed.path))
      .digest('hex')
  ).toBe(packed.sha256)
  expect(listJournal(ctx.db.read, { about: made.id, before: null, limit: 1 })[0]).toMatchObject({
    act: 'export.packed',
    details: { file: basename(packed.path), bytes: packed.bytes, sha256: packed.sha256 }
  })
  const again = await packExport(ctx, made.id, await temporaryFolder())
  expect(again.sha256).toBe(packed.sha256)
})

it.skipIf(!existsSync(PYTHON))('is unpacked by another program to the very same files', async () => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const { path } = await packExport(ctx, made.id, null)
  const target = await temporaryFolder()
  const said = execFileSync(PYTHON, ['-c', UNPACK, path, target], { encoding: 'utf8' })
  expect(said.trim()).toBe('None')
  const root = join(dir, String(made.folder))
  expect(await contents(join(target, basename(root)))).toEqual(await contents(root))
})

it('can be unpacked by a reader that takes it as it comes: each file says how large it is before it', async () => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const zip = await readFile((await packExport(ctx, made.id, null)).path)
  const found = new Map<string, string>()
  const methods = new Set<number>()
  let at = 0
  while (zip.readUInt32LE(at) === 0x04034b50) {
    // Bit 3: the size is only told afterwards, in a descriptor.
    expect(zip.readUInt16LE(at + 6) & 8).toBe(0)
    const [packed, size] = [zip.readUInt32LE(at + 18), zip.readUInt32LE(at + 22)]
    const [label, extra] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 30, at + 30 + label)
    const begins = at + 30 + label + extra
    const [method, body] = [zip.readUInt16LE(at + 8), zip.subarray(begins, begins + packed)]
    const bytes = method === 8 ? inflateRawSync(body) : body
    expect([name, bytes.length, crc32(bytes)]).toEqual([name, size, zip.readUInt32LE(at + 14)])
    methods.add(method)
    found.set(name.slice(name.indexOf('/') + 1), createHash('sha256').update(bytes).digest('hex'))
    at = begins + packed
  }
  expect(zip.readUInt32LE(at)).toBe(0x02014b50)
  expect([...methods].sort()).toEqual([0, 8])
  expect(new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))).toEqual(
    await contents(join(dir, String(made.folder)))
  )
})

it('holds nothing that a computer left in the folder of the package', async () => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything)
  const root = join(dir, String(made.folder))
  const before = await packExport(ctx, made.id, await temporaryFolder())
  for (const left of ['data/.DS_Store', 'Thumbs.db', 'data/desktop.ini', '._manifest-sha256.txt'])
    await writeFile(join(root, left), 'x')
  const after = await packExport(ctx, made.id, await temporaryFolder())
  expect(after.sha256).toBe(before.sha256)
})

it('is packed where an attempt that the program died in left half a file', async () => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything)
  const into = await temporaryFolder()
  const name = `${basename(join(dir, String(made.folder)))}.zip`
  await writeFile(join(into, `${name}.tmp`), 'halv')
  expect((await packExport(ctx, made.id, into)).path).toBe(join(into, name))
  expect(await readdir(into)).toEqual([name])
})

describe('nothing is packed', () => {
  it.each(ExportFormat.options)(
    'of a package of the form %s with a file that is none of it',
    async format => {
      const { ctx, dir } = await newFilled()
      const made = await createExport(ctx, everything, { format, delivery: null })
      await writeFile(join(dir, String(made.folder), 'anteckning.txt'), 'x')
      await expect(packExport(ctx, made.id, null)).rejects.toMatchObject({
        code: 'package-has-other-file',
        params: { what: 'anteckning.txt' }
      })
      expect((await readdir(join(dir, 'exports'))).filter(name => name.includes('.zip'))).toEqual([])
    }
  )

  it('of a package that was changed after it was written, and it is said which file', async () => {
    const { ctx, dir } = await newFilled()
    const made = await createExport(ctx, everything)
    await appendFile(join(dir, String(made.folder), 'manifest-sha512.txt'), ' ')
    await expect(packExport(ctx, made.id, null)).rejects.toMatchObject({
      code: 'package-not-as-written',
      params: { what: 'manifest-sha512.txt: changed' }
    })
    expect((await readdir(join(dir, 'exports'))).filter(name => name.includes('.zip'))).toEqual([])
  })

  it.each(ExportFormat.options)('of a package of the form %s of which one file was changed', async format => {
    const { ctx, dir } = await newFilled()
    const made = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const path = (await filesUnder(root)).find(name => name.endsWith('index.csv')) ?? ''
    await appendFile(join(root, path), ' ')
    await expect(packExport(ctx, made.id, null)).rejects.toMatchObject({
      code: 'package-not-as-written',
      params: { what: `${path}: changed` }
    })
    await rm(join(root, path))
    await expect(packExport(ctx, made.id, null)).rejects.toMatchObject({
      params: { what: `${path}: missing` }
    })
    expect((await readdir(join(dir, 'exports'))).filter(name => name.includes('.zip'))).toEqual([])
  })

  it('into the archive itself', async () => {
    const { ctx, dir } = await newFilled()
    const made = await createExport(ctx, everything)
    await expect(packExport(ctx, made.id, join(dir, 'objects'))).rejects.toMatchObject({
      code: 'folder-unusable'
    })
  })
})
