// Packages: what goes in, what stops one, and that what is written can be trusted and written again.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, it, vi } from 'vitest'
import type { ArchiveEvent } from '#shared/events.ts'
import { Instant } from '#shared/ids.ts'
import * as captures from '../../electron/core/captures/captures/run-queries.ts'
import { createExport, findExport, listExports } from '../../electron/core/delivery/exports/exports.ts'
import { extension, folderNames, slug } from '../../electron/core/delivery/exports/names.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { acts, everything, filledArchive, inExports, newCapture, startRun } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

vi.setConfig({ testTimeout: 60_000 })

/** Every file of a package with its bytes. */
async function contents(bag: string): Promise<Map<string, Buffer>> {
  const read = (await filesUnder(bag)).map(async path => [path, await readFile(join(bag, path))] as const)
  return new Map(await Promise.all(read))
}

it('proposes what a package would hold and writes nothing', async () => {
  const filled = await newFilled()
  const before = acts(filled)
  expect(proposeExport(filled.ctx, everything)).toEqual({
    channels: 2,
    captures: 2,
    comments: 1,
    messages: 3,
    files: 18,
    bytes: expect.any(Number),
    blockers: [],
    unroutedMessages: 2,
    unfinishedComments: 0,
    leftOut: { secret: 0, notOurs: 0, drafts: 1, failed: 1, unfinished: 0 },
    carriers: 0,
    unlooked: 0,
    unreadFiles: 0
  })
  expect(acts(filled)).toEqual(before)
  expect(listExports(filled.ctx.db.read)).toEqual([])
})

it('writes a package, says so in the journal, and notes what it holds', async () => {
  const filled = await newFilled()
  const { ctx, dir } = filled
  const made = await createExport(ctx, everything)
  expect(made).toMatchObject({ state: 'written', files: 22, problem: null, scope: everything })
  expect(made.folder).toBe(`exports/kanalarkiv-20261125-090500-${made.id.slice(0, 8)}`)
  expect(findExport(ctx.db.read, made.id)).toEqual(made)
  expect(await inExports(filled)).toEqual([made.folder?.slice('exports/'.length)])

  const [written, sealed] = listJournal(ctx.db.read, { about: made.id, before: null, limit: 10 })
  const bag = await contents(join(dir, made.folder ?? ''))
  const info = bag.get('bag-info.txt')?.toString() ?? ''
  expect(written).toMatchObject({
    act: 'export.written',
    details: { files: 22, bytes: made.bytes, journalHead: sealed?.sha256, journalLines: sealed?.seq }
  })
  expect(info).toContain(`Journal-Head: ${sealed?.sha256}\n`)
  expect(info).toContain('Unrouted-Messages: 2\n')
  expect(info).toContain('Unfinished-Comments: 0\n')
  // The last line in the package is the one that sealed what it says.
  const lines = bag.get('data/journal.jsonl')?.toString().trimEnd().split('\n') ?? []
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ act: 'export.sealed', about: made.id })
  expect((await verifyArchive(ctx)).findings).toEqual([])
})

it('gives every record its files, under names that any system can hold', async () => {
  const { ctx, dir, comment, messages, captures: taken } = await newFilled()
  const { folder } = await createExport(ctx, everything)
  const bag = await contents(join(dir, folder ?? ''))
  const records = JSON.parse(bag.get('data/records.json')?.toString() ?? '')
  const byId = new Map<string, { state: string; files: { path: string; sha256: string }[] }>(
    [...records.captures, ...records.comments, ...records.messages].map(record => [record.id, record])
  )
  const names = (id: string) => byId.get(id)?.files.map(({ path }) => path.split('/').at(-1))
  expect(names(taken.complete)).toEqual([
    'provenance.json',
    'screenshot-01.png',
    'screenshot-02.png',
    'source.mhtml',
    'text.txt',
    'view.png'
  ])
  // One that failed is no record.
  expect(names(taken.failed)).toBeUndefined()
  expect(names(comment)).toEqual(['comment.png', 'provenance.json'])
  expect(names(messages.copied.id)).toEqual(['original.txt', 'mail.eml'])
  // Nothing that came from outside may start as a program.
  expect(names(messages.filed.id)).toEqual(['original.bin'])
  expect(byId.get(messages.undecided.id)?.state).toBe('undecided')

  for (const { files } of byId.values())
    for (const { path, sha256 } of files)
      expect(bag.get(path)?.equals(await readFile(ctx.objects.path(sha256 as never)))).toBe(true)
  for (const path of bag.keys()) expect(path).toMatch(/^[\w.-]+(\/[\w.-]{1,80})*$/)
  const folded = [...bag.keys()].map(path => path.toLowerCase())
  expect(new Set(folded).size).toBe(folded.length)
})

