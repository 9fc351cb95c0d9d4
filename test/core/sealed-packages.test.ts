// What a package says is sealed by the last line of its journal: whoever alters it and makes every sum anew is found out by the journal's
// last seal alone, which stays as it was.
import { hash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ExportFormat } from '#shared/export.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { leftOutLine } from '../../electron/core/kernel/journal/record.ts'
import { routeMessage } from '../../electron/core/messages/messages/route.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { isMets } from '../../resources/verify/verify-mets.mjs'
import { onceForFile, temporaryFolder } from '../helpers/archive.ts'
import { filesUnder } from '../helpers/files-under.ts'
import { forge, sealAnew } from '../helpers/forge.ts'
import { ELSEWHERE, IN_METS, LIES } from '../helpers/lying-lists.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const BASES: Partial<Record<ExportFormat, string>> = {
  bagit: '',
  'eark-sip-2.1.0': 'representations/rep1/',
  'fgs-1.2': 'content/'
}
const NUMBER = 'KS 2026/17'

const verified = async (dir: string) => (await verifyPackage(dir)) ?? (await verifyListed(dir))

/** A package of each form, in which one message is registered; it stays as it is. */
const written = new Map(
  (Object.keys(BASES) as ExportFormat[]).map(format => [
    format,
    onceForFile(async () => {
      const { ctx, dir, messages } = await filledArchive()
      await routeMessage(ctx, messages.undecided.id, { kind: 'registered', diaryNumber: NUMBER })
      const made = await createExport(ctx, everything, { format, delivery: null })
      const right = join(dir, String(made.folder))
      const before = await verified(right)
      expect(before?.findings).toEqual([])
      return { right, before }
    })
  ])
)

/** Such a package, and a copy of it to be altered over and over. */
async function newPackage(format: ExportFormat) {
  const made = await written.get(format)?.()
  if (made === undefined) throw new Error(`no ${format} is written`)
  const { right, before } = made
  const base = BASES[format] ?? ''
  const copy = join(await temporaryFolder(), 'paket')
  // What was altered last is put right, and the rest of the copy is left as it is.
  let altering: string[] | null = null
  const afresh = async () => {
    await rm(copy, { recursive: true, force: true })
    await cp(right, copy, { recursive: true })
    altering = null
  }
  const read = async (name: string) => (await readFile(join(right, name))).toString()
  /** What is found when files of it have other bytes, and every sum is made anew. */
  const altered = async (files: Readonly<Record<string, string | Buffer>>) => {
    if (altering === null) await afresh()
    for (const name of altering ?? []) await cp(join(right, name), join(copy, name))
    const bytes = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const)
    for (const [name, content] of bytes)
      expect([name, content.equals(await readFile(join(right, name)))]).toEqual([name, false])
    altering = await forge(copy, Object.fromEntries(bytes))
    const found = await verified(copy)
    expect(found?.head).toBe(before?.head)
    return found?.findings.map(({ code, what }) => `${code} ${what}`)
  }
  const sealed = `content-changed ${base}data/journal.jsonl:${before?.lines}`
  return { right, copy, base, sealed, afresh, read, altered }
}

const objectsIn = (line: string) => z.object({ objects: z.array(z.string()) }).parse(JSON.parse(line)).objects

type Told = { readonly path: string; readonly sha256: string }
const Records = z.looseObject({
  messages: z.array(
    z.looseObject({ id: z.string(), text: z.string(), files: z.array(z.looseObject({ path: z.string() })) })
  )
})

