// Disclosing records: what is masked is gone from every byte of the copy, and the record itself is as it was.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { previewCopy } from '../../electron/core/delivery/disclosures/copy.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  disclosureRecord,
  findDisclosure,
  layMask,
  liftMask,
  openDisclosure,
  removeRecord
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { saveUser } from '../../electron/core/register/roles/users.ts'
import { checkPackage } from '../../electron/hosts/cli/package.ts'
import { copiesOf, newArchive, newChannel, openOptions, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { mask, newRequested, PARAGRAPH, passage, readPdf, TEXT } from '../helpers/requested.ts'

const requested = copiesOf(newRequested)
const wentThrough = copiesOf(async () => {
  const made = await newRequested()
  for (const position of [0, 1]) await goThrough(made.ctx, made.disclosure.id, position)
  return made
})

describe('a delivery', () => {
  it('waits until every record has been gone through', async () => {
    const { ctx, disclosure } = await requested()
    await goThrough(ctx, disclosure.id, 0)
    await expect(deliver(ctx, disclosure.id)).rejects.toMatchObject({
      code: 'disclosure-not-looked-through',
      params: { waiting: 1, records: 2 }
    })
    const force = `UPDATE disclosure SET state = 'delivered', ended_at = 'x', ended_by = 'x', folder = 'x', manifest = 'x'`
    expect(() => ctx.db.transact(tx => tx.prepare(force).run())).toThrow(/gone through/)
  })

  it('waits again for a record that a mask was taken away from after it had been gone through', async () => {
    const { ctx, disclosure } = await requested()
    const place = { kind: 'passage', field: 0, start: 0, end: 4 } as const
    const [taken, left] = [
      mask(ctx, disclosure, place),
      mask(ctx, disclosure, { ...place, start: 5, end: 7 })
    ]
    for (const position of [0, 1]) await goThrough(ctx, disclosure.id, position)
    const { records, masks } = liftMask(ctx, taken.id)
    expect(records.map(({ lookedThroughBy }) => lookedThroughBy === null)).toEqual([true, false])
    expect([masks, left.id === taken.id]).toEqual([1, false])
    await expect(deliver(ctx, disclosure.id)).rejects.toMatchObject({
      code: 'disclosure-not-looked-through',
      params: { waiting: 1, records: 2 }
    })
    await goThrough(ctx, disclosure.id, 0)
    expect((await deliver(ctx, disclosure.id)).state).toBe('delivered')
  })

  it('counts what two masks cover, on two grounds or in part, as one place, in the copy and everywhere', async () => {
    const { ctx, disclosure } = await requested()
    const field = disclosureRecord(ctx.db.read, disclosure.id, 0).fields.findIndex(f => f.text === TEXT)
    const start = TEXT.indexOf('Kalle Påhitt')
    const place = { kind: 'passage', field, start, end: start + 12 } as const
    const OTHER = 'OSL 21 kap. 7 §'
    mask(ctx, disclosure, place)
    layMask(ctx, { id: disclosure.id, position: 0, place, paragraph: OTHER })
    mask(ctx, disclosure, { ...place, end: place.start + 5 })
    mask(ctx, disclosure, { ...place, start: place.start + 3, end: place.end + 2 })
    mask(ctx, disclosure, { ...place, start: place.end + 4, end: place.end + 6 })
    const region = { kind: 'region', picture: 0, x: 95, y: 45, width: 70, height: 50 } as const
    mask(ctx, disclosure, region, 1)
    layMask(ctx, { id: disclosure.id, position: 1, place: region, paragraph: OTHER })
    const { masks, records } = findDisclosure(ctx.db.read, disclosure.id)
    expect([masks, records.map(each => each.masks)]).toEqual([3, [2, 1]])
    for (const position of [0, 1]) await goThrough(ctx, disclosure.id, position)
    const factsOf = (position: number) =>
      previewCopy(ctx.db.read, { id: disclosure.id, position }).parts.flatMap(part =>
        part.kind === 'fact' ? [[part.label, part.text]] : []
      )
    expect(factsOf(0)).toEqual(
      expect.arrayContaining([
        ['Maskerade ställen', '2'],
        [PARAGRAPH, '2 ställen'],
        [OTHER, '1 ställe']
      ])
    )
    expect(factsOf(1)).toContainEqual(['Maskerade ställen', '1'])
    expect(await deliver(ctx, disclosure.id)).toMatchObject({ masks: 3 })
  })

  it('holds nothing of what is masked, in text, picture or metadata, and leaves the record untouched', async () => {
    const { ctx, dir, disclosure, filed, pasted } = await requested()
    for (const words of ['Kalle Påhitt', '811218-9876', 'kalle@exempel.example', '070-123 45 67'])
      mask(ctx, disclosure, passage(ctx, disclosure, words))
    mask(ctx, disclosure, passage(ctx, disclosure, 'https://flode.example/kalle'))
    const text = disclosureRecord(ctx.db.read, disclosure.id, 0).fields.findIndex(f => f.text === TEXT)
    for (const words of ['Kalle Påhitt', 'kalle påhitt']) {
      const start = TEXT.indexOf(words)
      mask(ctx, disclosure, { kind: 'passage', field: text, start, end: start + words.length })
    }
    mask(ctx, disclosure, { kind: 'region', picture: 0, x: 95, y: 45, width: 70, height: 50 }, 1)
    const before = await readFile(ctx.objects.path(filed.original as never))
    for (const position of [0, 1]) await goThrough(ctx, disclosure.id, position)
    const delivered = await deliver(ctx, disclosure.id)
    expect(delivered).toMatchObject({ state: 'delivered', masks: 8, endedBy: 'test' })

    const folder = join(dir, delivered.folder ?? '')
    expect((await readdir(folder)).sort()).toEqual([
      'LAS-MIG.txt',
      'handling-001.pdf',
      'handling-002.pdf',
      'kontroll',
      'kontrollsummor-sha256.txt',
      'maskeringar.csv'
    ])
    expect(await readdir(join(folder, 'kontroll'))).toContain('verify.mjs')
    const first = await readPdf(join(folder, 'handling-001.pdf'))
    expect(first.text).toContain('Hej! Jag heter [maskerat], [maskerat], [maskerat], [maskerat].')
    expect(first.text).toContain('Ring 112 eller 811218-9875')
    for (const hidden of [
      'Påhitt',
      'påhitt',
      '811218-9876',
      'exempel.example',
      '123 45 67',
      'flode.example/kalle'
    ])
      for (const found of [first.text, first.bytes]) expect(found).not.toContain(hidden)

    const second = await readPdf(join(folder, 'handling-002.pdf'))
    const [picture] = second.pictures
    expect(picture).toMatchObject({ width: 300, height: 200 })
    const channels = (picture?.data.length ?? 0) / (300 * 200)
    const pixel = (x: number, y: number) => [
      ...(picture?.data.subarray((y * 300 + x) * channels, (y * 300 + x) * channels + 3) ?? [])
    ]
    for (let y = 45; y < 95; y++) for (let x = 95; x < 165; x++) expect(pixel(x, y)).toEqual([0, 0, 0])
    expect(pixel(94, 45)).toEqual([0, (94 * 7 + 45 * 13) % 200, 90])
    expect(second.pictures).toHaveLength(1)

    const log = await readFile(join(folder, 'maskeringar.csv'), 'utf8')
    expect(log.split('\r\n')).toHaveLength(1 + 8 + 1)
    expect(log).toContain(PARAGRAPH)
    expect(log).not.toContain('Påhitt')
    expect((await readFile(ctx.objects.path(filed.original as never))).equals(before)).toBe(true)
    expect((await readFile(ctx.objects.path(pasted.original as never), 'utf8')).includes('811218-9876')).toBe(
      true
    )
    expect((await verifyArchive(ctx)).findings).toEqual([])
  })

  it.each([
    ['the channel', 'Svensson', 'Svensson'],
    ['a part of a word of the channel', 'vensso', 'Svensson'],
    ['a sign of the channel', '🦊', '🦊'],
    ['the time', '2026-11-25 09.00', '2026-11-25 09.00']
  ])('is called by its number where %s is masked, which its title would say', async (_, words, hidden) => {
    const { ctx, dir } = await newArchive()
    const channel = newChannel(ctx, { name: 'Anna Svensson 🦊' })
    const from = {
      channelId: channel.id,
      senderName: 'Öyvind',
      senderAddress: null,
      receivedAt: ctx.clock.now()
    }
    const { id } = await pasteMessage(ctx, { ...from, text: 'Hej' })
    const requestedAt = ctx.clock.now()
    const opened = openDisclosure(ctx, { reference: null, about: 'allt', requestedAt })
    const disclosure = await addRecords(ctx, opened.id, [{ kind: 'message', id }])
    for (const [field, { text }] of disclosureRecord(ctx.db.read, disclosure.id, 0).fields.entries()) {
      const start = text.indexOf(words)
      if (start >= 0) mask(ctx, disclosure, { kind: 'passage', field, start, end: start + words.length })
    }
    await goThrough(ctx, disclosure.id, 0)
    const { folder, masks } = await deliver(ctx, disclosure.id)
    expect(masks).toBeGreaterThan(0)
    const copy = await readPdf(join(dir, folder ?? '', 'handling-001.pdf'))
    const log = await readFile(join(dir, folder ?? '', 'maskeringar.csv'), 'utf8')
    expect(copy.text).toContain('"Title":"Handling 1"')
    for (const written of [copy.text, copy.bytes, log]) expect(written.includes(hidden)).toBe(false)
    expect(log).toContain(';"Handling 1";')
  })

  it('keeps its title where nothing of that is masked', async () => {
    const { ctx, dir, disclosure } = await requested()
    mask(ctx, disclosure, passage(ctx, disclosure, 'kalle@exempel.example'))
    for (const position of [0, 1]) await goThrough(ctx, disclosure.id, position)
    const { folder } = await deliver(ctx, disclosure.id)
    const { text } = await readPdf(join(dir, folder ?? '', 'handling-001.pdf'))
    expect(text).toContain('"Title":"Meddelande: Norrby kommun på Flödet, 2026-11-25 09.00"')
  })

  it('is an end: nothing is masked, added or delivered afterwards', async () => {
    const { ctx, disclosure, pasted } = await requested()
    for (const position of [0, 1]) await goThrough(ctx, disclosure.id, position)
    await deliver(ctx, disclosure.id)
    const ended = expect.objectContaining({ code: 'disclosure-ended' })
    expect(() => mask(ctx, disclosure, passage(ctx, disclosure, 'Hej'))).toThrow(ended)
    expect(() => removeRecord(ctx, disclosure.id, 0)).toThrow(ended)
    await expect(addRecords(ctx, disclosure.id, [{ kind: 'message', id: pasted.id }])).rejects.toThrow(ended)
    await expect(deliver(ctx, disclosure.id)).rejects.toThrow(ended)
    const run = (sql: string) => () => ctx.db.transact(tx => tx.prepare(sql).run())
    expect(run('DELETE FROM disclosure_record')).toThrow(/never changed/)
    expect(run(`UPDATE disclosure SET about = 'annat'`)).toThrow(/never changed/)
    expect(run('DELETE FROM disclosure')).toThrow(/log of disclosures/)
  })

  it('that the program died in leaves nothing half, and can be made again', async () => {
    const { archive, ctx, dir, disclosure } = await requested()
    const folder = 'exports/utlamnande-20261125-090100-00000000'
    await writeFile(join(dir, 'exports', 'x.txt'), 'x')
    ctx.db.transact(tx => tx.prepare('UPDATE disclosure SET folder = ?').run(folder))
    await archive.close()
    const again = await openArchive(dir, openOptions())
    const { db } = again.context
    expect(db.read.prepare('SELECT folder FROM disclosure').get()).toEqual({ folder: null })
    for (const position of [0, 1]) await goThrough(again.context, disclosure.id, position)
    expect((await deliver(again.context, disclosure.id)).state).toBe('delivered')
    await again.close()
  })
})

describe('the forms of a delivery', () => {
  const run = promisify(execFile)
  const verified = async (dir: string) =>
    (await run(process.execPath, ['kontroll/verify.mjs', '.'], { cwd: dir })).stdout

  async function ready() {
    return { ...(await wentThrough()), elsewhere: await temporaryFolder() }
  }

  it.each(['2b', '1b'] as const)(
    'is loose files as PDF/A-%s in a folder of the user’s choosing',
    async level => {
      const { ctx, dir, disclosure, elsewhere } = await ready()
      const { folder, manifest } = await deliver(ctx, disclosure.id, { level, into: elsewhere })
      expect(dirname(folder ?? '')).toBe(elsewhere)
      expect(await readdir(elsewhere)).toEqual([basename(folder ?? '')])
      expect(await readdir(join(dir, 'exports'))).toEqual([])
      expect(await verified(folder ?? '')).toContain(String(manifest))
      const pdf = await readFile(join(folder ?? '', 'handling-001.pdf'), 'latin1')
      expect(pdf.startsWith(level === '1b' ? '%PDF-1.4' : '%PDF-1.7')).toBe(true)
      expect(pdf).toContain(`<pdfaid:part>${level[0]}</pdfaid:part>`)
      expect((await verifyArchive(ctx)).findings).toEqual([])
    }
  )

  it('is a bag: every payload file once in each manifest, checked by its own lists and by verify.mjs', async () => {
    const { ctx, dir, disclosure } = await ready()
    const { folder, manifest } = await deliver(ctx, disclosure.id, { form: 'bagit' })
    const bag = join(dir, folder ?? '')
    expect(await readFile(join(bag, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
    )
    const payload = (await readdir(join(bag, 'data'))).map(name => `data/${name}`).sort()
    expect(payload).toEqual(['data/handling-001.pdf', 'data/handling-002.pdf', 'data/maskeringar.csv'])
    for (const algorithm of ['sha256', 'sha512']) {
      const listed = async (name: string) =>
        (await readFile(join(bag, `${name}-${algorithm}.txt`), 'utf8'))
          .split('\n')
          .filter(line => line !== '')
          .map(line => line.split('  ') as [string, string])
      expect((await listed('manifest')).map(([, path]) => path)).toEqual(payload)
      for (const [sum, path] of [...(await listed('manifest')), ...(await listed('tagmanifest'))])
        expect(
          createHash(algorithm)
            .update(await readFile(join(bag, path)))
            .digest('hex')
        ).toBe(sum)
      expect((await listed('tagmanifest')).map(([, path]) => path)).toEqual(
        expect.arrayContaining(['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'])
      )
    }
    // The command line checks it by the list that speaks for all of it, too.
    const { signal } = new AbortController()
    expect(await checkPackage(bag, signal)).toMatchObject({ findings: [], own: manifest, head: null })
    const bytes = await Promise.all(payload.map(async path => (await stat(join(bag, path))).size))
    expect(await readFile(join(bag, 'bag-info.txt'), 'utf8')).toContain(
      `Payload-Oxum: ${bytes.reduce((sum, size) => sum + size, 0)}.3\n`
    )
    await verified(bag)
    const sums = join(bag, 'kontrollsummor-sha256.txt')
    const before = await readFile(sums, 'utf8')
    await writeFile(join(bag, 'data', 'maskeringar.csv'), 'annat')
    const sumOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
    // The list that speaks for all is made anew, and the bag's own lists are not.
    await writeFile(sums, before.replace(/^[0-9a-f]{64}(?= {2}data\/maskeringar\.csv$)/m, sumOf('annat')))
    const { findings = [] } = (await checkPackage(bag, signal)) ?? {}
    expect(findings.map(({ code, what }) => `${code} ${what}`).sort()).toEqual([
      'changed bag-info.txt',
      'changed data/maskeringar.csv'
    ])
    await writeFile(sums, before)
    await expect(verified(bag)).rejects.toMatchObject({
      code: 4,
      stdout: expect.stringContaining('maskeringar.csv')
    })
  })

  it.each(['zip', 'bagit-zip'] as const)('is one file that another program opens: %s', async form => {
    const { ctx, dir, disclosure, elsewhere } = await ready()
    const { folder, manifest } = await deliver(ctx, disclosure.id, { form, into: elsewhere })
    expect(folder).toMatch(/\.zip$/)
    expect(await readdir(elsewhere)).toEqual([basename(folder ?? '')])
    expect(await readdir(join(dir, 'exports'))).toEqual([])
    expect(
      createHash('sha256')
        .update(await readFile(folder ?? ''))
        .digest('hex')
    ).toBe(manifest)
    await run('python3', ['-m', 'zipfile', '-e', folder ?? '', elsewhere])
    const unpacked = join(elsewhere, basename(folder ?? '', '.zip'))
    await verified(unpacked)
    expect(existsSync(join(unpacked, 'data'))).toBe(form === 'bagit-zip')
  })

  it.each(['zip', 'bagit-zip'] as const)(
    'is known by the archive, and found altered where its list was made anew: %s',
    async form => {
      const { archive, ctx, dir, disclosure, elsewhere } = await ready()
      const { folder } = await deliver(ctx, disclosure.id, { form, into: elsewhere })
      const { username: osUser } = userInfo()
      saveUser(ctx, { osUser, name: osUser, personId: null, roles: ['administrator'] })
      await archive.close()
      await run('python3', ['-m', 'zipfile', '-e', folder ?? '', elsewhere])
      const copies = join(elsewhere, basename(folder ?? '', '.zip'))
      const held = () =>
        kanalarkiv(['verify', '--package', copies, '--archive', dir, '--lang', 'sv']).then(
          ({ code, out }) => [code, out]
        )
      expect(await held()).toEqual([0, expect.stringContaining('med det som arkivet antecknade')])
      const list = join(copies, 'kontrollsummor-sha256.txt')
      const lines = (await readFile(list, 'utf8')).split('\n').filter(line => !line.endsWith('  LAS-MIG.txt'))
      await writeFile(list, lines.join('\n'))
      await rm(join(copies, 'LAS-MIG.txt'))
      expect(await held()).toEqual([4, expect.stringContaining('Paketet är inte som arkivet skrev det')])
    }
  )

  it('leaves nothing on the disk it was meant for when it is stopped by a folder that cannot be written in', async () => {
    const { ctx, dir, disclosure } = await ready()
    await expect(deliver(ctx, disclosure.id, { into: join(dir, 'exports') })).rejects.toMatchObject({
      code: 'folder-unusable',
      params: { detail: 'in-archive' }
    })
    await expect(deliver(ctx, disclosure.id, { into: join(dir, '..', 'finns-inte') })).rejects.toMatchObject({
      code: 'folder-unusable'
    })
    expect(findDisclosure(ctx.db.read, disclosure.id)).toMatchObject({ state: 'open', folder: null })
  })

  it('that the program died in while it was packed leaves neither zip nor loose copies', async () => {
    const { archive, ctx, dir, disclosure, elsewhere } = await ready()
    const base = 'utlamnande-20261125-090100-00000000'
    await mkdir(join(dir, 'exports', `${base}.tmp`))
    await writeFile(join(dir, 'exports', `${base}.tmp`, 'handling-001.pdf'), 'halv')
    await writeFile(join(elsewhere, `${base}.zip.tmp`), 'halv')
    ctx.db.transact(tx =>
      tx
        .prepare('UPDATE disclosure SET folder = ? WHERE id = ?')
        .run(join(elsewhere, `${base}.zip`), disclosure.id)
    )
    await archive.close()
    const again = await openArchive(dir, openOptions())
    expect(await readdir(elsewhere)).toEqual([])
    expect(await readdir(join(dir, 'exports'))).toEqual([])
    await again.close()
  })
})
