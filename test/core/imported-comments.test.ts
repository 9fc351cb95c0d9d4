// Comments that came in one export, in packages: each has its own part of what speaks for them all, and nothing of the others.
import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ExportFormat } from '#shared/export.ts'
import { Sha256 } from '#shared/ids.ts'
import { evidenceOf } from '../../electron/core/comments/comments/read.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { proposeExport } from '../../electron/core/delivery/exports/propose.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { verifyPackage } from '../../resources/verify/verify.mjs'
import { verifyListed } from '../../resources/verify/verify-listed.mjs'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { WXR_END, wxrHead, wxrPost } from '../helpers/exports/wxr.ts'
import { importing } from '../helpers/imports.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { commentSaying } from '../helpers/platforms/page.ts'
import { PREMIS_XSD } from '../helpers/schemas.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const NAMES = { p: 'http://www.loc.gov/premis/v3' }
const SECRET = ['Vår granne Torbjörn dricker åter', 'Hemlig Uppgiftslämnare', 'b12@example.se']
const ADDRESS_OF_MACHINE = '192.0.2.11'

/** Three comments of one export, of which one was marked as secret afterwards. */
async function imported() {
  const opened = await newArchive()
  const { ctx } = opened
  const channel = newChannel(ctx, { platform: 'blog', addresses: ['https://blogg.example/'] })
  const file = join(await temporaryFolder(), 'bloggen.xml')
  const comments = [
    { id: 11, author: 'Åsa Öberg', text: 'När öppnar badet igen? 🏊' },
    { id: 12, author: String(SECRET[1]), text: String(SECRET[0]), parent: 11 },
    { id: 13, author: 'Bo Ek', text: 'Slut på ]]> tålamodet', approved: '0' as const }
  ]
  const xml = wxrHead() + wxrPost(7, comments) + WXR_END
  await writeFile(file, xml)
  await importing(opened, channel.id, file)
  const secret = commentSaying(ctx, String(SECRET[0]))
  await markSecret(ctx, {
    record: { kind: 'comment', id: secret.id },
    paragraph: 'OSL 26 kap. 1 §',
    note: null
  })
  const export256 = createHash('sha256').update(xml).digest('hex')
  return { ...opened, export256, shown: commentSaying(ctx, 'När öppnar'), secret }
}

async function filesIn(root: string) {
  const all = await readdir(root, { recursive: true, withFileTypes: true })
  return all.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

const Extract = z.looseObject({
  comment: z.string(),
  content: z.looseObject({ text: z.string() }),
  of: z.strictObject({ sha256: z.string(), comments: z.int() }),
  source: z.looseObject({ sha256: z.string(), locator: z.string() })
})

it('go along with their own part, in every form, and with no word of a secret neighbour', async () => {
  const { ctx, dir, export256, shown } = await imported()
  for (const format of ExportFormat.options) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const root = join(dir, String(made.folder))
    const files = await filesIn(root)
    const extracts = files.filter(path => path.endsWith('utdrag.json'))
    expect([format, extracts.length]).toEqual([format, 2])
    const read = await Promise.all(
      extracts.map(async path => Extract.parse(JSON.parse(await readFile(path, 'utf8'))))
    )
    const own = read.find(({ comment }) => comment === shown.id)
    expect(own).toMatchObject({
      format: 'kanalarkiv-comment-extract/1',
      content: shown.content,
      of: { sha256: evidenceOf(ctx.db.read, shown.id), comments: 3 },
      source: { sha256: export256, name: 'bloggen.xml', locator: 'comment 11' }
    })
    for (const path of files) {
      const text = await readFile(path, 'utf8')
      for (const word of SECRET) expect([path, text.includes(word)]).toEqual([path, false])
      if (!path.endsWith('records.json'))
        expect([path, text.includes(ADDRESS_OF_MACHINE)]).toEqual([path, false])
    }
    const found = format === 'bagit' ? await verifyPackage(root) : await verifyListed(root)
    expect([format, found?.findings]).toEqual([format, []])
  }
})