describe.each(Object.keys(BASES) as ExportFormat[])('%s', format => {
  it('finds what was altered of the records while the journal stayed as it was', async () => {
    const { base, read, altered } = await newPackage(format)
    const list = `${base}data/records.json`
    const text = await read(list)
    // Words of a comment and of a message, who wrote it, the number in the diary, what a file is, the register, and a list twice.
    const changes = [
      ['-2 poäng för rondellen', '+2 poäng för rondellen'],
      ['När öppnar badet?', 'När stänger badet?'],
      ['Göran Ek', 'Sven Ek'],
      [NUMBER, 'KS 2026/18'],
      ['"role":"original"', '"role":"attachment"'],
      ['"mandate":', '"mandate ":'],
      ['"comments": [', '"comments": [],\n "comments": [']
    ] as const
    for (const [was, is] of changes) {
      expect([was, text.includes(was)]).toEqual([was, true])
      const found = await altered({ [list]: text.replace(was, is) })
      expect([was, found]).toEqual([was, expect.arrayContaining([`changed ${list}`])])
    }
  })

  it('finds that the texts and files of two messages were exchanged', async () => {
    const { base, read, right, altered } = await newPackage(format)
    const list = `${base}data/records.json`
    const text = await read(list)
    const { messages } = Records.parse(JSON.parse(text))
    const [one, other] = messages.flatMap(message => {
      const file = message.files.find(({ path }) => path.endsWith('original.txt')) as Told | undefined
      return file === undefined ? [] : [{ message, file }]
    })
    if (one === undefined || other === undefined) throw new Error('two messages have a text')
    const swap = (said: string, first: string, second: string) =>
      said.replaceAll(first, '\u0000').replaceAll(second, first).replaceAll('\u0000', second)
    const exchanged = swap(
      swap(text, one.file.sha256, other.file.sha256),
      JSON.stringify(one.message.text),
      JSON.stringify(other.message.text)
    )
    const found = await altered({
      [list]: exchanged,
      [`${base}${one.file.path}`]: await readFile(join(right, base, other.file.path)),
      [`${base}${other.file.path}`]: await readFile(join(right, base, one.file.path))
    })
    expect(found).toContain(`changed ${list}`)
  })

  it('finds every other file that was altered, but for those that list the others or tell of the journal', async () => {
    const { base, right, altered, sealed } = await newPackage(format)
    const apart = ['journal.jsonl', 'records.json'].map(name => `${base}data/${name}`)
    const missed = []
    // Of schemas and of the files of a record, one of each kind.
    const names = (await filesUnder(right)).filter(each => !apart.includes(each))
    const kinds = Map.groupBy(names, name =>
      /schemas\/|data\/.*\//.test(name) ? `${dirname(name)} ${extname(name)}` : name
    )
    for (const [name = ''] of kinds.values()) {
      const bytes = await readFile(join(right, name))
      // A letter that both XML and a list of sums have room for.
      const found = await altered({ [name]: Buffer.concat([bytes, Buffer.from('\n')]) })
      if (!found?.includes(sealed)) missed.push(name)
    }
    expect(missed).toEqual(UNSEALED[format])
  })

  it('finds that a shown line was left out, and that the last line has no end', async () => {
    const { base, read, altered } = await newPackage(format)
    const journal = `${base}data/journal.jsonl`
    const text = await read(journal)
    const lines = text.trimEnd().split('\n')
    const shown = lines.slice(0, -1).flatMap((line, at) => (line.includes('"salt":') ? [at] : []))
    expect(shown.length).toBeGreaterThan(1)
    for (const hidden of [[shown[0]], [shown.at(-1)], shown]) {
      const left = lines.map((line, at) =>
        hidden.includes(at) ? leftOutLine(line, new Set(objectsIn(line))) : line
      )
      expect(await altered({ [journal]: `${left.join('\n')}\n` })).toContain(
        `shown-changed ${journal}:${lines.length}`
      )
    }
    const code = format === 'bagit' ? 'line-changed' : 'changed'
    expect(await altered({ [journal]: text.trimEnd() })).toEqual([`${code} ${journal}:${lines.length}`])
  })

  it('finds that the last line is not shown, or that a folder with nothing in it was put there', async () => {
    const { base, copy, read, altered, afresh } = await newPackage(format)
    const journal = `${base}data/journal.jsonl`
    const lines = (await read(journal)).trimEnd().split('\n')
    const told = leftOutLine(lines.at(-1) ?? '', new Set())
    expect(await altered({ [journal]: `${lines.toSpliced(-1, 1, told).join('\n')}\n` })).toEqual([
      `line-missing ${journal}:${lines.length + 1}`
    ])
    await afresh()
    await mkdir(join(copy, `${base}data/messages/DETTA ÄR EN LÖGN/igen`), { recursive: true })
    expect((await verified(copy))?.findings).toEqual([
      { code: 'added', what: `${base}data/messages/DETTA ÄR EN LÖGN/igen/` }
    ])
  })
})

const EARK = [
  'METS.xml',
  'documentation/VALIDERING.txt',
  'documentation/validation.json',
  'metadata/preservation/premis.xml',
  'representations/rep1/METS.xml'
]
/** What the documents say that the journal's last seal does not speak for. */
const UNSEALED: Partial<Record<ExportFormat, string[]>> = {
  bagit: ['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt'],
  'eark-sip-2.1.0': EARK,
  'fgs-1.2': ['sip.xml']
}

