// Altered packages, with every sum in them made anew: found by what the records and the journal say, and by the archive that wrote them.
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, type Row } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { forceInto } from '../helpers/force.ts'
import { listedAnew } from '../helpers/forge.ts'
import { writeJournalAnew } from '../helpers/forge-journal.ts'

const sum = (of: string | Buffer) => createHash('sha256').update(of).digest('hex')

/** An archive with a package of one message in it, of this format; outside the archive, so that it can be altered. */
async function exported(format: string) {
  const made = await archiveWithChannel()
  await made.on('message', 'paste', '--channel', made.channel.id, '--sender', 'Tove', '--text', 'Hej på er')
  const written = await made.json('export', '--format', format, '--unfinished', 'include')
  const folder = join(await temporaryFolder(), 'paket')
  await cp(String(written['package']), folder, { recursive: true })
  const verify = async (...more: string[]) =>
    (await kanalarkiv(['verify', ...more, '--json', '--lang', 'en'])).json() as {
      verification: { findings: { code: string; what: string }[]; lines: number; head: string }
      held?: { code: string; what: string }[]
    }
  return { ...made, folder, verify, alone: () => verify('--package', folder) }
}

/** Alters a file, and puts its new sum in the place of the old one in every list, and in the list of lists. */
async function alterWithSums(folder: string, name: string, alter: (text: string) => string): Promise<void> {
  const lists = ['METS.xml', 'sip.xml', 'kontrollsummor-sha256.txt']
  const right = await readFile(join(folder, name))
  const wrong = Buffer.from(alter(right.toString('latin1')), 'latin1')
  expect(wrong).not.toEqual(right)
  await writeFile(join(folder, name), wrong)
  const anew = new Map([[sum(right), { sum: sum(wrong), bytes: wrong.length }]])
  for (const list of await listsOf(folder, lists)) {
    const before = await readFile(list)
    const after = Buffer.from(listedAnew(before.toString('latin1'), anew), 'latin1')
    await writeFile(list, after)
    anew.set(sum(before), { sum: sum(after), bytes: after.length })
  }
}

/** Inner lists first. */
async function listsOf(folder: string, names: readonly string[]): Promise<string[]> {
  const all = await readdir(folder, { recursive: true })
  return all
    .filter(path => names.some(name => path.endsWith(name)))
    .sort((one, other) => other.length - one.length)
    .map(path => join(folder, path))
}

async function fileOf(folder: string, ending: RegExp): Promise<string> {
  const found = (await readdir(folder, { recursive: true })).find(path => ending.test(path))
  if (found === undefined) throw new Error(`no file like ${ending}`)
  return found
}

describe.each(['eark-sip-2.2.0', 'fgs-1.2'])('a package as %s', format => {
  it('is right as it was written, by itself and in the archive that wrote it', async () => {
    const { alone, verify, folder, dir } = await exported(format)
    expect((await alone()).verification.findings).toEqual([])
    expect((await verify('--package', folder, '--archive', dir)).held ?? []).toEqual([])
  })

  it('is found altered where a file and all sums of it were', async () => {
    const { alone, folder } = await exported(format)
    const file = await fileOf(folder, /data[\\/]messages[\\/].*\.[a-z]+$/)
    await alterWithSums(folder, file, text => `${text} `)
    expect((await alone()).verification.findings).toContainEqual({
      code: 'changed',
      what: file.replaceAll('\\', '/')
    })
  })

  it('is found altered where the records were changed to agree, since the journal does not', async () => {
    const { alone, folder } = await exported(format)
    const file = await fileOf(folder, /data[\\/]messages[\\/].*\.[a-z]+$/)
    const right = sum(await readFile(join(folder, file)))
    await alterWithSums(folder, file, text => `${text} `)
    const wrong = sum(await readFile(join(folder, file)))
    const records = await fileOf(folder, /data[\\/]records\.json$/)
    await alterWithSums(folder, records, text => text.replaceAll(right, wrong))
    expect((await alone()).verification.findings).toContainEqual({
      code: 'changed',
      what: records.replaceAll('\\', '/')
    })
  })

  it.each(['taken away', 'called otherwise', 'beside another'])(
    'is found altered where its journal was %s, with all lists made to agree',
    async how => {
      const { alone, folder } = await exported(format)
      const journal = await fileOf(folder, /data[\\/]journal\.jsonl$/)
      const other = join('documentation', 'data', 'journal.jsonl')
      if (how === 'beside another') {
        await mkdir(join(folder, 'documentation', 'data'), { recursive: true })
        await cp(join(folder, journal), join(folder, other))
      } else await rename(join(folder, journal), join(folder, `${journal}.txt`))
      if (how === 'taken away') await rm(join(folder, `${journal}.txt`))
      const element = / *<mets:file\b[^<>]*>\s*<mets:FLocat\b[^<>]*journal\.jsonl[^<>]*>\s*<\/mets:file>\n/g
      const list = (text: string) =>
        text.replaceAll(element, is =>
          how === 'taken away'
            ? ''
            : how === 'called otherwise'
              ? is.replaceAll('journal.jsonl', 'journal.jsonl.txt')
              : is + is.replaceAll(/href="[^"]*"/g, 'href="file:///documentation/data/journal.jsonl"')
        )
      const [inner = ''] = await listsOf(folder, ['METS.xml', 'sip.xml'])
      await alterWithSums(folder, relative(folder, inner), list)
      const [code, what] = how === 'beside another' ? ['added', other] : ['missing', journal]
      const { findings, lines } = (await alone()).verification
      const sealed = { code: 'content-changed', what: `${journal.replaceAll('\\', '/')}:${lines}` }
      const doubled = { code: 'list-wrong', what: relative(folder, inner).replaceAll('\\', '/') }
      const isBeside = how === 'beside another'
      // After it in the list are other files, and their numbers show the gap.
      const hasGap = how === 'taken away' && format === 'fgs-1.2'
      expect(findings).toEqual([
        ...(isBeside || hasGap ? [doubled] : []),
        { code, what: what.replaceAll('\\', '/') },
        ...(isBeside ? [sealed] : [])
      ])
    }
  )

  it('is found altered by the archive where everything in it agrees', async () => {
    const { alone, verify, folder, dir } = await exported(format)
    // What kind of file each is stands in the list itself, which is written last: no seal in the package speaks for it.
    const list = format === 'fgs-1.2' ? 'sip.xml' : 'METS.xml'
    await alterWithSums(folder, list, text =>
      text.replace(/(<mets:file\b[^<>]* MIMETYPE=")[^"]*/, '$1text/x-annat')
    )
    expect((await alone()).verification.findings).toEqual([])
    const { held } = await verify('--package', folder, '--archive', dir)
    expect(held).toEqual([{ code: 'not-recorded', what: 'paket' }])
    const shown = await kanalarkiv(['verify', '--package', folder, '--archive', dir, '--lang', 'sv'])
    expect([shown.code, shown.out]).toEqual([
      4,
      expect.stringContaining('Paketet är inte som arkivet skrev det: paket')
    ])
  })
})