it('names folders apart whatever the channels are called', () => {
  const folder = folderNames()
  const at = Instant.parse('2026-06-30T22:30:00.000Z')
  const named = (id: string, channel: string) => folder('captures', { id, at, channel })
  const start = 'data/captures/20260701_'
  expect(named('11111111-aaaa', 'Kultur & Fritid: ÅÄÖ')).toBe(`${start}kultur-fritid-aao_11111111`)
  expect(named('11111111-bbbb', 'kultur-fritid-åäö')).toBe(`${start}kultur-fritid-aao_11111111-bbbb`)
  expect(named('22222222-aaaa', '../..\\CON:')).toBe(`${start}con_22222222`)
  expect(named('33333333-aaaa', '🏊 文字')).toBe(`${start}kanal_33333333`)
  expect(named('44444444-aaaa', 'x'.repeat(200)).length).toBeLessThan(75)
  // Swedish letters written as letter and accent are the same name.
  expect(slug('Å'.normalize('NFD'))).toBe(slug('Å'))
  expect(
    ['a.PDF', 'b.exe', 'utan', 'c.tar.gz', '.htaccess', 'd.docx'].map(name => extension('x/y', name))
  ).toEqual(['pdf', 'bin', 'bin', 'bin', 'bin', 'docx'])
})

it('lists the same records by RFC 4180, with every cell as it is', async () => {
  const { ctx, dir } = await newFilled()
  const { folder } = await createExport(ctx, everything)
  const csv = await readFile(join(dir, folder ?? '', 'data', 'index-rfc4180.csv'), 'utf8')
  const rows: Record<string, string>[] = parse(csv, { columns: true })
  expect(rows).toHaveLength(2 + 1 + 3)
  // Empty is a time that nobody knows.
  for (const row of rows) expect(row['Datum']).toMatch(/^([-0-9]{10}T[0-9:]{8}\+0[12]:00)?$/)
  expect(rows.filter(({ Datum }) => Datum).length).toBeGreaterThanOrEqual(2)
  const row = rows.find(({ Avsändare }) => Avsändare === '=HYPERLINK("http://evil.example")')
  expect(row?.['Vad']).toBe('+46 är mitt nummer; ring "snart"\r\n@någon')
})