it.each(['eark-sip-2.1.0', 'fgs-1.2'] as const)(
  'refuses a list that reads otherwise as XML: %s',
  async format => {
    const { read, altered } = await newPackage(format)
    const lists = format === 'fgs-1.2' ? ['sip.xml'] : ['METS.xml', 'representations/rep1/METS.xml']
    const passed = []
    for (const list of lists) {
      const right = await read(list)
      expect(isMets(right, list)).toBe(true)
      for (const [name, lie] of Object.entries(LIES)) {
        if (list === 'sip.xml' && IN_METS.includes(name)) continue
        expect([name, lie(right) === right]).toEqual([name, false])
        if (isMets(lie(right), list)) passed.push([list, name])
      }
      for (const [name, lie] of Object.entries(ELSEWHERE[list] ?? {})) {
        expect([name, lie(right) === right]).toEqual([name, false])
        if (isMets(lie(right), list)) passed.push([list, name])
      }
      const elsewhere = Object.values(ELSEWHERE[list] ?? {})[0]
      for (const lie of [
        LIES['a comment'],
        LIES['an element that is named as what every object has'],
        elsewhere
      ])
        expect(await altered({ [list]: lie?.(right) ?? '' })).toContain(`list-wrong ${list}`)
      // Three bytes that would be read as the one letter that stands for what cannot be read.
      const bytes = Buffer.from(right.replace('<mets:name>', '<mets:name>\uFFFD'))
      expect(await altered({ [list]: bytes })).not.toContain(`list-wrong ${list}`)
      bytes.set([0xf0, 0x9f, 0x98], bytes.indexOf('\uFFFD'))
      expect(await altered({ [list]: bytes })).toContain(`list-wrong ${list}`)
    }
    expect(passed).toEqual([])
  }
)