it('a folder for the diary is found altered by its journal, and the archive goes on from it', async () => {
  const { alone, verify, folder, dir } = await exported('diary-pdfa-2b')
  expect((await verify('--package', folder, '--archive', dir)).held ?? []).toEqual([])
  expect(await verify('--archive', dir, '--against', folder)).toMatchObject({ held: [] })
  await alterWithSums(folder, await fileOf(folder, /\.pdf$/), text => `${text} `)
  const { findings, lines } = (await alone()).verification
  expect(findings).toEqual([{ code: 'content-changed', what: `data/journal.jsonl:${lines}` }])
  const { held } = await verify('--package', folder, '--archive', dir)
  expect(held).toEqual([{ code: 'not-recorded', what: 'paket' }])
})

describe('an archive held against what somebody else has', () => {
  it('goes on from a package and from a head that was noted', async () => {
    const { verify, folder, dir, on, channel } = await exported('bagit')
    const { verification } = await verify('--archive', dir)
    await on('message', 'paste', '--channel', channel.id, '--sender', 'Bo', '--text', 'Hej igen')
    const head = `${verification.lines}:${verification.head}`
    expect(await verify('--archive', dir, '--against', head)).toMatchObject({
      held: [],
      verification: { findings: [] }
    })
    expect(await verify('--archive', dir, '--against', folder)).toMatchObject({ held: [] })
    const said = await kanalarkiv(['verify', '--archive', dir, '--against', folder, '--lang', 'en'])
    expect([said.code, said.out]).toEqual([
      0,
      expect.stringContaining(`The archive goes on from what it was compared with: ${folder}`)
    ])
    const other = join(await temporaryFolder(), 'något')
    const wrong = async () => {
      const { code, err } = await kanalarkiv(['verify', '--archive', dir, '--against', other, '--lang', 'en'])
      return [code, err]
    }
    expect(await wrong()).toEqual([2, expect.stringContaining('does not exist, and is no noted seal')])
    await writeFile(other, 'något annat')
    expect(await wrong()).toEqual([2, expect.stringContaining('neither a package nor a noted seal')])
  })

  it('goes on from a file with heads, which it writes itself', async () => {
    const { on, dir, verify } = await exported('bagit')
    const folder = await temporaryFolder()
    await on('journal', 'head', '--to', folder)
    const [name = ''] = await readdir(folder)
    const file = join(folder, name)
    expect(await verify('--archive', dir, '--against', file)).toMatchObject({ held: [] })
    const text = await readFile(file, 'utf8')
    await writeFile(file, `${text}\r\n3:${'0'.repeat(64)}\r\n`)
    expect((await verify('--archive', dir, '--against', file)).held).toEqual([
      { code: 'head-differs', what: '3' }
    ])
  })

  it('lacks the line where its tail was cut with all that it wrote', async () => {
    const { verify, dir, on, channel } = await exported('bagit')
    await cp(join(dir, 'archive.db'), join(dir, '..', 'before.db'))
    await on('message', 'paste', '--channel', channel.id, '--sender', 'Bo', '--text', 'Hej igen')
    const { verification } = await verify('--archive', dir)
    await cp(join(dir, '..', 'before.db'), join(dir, 'archive.db'))
    const head = `${verification.lines}:${verification.head}`
    expect((await verify('--archive', dir, '--against', head)).held).toEqual([
      { code: 'head-missing', what: String(verification.lines) }
    ])
  })

  it('has another line there where it was written anew from some line on', async () => {
    const { verify, dir } = await exported('bagit')
    const { verification } = await verify('--archive', dir)
    forceInto({ dir }, `UPDATE journal SET sha256 = '${'0'.repeat(64)}' WHERE seq = ${verification.lines}`)
    const head = `${verification.lines}:${verification.head}`
    expect((await verify('--archive', dir, '--against', head)).held).toEqual([
      { code: 'head-differs', what: String(verification.lines) }
    ])
  })
})

