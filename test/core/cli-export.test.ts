// Packages at the command line: written, verified from the outside, and refused.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

describe('export and verify', () => {
  async function exported() {
    const made = await archiveWithChannel()
    const { on, json, channel } = made
    await on('message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--text', 'Hej')
    const written = await json(
      ...['export', '--channel', channel.id.slice(0, 8), '--from', '2026-01-01', '--unfinished', 'include']
    )
    return { ...made, folder: String(written['package']) }
  }

  it('write a package that is verified from the outside', async () => {
    const { json, on, folder, dir } = await exported()
    expect(existsSync(join(folder, 'verify.mjs'))).toBe(true)
    expect(folder.startsWith(join(dir, 'exports'))).toBe(true)
    expect(await json('export', 'list')).toMatchObject({ exports: [{ state: 'written' }] })
    const checked = await kanalarkiv(['verify', '--package', folder, '--json'])
    expect([checked.code, checked.json()]).toMatchObject([
      0,
      { package: folder, verification: { findings: [] } }
    ])
    expect((await kanalarkiv(['verify', '--package', folder, '--lang', 'sv'])).out).toContain(
      'Paketet är inte signerat.'
    )
    // In words, too, with what there is to compare.
    const { own, head } = z
      .object({ verification: z.object({ own: z.string(), head: z.string() }) })
      .parse(checked.json()).verification
    const { out } = await kanalarkiv(['verify', '--package', folder, '--lang', 'sv'])
    expect(out).toMatch(
      new RegExp(`Summan av tagmanifest-sha512\\.txt .*: ${own}\\n.*sista sigill \\(rad \\d+\\): ${head}\\n`)
    )
    expect(out).toMatch(
      /^Paketet stämmer med sig självt\. .*\nKontrollerat: varje fil mot listorna med summor .*; journalens \d+ rader mot varandra; .* Regler och scheman prövas inte av kontrollen: se VALIDERING\.txt\.\n/
    )
    expect((await on('verify')).out).toMatch(
      /^The chain of the journal, .* are right\. Journal lines: \d+\. Files: 1/
    )
    expect(await json('verify')).toMatchObject({ verification: { objects: 1, findings: [] } })
  })

  it('set a part of who delivers to whom, and the rest stays', async () => {
    const { json } = await archiveWithChannel()
    await json('export', 'set-delivery', '--creator', 'Norrby kommun', '--agreement', 'KS 2026/9')
    const changed = await json('export', 'set-delivery', '--creator-code', '212000-0142')
    const is = { creator: 'Norrby kommun', creatorCode: '212000-0142', agreement: 'KS 2026/9' }
    expect(changed).toMatchObject({ delivery: is })
    expect(await json('export', 'delivery')).toMatchObject({ delivery: is })
    const folder = await temporaryFolder()
    expect(await json('export', 'set-delivery', '--schemas', folder)).toMatchObject({
      delivery: { ...is, schemas: folder }
    })
    // A folder that is no more must not be carried on for ever.
    expect(await json('export', 'set-delivery', '--own-schemas')).toMatchObject({
      delivery: { ...is, schemas: null }
    })
  })

  it('choose what goes along, and show what would and what stops it', async () => {
    const { on, json, channel } = await exported()
    const stopped = await on('export', '--kind', 'message', '--lang', 'sv')
    expect([stopped.code, stopped.err]).toEqual([1, expect.stringContaining('som ingen har beslutat om')])
    const shown = await json('export', 'preview', '--department', 'utbildning', '--kind', 'message')
    expect(shown).toMatchObject({
      proposal: { messages: 1, captures: 0, blockers: [{ code: 'undecided-messages', count: 1 }] },
      records: [{ kind: 'message', channelId: channel.id, state: 'undecided', what: 'Hej' }],
      next: null
    })
    const { records } = shown as { records: { id: string }[] }
    const only = `message:${records[0]?.id}`
    expect(await json('export', 'preview', '--record', only)).toMatchObject({ records: [{ what: 'Hej' }] })
    const fields = await on('export', 'four-fields', only)
    expect([fields.code, fields.out]).toEqual([0, expect.stringContaining('Vad det rör: Hej')])
    expect((await on('export', 'four-fields', 'message')).code).toBe(2)
    const without = await on('export', 'preview', '--unfinished', 'leave-out')
    expect(without.out).toContain('Left out, not finished: 1.')
    expect(without.out).toContain('Nothing is selected.')
    const waiting = await json('export', 'preview', '--kind', 'message', '--without-receipt', 'e-archive')
    expect(waiting).toMatchObject({ records: [{ what: 'Hej' }] })
    expect((await on('export', 'preview', '--without-receipt', 'nobody')).code).toBe(2)
    const old = await json('export', 'preview', '--half-year', '2001-H1')
    expect(old).toMatchObject({ records: [], proposal: { messages: 0 } })
    expect((await on('export', 'preview', '--department', 'Ingen')).code).toBe(1)
    expect((await on('export', 'preview', '--half-year', '2026-H3')).code).toBe(2)
    expect((await on('export', 'preview', '--state', 'borta')).code).toBe(2)
    expect((await on('export', 'preview', '--record', 'comment')).code).toBe(2)
  })

  it('name what is not right and end with 4', async () => {
    const { on, folder, dir } = await exported()
    const index = join(folder, 'data', 'records.json')
    await writeFile(index, (await readFile(index, 'utf8')).replace('Tove', 'Bove'))
    const wrong = await kanalarkiv(['verify', '--package', folder, '--lang', 'sv'])
    expect(wrong.code).toBe(4)
    expect(wrong.out).toContain('Ändrad: data/records.json')
    // What is wrong with a package is no reason to put the archive back.
    const journal = join(folder, 'data', 'journal.jsonl')
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('"seq":2,', '"seq":3,'))
    const line = await on('verify', '--package', folder, '--lang', 'sv')
    expect(line.out).toContain('Ändrad rad i journalen: data/journal.jsonl:2')
    expect(line.out).toContain('Använd inte paketet')
    expect(line.out).not.toContain('arkivet ur en säkerhetskopia')

    const name = createHash('sha256').update('Hej').digest('hex')
    await writeFile(join(dir, 'objects', name.slice(0, 2), name.slice(2)), 'Hoj')
    const archive = await on('verify', '--json')
    expect(archive.code).toBe(4)
    expect(archive.json()).toMatchObject({
      verification: { findings: [{ code: 'object-changed', what: name }] }
    })
  })

  it('refuse what cannot be exported or is no package', async () => {
    const { on } = await archiveWithChannel()
    const nothing = await on('export', '--from', '2001-01-01', '--to', '2001-12-31', '--json')
    expect([nothing.code, errorIn(nothing).code]).toEqual([1, 'export-blocked'])
    expect((await on('export', '--from', '2026-02-02', '--to', '2026-02-01')).code).toBe(2)
    expect((await on('export', '--from', '2026-13-01')).code).toBe(2)
    expect((await on('export', '--channel', 'ffff')).code).toBe(1)
    const empty = join(await temporaryFolder(), 'tom')
    await mkdir(empty)
    expect((await kanalarkiv(['verify', '--package', empty])).code).toBe(2)
    expect((await kanalarkiv(['verify', '--package', join(empty, 'nej')])).code).toBe(2)
    const file = join(empty, 'fil')
    await writeFile(file, '')
    expect(errorIn(await kanalarkiv(['verify', '--package', file, '--json'])).code).toBe('not-a-folder')
  })
})