it.each(['eark-sip-2.1.0', 'fgs-1.2'] as const)(
  'finds that a list says another length than its file has: %s',
  async format => {
    const { base, read, altered } = await newPackage(format)
    const list = format === 'fgs-1.2' ? 'sip.xml' : `${base}METS.xml`
    const right = await read(list)
    for (const length of ['0', '1$1', '99999999999999999999']) {
      const told = right.replace(
        /(?<= SIZE=")(\d+)(?="[^>]*>\s*<mets:FLocat [^>]*data\/records\.json")/,
        length
      )
      expect(await altered({ [list]: told })).toEqual([`changed ${base}data/records.json`])
    }
  }
)

it.each(['bagit', 'eark-sip-2.1.0'] as const)(
  'is not stopped by what is no text and no number: %s',
  async format => {
    const { base, copy, read, altered, afresh } = await newPackage(format)
    const [journal, list] = [`${base}data/journal.jsonl`, `${base}data/records.json`]
    const odd = '{"toString":1,"valueOf":1}'
    const records = await read(list)
    for (const [was, is] of [
      [/"path":"[^"]*"/, `"path":${odd}`],
      [/"bytes":\d+/g, `"bytes":${odd}`],
      [/"sha256":"[^"]*"/, `"sha256":${odd}`],
      [/"files":\[[^\]]*\]/, `"files":${odd}`]
    ] as const)
      expect([is, await altered({ [list]: records.replace(was, is) })]).toEqual([
        is,
        expect.arrayContaining([`changed ${list}`])
      ])
    const text = await read(journal)
    await afresh()
    for (const [was, is] of [
      [/"objects":\["/, `"objects":[${odd},"`],
      [/"bytes":\d+(?=[^\n]*\n$)/, `"bytes":${odd}`],
      [/^\{"seq":1,/, `{"seq":${odd},`],
      [/"details":\{/, `"details":{"wacz":${odd},`]
    ] as const) {
      const told = text.replace(was, is)
      expect([is, told === text]).toEqual([is, false])
      await forge(copy, { [journal]: Buffer.from(told) })
      // A last line that was written anew is another seal, and nothing more can be said of it.
      expect([is, (await verified(copy))?.findings.length === 0]).toEqual([
        is,
        /bytes/.test(is) && base !== ''
      ])
    }
  }
)

it.each(['eark-sip-2.1.0', 'fgs-1.2'] as const)('takes no %s for a folder for the diary', async format => {
  const { base, copy, afresh } = await newPackage(format)
  await afresh()
  const root = format === 'fgs-1.2' ? 'sip.xml' : 'METS.xml'
  for (const name of [root, ...(root === 'METS.xml' ? [`${base}METS.xml`] : []), `${base}data/journal.jsonl`])
    await rm(join(copy, name))
  const sums = []
  for (const name of await filesUnder(copy))
    sums.push(`${hash('sha256', await readFile(join(copy, name)))}  ${name}\n`)
  await writeFile(join(copy, 'kontrollsummor-sha256.txt'), sums.join(''))
  expect((await verified(copy))?.findings).toEqual([
    { code: 'missing', what: root },
    { code: 'missing', what: 'data/journal.jsonl' }
  ])
})

it('finds that what bag-info.txt says was altered, but for what came of the sealing', async () => {
  const { read, altered, sealed, copy, afresh } = await newPackage('bagit')
  const info = await read('bag-info.txt')
  for (const [was, is] of [
    ['Messages: 3', 'Messages: 2'],
    ['Source-Organization: ', 'Source-Organization: Falska '],
    ['Journal-Head: ', `Journal-Head: ${'0'.repeat(64)}\nJournal-Head: `],
    [/^(Journal-Lines: \d+)$/m, '$1: godkänt av Riksarkivet']
  ] as const)
    expect([is, await altered({ 'bag-info.txt': info.replace(was, is) })]).toEqual([is, [sealed]])
  await afresh()
  await sealAnew(copy)
  expect((await verified(copy))?.findings).toEqual([])
})

it.each(['eark-sip-2.1.0', 'fgs-1.2'] as const)(
  'finds that what a list says of the package as a whole was altered, though every sum is right: %s',
  async format => {
    const { read, altered, sealed } = await newPackage(format)
    const lies = [
      [/ LABEL="/, (was: string) => `${was}Falska `],
      [/<mets:name>/, (was: string) => `${was}Falska `],
      [/ TYPE="(?:Webpages|Mixed)"/, () => (format === 'fgs-1.2' ? ' TYPE="ERMS"' : ' TYPE="Datasets"')],
      [/ CREATEDATE="20/, () => ' CREATEDATE="19'],
      [/(<mets:note[^>]*>)[^<]*/, (was: string) => `${was}1`],
      [/\n {2}<\/mets:metsHdr>|\n <\/mets:metsHdr>/, (was: string) => AGREEMENT + was]
    ] as const
    const ofFgs = [
      [/ext:ACCESSRESTRICT="GDPR"/, () => 'ext:ACCESSRESTRICT="Secrecy"'],
      [/ext:APPRAISAL="No"/, () => 'ext:APPRAISAL="Yes"'],
      [/ ext:ENDDATE="[^"]*"/, () => '']
    ] as const
    const lists = format === 'fgs-1.2' ? ['sip.xml'] : ['METS.xml', 'representations/rep1/METS.xml']
    for (const list of lists) {
      const right = await read(list)
      for (const [was, lie] of [...lies, ...(format === 'fgs-1.2' ? ofFgs : [])]) {
        const told = right.replace(was, lie)
        expect([list, was, told === right]).toEqual([list, was, false])
        expect([list, was, await altered({ [list]: told })]).toEqual([
          list,
          was,
          expect.arrayContaining([sealed])
        ])
      }
    }
  }
)
const AGREEMENT = '\n  <mets:altRecordID TYPE="SUBMISSIONAGREEMENT">RA 1</mets:altRecordID>'

it('hides no altered record behind a file that a computer left in the folder', async () => {
  const { read, altered, copy } = await newPackage('bagit')
  const text = await read('data/records.json')
  await altered({ 'data/records.json': text.replace('Göran Ek', 'Sven Ek') })
  await writeFile(join(copy, 'Thumbs.db'), '')
  expect((await verified(copy))?.findings.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['Thumbs.db', 'data/records.json'])
  )
})

it('says of a listed file whose name no list may have that it is listed, and nothing untrue of others', async () => {
  const { copy, afresh } = await newPackage('bagit')
  for (const name of ['data/.gömd', 'data/Å.txt']) {
    await afresh()
    await writeFile(join(copy, name), 'x')
    for (const kind of ['sha256', 'sha512']) {
      const list = join(copy, `manifest-${kind}.txt`)
      const lines = (await readFile(list, 'utf8')).trimEnd().split('\n')
      const all = [...lines, `${hash(kind, 'x')}  ${name}`]
      await writeFile(
        list,
        `${all.toSorted((one, other) => ((one.split('  ')[1] ?? '') < (other.split('  ')[1] ?? '') ? -1 : 1)).join('\n')}\n`
      )
    }
    await sealAnew(copy)
    const found = (await verified(copy))?.findings.map(({ code, what }) => `${code} ${what}`)
    expect(found).toEqual(
      expect.arrayContaining(['changed manifest-sha256.txt', expect.stringMatching(/^content-changed /)])
    )
    expect(found).not.toContain('changed data/records.json')
    expect(found?.filter(each => /Ã|^refused/.test(each))).toEqual([])
  }
})