it.each(['bagit', 'eark-sip-2.2.0', 'diary-pdfa-2b'])(
  'a package tells from which line the archive’s journal is another: %s',
  async format => {
    const { verify, folder, dir } = await exported(format)
    // Who did something is told otherwise, and every seal after it is made anew; what was recorded of the package stays.
    writeJournalAnew(join(dir, 'archive.db'), 4, line => line.replace(/"actor":"[^"]*"/, '"actor":"någon"'))
    const parted = { code: 'journal-differs', what: 'journal.jsonl:4' }
    expect((await verify('--package', folder, '--archive', dir)).held).toEqual([parted])
    expect((await verify('--archive', dir, '--against', folder)).held).toEqual([parted])
    const { code, out } = await kanalarkiv(['verify', '--package', folder, '--archive', dir, '--lang', 'en'])
    expect([code, out]).toEqual([
      4,
      expect.stringMatching(
        /part, from the line: journal\.jsonl:4\n.*until you know which of the two is right/
      )
    ])
  }
)

/** An archive with one message, disclosed: the archive, the disclosure's id and the folder of its copies. */
async function disclosed(form: string) {
  const made = await archiveWithChannel()
  const said = ['--sender', 'Kommunen', '--text', 'Isen på sjön är tjock nog']
  const { message } = await made.json('message', 'paste', '--channel', made.channel.id, ...said)
  const opened = await made.json('disclosure', 'open', '--about', 'Isen')
  const { id } = opened['disclosure'] as Row
  await made.json('disclosure', 'add', id, '--record', `message:${(message as Row).id}`)
  await made.json('disclosure', 'mask-words', id, '--words', 'Kommunen', '--paragraph', 'OSL 21 kap. 1 §')
  const deliver = async (what: string) => {
    await made.json('disclosure', 'looked', what, '--record', '1')
    const { disclosure } = await made.json('disclosure', 'deliver', what, '--as', form)
    return join(made.dir, String((disclosure as Record<string, unknown>)['folder']))
  }
  const verify = (folder: string, ...more: string[]) =>
    kanalarkiv(['verify', '--package', folder, '--archive', made.dir, ...more])
  return { ...made, id, deliver, verify, folder: await deliver(id) }
}

it.each(['folder', 'bagit'])('knows copies that it disclosed, and no others: %s', async form => {
  const { folder, ...made } = await disclosed(form)
  const verify = async () => (await made.verify(folder, '--json')).json()
  expect(await verify()).toMatchObject({ verification: { findings: [] } })
  expect(await verify()).not.toHaveProperty('held')
  const list = join(folder, 'kontrollsummor-sha256.txt')
  const before = await readFile(list, 'utf8')
  await writeFile(join(folder, 'LAS-MIG.txt'), 'annat')
  await writeFile(list, before.replace(/^[0-9a-f]{64}(?= {2}LAS-MIG)/m, sum('annat')))
  expect(await verify()).toMatchObject({ held: [{ code: 'not-recorded' }] })
})

it('says of copies that were wrong which disclosure replaces them, once that one is delivered', async () => {
  const { folder, ...made } = await disclosed('bagit')
  const { disclosure } = await made.json('disclosure', 'correct', made.id, '--because', 'Ett namn stod kvar.')
  const { id } = disclosure as Row
  const said = async (copies: string) => (await made.verify(copies, '--lang', 'sv')).out
  expect(await said(folder)).not.toContain('rättat')
  const right = await made.deliver(id)
  expect(await said(folder)).toContain(`använd kopiorna i utlämnandet ${id} i stället`)
  expect((await made.verify(folder, '--json')).json()).toMatchObject({ replacedBy: id })
  expect(await said(right)).not.toContain('rättat')
  expect(await readFile(join(right, 'bag-info.txt'), 'utf8')).toContain(
    `Rättade kopior som ersätter utlämnandet ${made.id}`
  )
  const again = await made.json('disclosure', 'correct', id, '--because', 'Ett till stod kvar.')
  const last = (again['disclosure'] as Row).id
  await made.deliver(last)
  expect(await said(folder)).toContain(`använd kopiorna i utlämnandet ${last} i stället`)
})