it('lists the records for a registrar, without a cell that a spreadsheet would run', async () => {
  const { ctx, dir, messages } = await newFilled()
  const { folder } = await createExport(ctx, everything)
  const csv = await readFile(join(dir, folder ?? '', 'data', 'index.csv'), 'utf8')
  expect(csv.startsWith('\uFEFF"Slag";"Beteckning"')).toBe(true)
  const rows = csv.slice(1).split('\r\n')
  expect(rows.pop()).toBe('')
  expect(rows).toHaveLength(1 + 2 + 1 + 3)
  expect(csv.slice(1).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const cells = rows.flatMap(row => [...row.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? ''))
  expect(cells).toHaveLength(rows.length * 12)
  for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  const row = rows.find(text => text.includes(messages.undecided.id))
  expect(row).toContain(`"'=HYPERLINK(""http://evil.example"")";"'+46 är mitt nummer; ring ""snart"" @någon"`)
})

it('gives the same bytes for the same selection, apart from stated times and ids', async () => {
  const { ctx, dir, clock } = await newFilled()
  const write = async () => {
    const { folder } = await createExport(ctx, everything)
    return contents(join(dir, folder ?? ''))
  }
  const first = await write()
  clock.advance(86_400_000)
  const second = await write()
  expect([...second.keys()].sort()).toEqual([...first.keys()].sort())
  const differ = [...first.keys()].filter(path => !first.get(path)?.equals(second.get(path) ?? Buffer.of()))
  expect(differ.sort()).toEqual([
    'VALIDERING.txt', // when the selection was frozen
    'bag-info.txt', // the date, the package's id, and where the journal stood
    'data/journal.jsonl', // the acts since, the first export among them
    'manifest-sha256.txt', // the digest of the journal
    'manifest-sha512.txt',
    'tagmanifest-sha256.txt', // the digests of those
    'tagmanifest-sha512.txt',
    'validation.json'
  ])
  const lines = (bag: typeof first, path: string) => bag.get(path)?.toString().split('\n') ?? []
  for (const path of ['manifest-sha256.txt', 'manifest-sha512.txt']) {
    const changed = lines(first, path).filter(line => !lines(second, path).includes(line))
    expect(changed.map(line => line.split('  ')[1])).toEqual(['data/journal.jsonl'])
  }
  const labels = lines(first, 'bag-info.txt').filter(line => !lines(second, 'bag-info.txt').includes(line))
  expect(labels.map(line => line.split(':')[0])).toEqual([
    'Bagging-Date',
    'External-Identifier',
    'Payload-Oxum',
    'Journal-Lines',
    'Journal-Head'
  ])
})

it('leaves out what the scope leaves out', async () => {
  const { ctx, dir, second, messages, captures: taken } = await newFilled()
  const scope = { ...everything, channelIds: [second.id] }
  expect(proposeExport(ctx, scope)).toMatchObject({ channels: 1, captures: 1, comments: 0, messages: 1 })
  const { folder } = await createExport(ctx, scope)
  const text = await readFile(join(dir, folder ?? '', 'data', 'records.json'), 'utf8')
  const records = JSON.parse(text)
  expect(records.channels.map(({ id }: { id: string }) => id)).toEqual([second.id])
  expect(records.people).toHaveLength(1)
  expect(text).not.toContain(taken.complete)
  expect(text).not.toContain(messages.copied.id)
  expect(text).not.toContain('Göran Ek')

  // Both ends are included: the moment itself is a scope.
  const at = messages.copied.takenInAt
  expect(proposeExport(ctx, { ...everything, from: at, to: at })).toMatchObject({
    captures: 0,
    comments: 0,
    messages: 1
  })
  const later = Instant.parse('2027-01-01T00:00:00.000Z')
  expect(proposeExport(ctx, { ...everything, from: later }).blockers).toEqual([
    { code: 'nothing-selected', count: 1, first: [] }
  ])
})

it('is not moved by what happens while it is written', async () => {
  const { ctx, dir, first, run } = await newFilled()
  const frozen = new Promise<void>(resolve => {
    const leave = ctx.events.subscribe('event', event => {
      if (event.kind !== 'changed' || event.noun !== 'exports') return
      leave()
      resolve()
    })
  })
  const going = createExport(ctx, everything)
  await frozen
  const late = await newCapture(ctx, {
    run,
    channelId: first.id,
    address: 'https://flode.example/norrby',
    seed: 'sen'
  })
  const { folder } = await going
  const bag = await contents(join(dir, folder ?? ''))
  expect(bag.get('data/records.json')?.toString()).not.toContain(late)
  expect(bag.get('data/journal.jsonl')?.toString()).not.toContain(late)
  expect(proposeExport(ctx, everything).captures).toBe(3)
})

it('is refused while a run goes on and when there is nothing to write', async () => {
  const filled = await newArchive()
  const { ctx } = filled
  newChannel(ctx)
  const before = acts(filled)
  await expect(createExport(ctx, everything)).rejects.toMatchObject({
    code: 'export-blocked',
    params: { why: 'nothing-selected' }
  })
  const unknown = '00000000-0000-4000-8000-000000000000' as never
  await expect(createExport(ctx, { ...everything, channelIds: [unknown] })).rejects.toMatchObject({
    code: 'not-found'
  })
  expect(acts(filled)).toEqual(before)

  const busy = await newFilled()
  const run = startRun(busy.ctx)
  await expect(createExport(busy.ctx, everything)).rejects.toMatchObject({
    code: 'export-blocked',
    params: { why: 'run-running' }
  })
  expect(await inExports(busy)).toEqual([])
  busy.ctx.db.transact(tx => captures.endRun(tx, run, 'stopped', busy.clock.now()))
  expect((await createExport(busy.ctx, everything)).state).toBe('written')
})

it.each(['bagit', 'diary-pdfa-2b'] as const)(
  'tells how far it has come with %s, and never more than all',
  async format => {
    const { ctx, run, first } = await newFilled()
    // The same pictures once more: one file for two records is copied twice.
    await newCapture(ctx, { run, channelId: first.id, address: 'https://flode.example/norrby' })
    const events: ArchiveEvent[] = []
    ctx.events.subscribe('event', event => {
      events.push(event)
    })
    const { id } = await createExport(ctx, everything, { format, delivery: null })
    const progress = events.filter(event => event.kind === 'export-progress')
    const { bytes } = proposeExport(ctx, everything)
    expect(progress.length).toBeGreaterThan(5)
    const done = progress.map(({ doneBytes }) => doneBytes)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    const last = progress.findLast(({ phase }) => phase === 'copying')
    expect(last).toMatchObject({ exportId: id, doneBytes: last?.totalBytes })
    expect(last?.totalBytes).toBe(bytes)
    if (format === 'bagit')
      expect(progress.at(-1)).toMatchObject({ phase: 'verifying', doneBytes: last?.totalBytes })
    expect(events.filter(event => event.kind === 'changed' && event.noun === 'exports')).toHaveLength(2)
  }
)