it('is counted before, told of in records.json by what it was cut out of, and found when it was altered', async () => {
  const { ctx, dir, shown } = await imported()
  expect(proposeExport(ctx, everything)).toMatchObject({ comments: 2, files: 2 })
  const made = await createExport(ctx, everything)
  const root = join(dir, String(made.folder))
  const path = (await filesIn(root)).find(each => each.endsWith('utdrag.json')) ?? ''
  const records = JSON.parse(await readFile(join(root, 'data/records.json'), 'utf8'))
  const evidence = evidenceOf(ctx.db.read, shown.id)
  expect(records.comments[0].files).toMatchObject([{ role: 'extract', extractOf: evidence }])
  // The journal of the package names the object, and still proves its chain.
  expect(await readFile(join(root, 'data/journal.jsonl'), 'utf8')).toContain(evidence)
  await writeFile(path, (await readFile(path, 'utf8')).replace('"text": "', '"text": "inte '))
  const codes = (await verifyPackage(root))?.findings.map(({ code, what }) => `${code} ${what}`)
  expect(codes).toContain(`changed ${path.slice(root.length + 1)}`)
})

it('are of the sender whose words they are where two in an export have one id, and the other is a version of the first', async () => {
  const opened = await newArchive()
  const { ctx } = opened
  const channel = newChannel(ctx, { platform: 'blog', addresses: ['https://blogg.example/'] })
  const file = join(await temporaryFolder(), 'bloggen.xml')
  const twice = [
    { id: 120, author: 'Kalle', text: 'Först' },
    { id: 120, author: 'Lisa', text: 'Sedan' }
  ]
  await writeFile(file, wxrHead() + wxrPost(7, twice) + WXR_END)
  await importing(opened, channel.id, file)
  const { folder } = await createExport(ctx, everything)
  const records = JSON.parse(await readFile(join(opened.dir, String(folder), 'data/records.json'), 'utf8'))
  expect(records.comments).toMatchObject([
    {
      content: { text: 'Först', authorName: 'Kalle' },
      sender: { displayName: 'Kalle' },
      textRaw: null,
      platform: {
        versions: [{ content: { text: 'Först' } }, { content: { text: 'Sedan', authorName: 'Lisa' } }]
      }
    }
  ])
  // Who reads a standard's form, or the document for preservation, reads what it says now as well.
  for (const format of ['eark-erms-3', 'fgs-1.2', 'diary-pdfa-2b'] as const) {
    const made = await createExport(ctx, everything, { format, delivery: null })
    const files = await filesIn(join(opened.dir, String(made.folder)))
    const told = files.filter(each => /(?:erms-records|handlingar|handling)\.xml$/.test(each))
    expect(await readFile(String(told[0]), 'utf8')).toContain(
      'Annan version, äldre eller nyare, i en export som lästes in då, skriven av Lisa: ”Sedan”'
    )
    const documents = files.filter(each => each.endsWith('registreringsunderlag.pdf'))
    for (const each of documents)
      expect(pdfPages(await readFile(each)).join()).toMatch(
        /äldre eller nyare, i en export som.*, skriven av Lisa.* Sedan/
      )
    expect(documents).toHaveLength(format === 'diary-pdfa-2b' ? 1 : 0)
  }
})

it('is cited by PREMIS, with the object that it was cut out of', async () => {
  const { ctx, dir, shown } = await imported()
  const made = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const path = join(dir, String(made.folder), 'representations/rep1/metadata/preservation/premis.xml')
  const document = XmlDocument.fromBuffer(await readFile(path))
  const related = (type: string) =>
    document
      .find(
        `//p:object[contains(p:objectIdentifier, 'utdrag.json')]/p:relationship[p:relationshipType='${type}']//p:relatedObjectIdentifierValue`,
        NAMES
      )
      .map(({ content }) => content)
  expect(related('structural')).toContain(shown.id)
  expect(new Set(related('derivation'))).toEqual(new Set([evidenceOf(ctx.db.read, shown.id)]))
  document.dispose()
  expect(await problemsBy(PREMIS_XSD, path)).toEqual([])
})

it('stops the package, by name, where the object that speaks for them is damaged', async () => {
  const { ctx, shown } = await imported()
  const evidence = Sha256.parse(evidenceOf(ctx.db.read, shown.id))
  const place = ctx.objects.path(evidence)
  await writeFile(place, (await readFile(place, 'utf8')).replace('badet', 'baden'), { mode: 0o644 })
  await expect(createExport(ctx, everything)).rejects.toMatchObject({
    code: 'record-file-damaged',
    params: { what: evidence, record: `comment:${shown.id}` }
  })
})
