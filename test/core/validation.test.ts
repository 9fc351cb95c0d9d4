// The validation report: what it tells of a package that holds, and that each check finds what it is there for.
import { createHash } from 'node:crypto'
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import type { ExportId, Sha256 } from '#shared/ids.ts'
import { type CheckSource, ValidationReport } from '#shared/validation.ts'
import { CHECK_SOURCES } from '#shared/validation-words.ts'
import { checkFolder } from '../../electron/core/delivery/exports/diary-folder/check.ts'
import type { Draft } from '../../electron/core/delivery/exports/disk.ts'
import { createExport, listExports, reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { checkCounts, openValidation } from '../../electron/core/delivery/exports/validation.ts'
import { copiesOf, temporaryFolder } from '../helpers/archive.ts'
import { everything, filledArchive } from './exports-archive.ts'

const newFilled = copiesOf(filledArchive)

const PLACES: Record<ExportFormat, string> = {
  bagit: '',
  'eark-sip-2.1.0': 'documentation/',
  'eark-sip-2.2.0': 'documentation/',
  'eark-erms-2.1': 'documentation/',
  'eark-erms-3': 'documentation/',
  'fgs-1.2': 'system/',
  'diary-pdfa-2b': '',
  'diary-pdfa-1b': ''
}
// What only can be checked when the report itself stands in its place.
const AFTER = ['accounted', 'bag']

it.each(ExportFormat.options)('goes along in a package of the form %s and is kept', async format => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything, { format, delivery: null })
  const kept = reportOf(ctx.db.read, made.id)
  const place = join(dir, String(made.folder), PLACES[format])
  const inside = ValidationReport.parse(JSON.parse(await readFile(join(place, 'validation.json'), 'utf8')))
  expect(kept?.checks.slice(0, inside.checks.length)).toEqual(inside.checks)
  expect(inside.checks.length).toBeGreaterThan(1)
  expect(kept?.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([])
  expect(inside.checks.filter(({ check }) => AFTER.includes(check))).toEqual([])
  const counts = inside.checks.find(({ check }) => check === 'counts')
  // The list for the diary has a row for each record; the other forms count what else goes along too.
  const { captures, comments, messages } = made.selected
  expect(captures + comments + messages).toBe(6)
  expect(counts?.number).toBeGreaterThanOrEqual(6)
  const text = await readFile(join(place, 'VALIDERING.txt'), 'utf8')
  expect(text).toContain('Varje fil läst tillbaka från disken, med kontrollsumma: godkänt (')
  expect(text).not.toContain('undefined')
  // A check of many files names them.
  for (const { check, files, number } of inside.checks.filter(
    ({ check, subject }) => subject === null && (check === 'schemas' || check === 'well-formed')
  )) {
    expect([check, files.length]).toEqual([check, number])
    for (const file of files) expect(text).toContain(`\r\n  ${file}`)
  }
  // What was checked after the report is told of it before, with whose rules and schemas those are.
  const later = kept?.checks.slice(inside.checks.length).filter(({ check }) => check !== 'bag') ?? []
  if (PLACES[format] !== '') expect(later.map(({ check }) => check)).toContain('rules')
  const told = text.slice(text.indexOf('Så prövades det:'))
  for (const { subject, source, names } of PLACES[format] === '' ? [] : later)
    for (const what of [
      subject ?? '',
      source === null ? '' : CHECK_SOURCES[source].sv.slice(1),
      names.join(', ')
    ])
      expect(told).toContain(what)
})

it('names no publisher of a schema from a folder that is another than theirs, but its sum', async () => {
  const { ctx } = await newFilled()
  const folder = await temporaryFolder()
  await cp(join(import.meta.dirname, '../../resources/schemas/eark'), folder, { recursive: true })
  const own = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://ead3.archivists.org/schema/">
  <xs:element name="ead"><xs:complexType><xs:sequence>
  <xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`
  await writeFile(join(folder, 'ead3.xsd'), own)
  const { id } = await createExport(ctx, everything, {
    format: 'eark-sip-2.2.0',
    delivery: {
      ...{ creator: 'Norrby kommun', creatorCode: null, submitter: null, submitterCode: null },
      ...{ preservation: null, agreement: null, schemas: folder }
    }
  })
  const names = (reportOf(ctx.db.read, id)?.checks ?? [])
    .filter(({ check }) => check === 'schemas')
    .flatMap(each => each.names)
  const sum = createHash('sha256').update(own).digest('hex')
  expect(names).toContain(`ead3.xsd (SHA-256 ${sum})`)
  expect(names).toContain('premis.xsd (Library of Congress)')
})

it('names what a package of 2.1.0 follows by its own version, and does not call the profile of 2.2.0 met', async () => {
  const { ctx } = await newFilled()
  const { id } = await createExport(ctx, everything, { format: 'eark-sip-2.1.0', delivery: null })
  const rules = reportOf(ctx.db.read, id)?.checks.filter(({ check }) => check === 'rules') ?? []
  expect(rules.map(({ outcome }) => outcome)).toEqual(['passed', 'passed'])
  for (const { names } of rules) {
    expect(names).toEqual(
      expect.arrayContaining([
        'SIP2 (2.1.0)',
        'CSIP96 (2.1.0)',
        'CSIP100 (2.1.0)',
        'CSIP104 (2.1.0)',
        'SIP31'
      ])
    )
    expect(names).not.toContain('SIP2')
  }
})

it('says whose rules and schemas were tried, of each file', async () => {
  const { ctx } = await newFilled()
  const { id } = await createExport(ctx, everything, { format: 'eark-sip-2.2.0', delivery: null })
  const checks = reportOf(ctx.db.read, id)?.checks ?? []
  const rules = checks.filter(({ check }) => check === 'rules')
  expect(rules.map(({ subject }) => subject)).toEqual(['representations/rep1/METS.xml', 'METS.xml'])
  expect(rules.map(({ source }) => source)).toEqual(['eark-rules', 'eark-rules'])
  expect(rules[0]?.names).toEqual(expect.arrayContaining(['CSIP1', 'CSIP117', 'SIP2']))
  const schemas = checks.filter(({ check }) => check === 'schemas')
  const by = (source: CheckSource, ...names: string[]) => ({ outcome: 'passed', source, names, why: null })
  const mets = by(
    ...(['brought-schemas', 'mets.xsd (Library of Congress)', 'xlink.xsd (Library of Congress)'] as const),
    ...['DILCISExtensionMETS.xsd (DILCIS Board)', 'DILCISExtensionSIPMETS.xsd (DILCIS Board)']
  )
  const premis = by('brought-schemas', 'premis.xsd (Library of Congress)')
  const erms = by('brought-schemas', 'ERMS.xsd (DILCIS Board)')
  const told = schemas.map(({ subject, outcome, source, names, why }) => [
    subject,
    { outcome, source, names, why }
  ])
  expect(Object.fromEntries(told)).toEqual({
    'METS.xml': mets,
    'representations/rep1/METS.xml': mets,
    'metadata/descriptive/dc.xml': by('own-schemas', 'simpledc.xsd'),
    'metadata/descriptive/ead.xml': by('brought-schemas', 'ead3.xsd (Society of American Archivists)'),
    'metadata/preservation/premis.xml': premis,
    'representations/rep1/metadata/preservation/premis.xml': premis,
    'representations/rep1/data/erms-cases.xml': erms,
    'representations/rep1/data/erms-records.xml': erms
  })
})

it.each([
  ['eark-sip-2.1.0', 'schemas', 7],
  ['eark-sip-2.2.0', 'schemas', 7],
  ['fgs-1.2', 'system', 3]
] as const)(
  'takes the schemas of the standard along as they were published: %s',
  async (format, place, count) => {
    const { ctx, dir } = await newFilled()
    const { folder } = await createExport(ctx, everything, { format, delivery: null })
    const along = join(dir, String(folder), place)
    const own = ['dc-elements.xsd', 'simpledc.xsd', 'fgs-handlingar.xsd']
    const names = (await readdir(along)).filter(name => name.endsWith('.xsd') && !own.includes(name))
    expect(names).toHaveLength(count)
    const table = await readFile(join(import.meta.dirname, '../../resources/schemas/README.md'), 'utf8')
    for (const name of names) {
      const bytes = await readFile(join(along, name))
      expect(table).toContain(createHash('sha256').update(bytes).digest('hex'))
    }
  }
)

it.each(['fgs-1.2', 'diary-pdfa-2b'] as const)(
  'says that the schema of its records is our own: %s',
  async format => {
    const { ctx, dir } = await newFilled()
    const { folder } = await createExport(ctx, everything, { format, delivery: null })
    const text = await readFile(join(dir, String(folder), PLACES[format], 'VALIDERING.txt'), 'utf8')
    const own = 'Kanalarkivs eget schema över det som programmet skriver, inte standardens eget:'
    expect(text).toContain(`${own}\r\n  fgs-handlingar.xsd`)
    expect(text).not.toMatch(/officiell/i)
  }
)

it('keeps what was wrong with a package that got no name', async () => {
  const { ctx } = await newFilled()
  const { sha256 } = ctx.db.read
    .prepare("SELECT sha256 FROM capture_file WHERE role = 'screenshot' LIMIT 1")
    .get() as { sha256: Sha256 }
  await chmod(ctx.objects.path(sha256), 0o644)
  await writeFile(ctx.objects.path(sha256), 'changed')
  await expect(createExport(ctx, everything)).rejects.toMatchObject({ code: 'record-file-damaged' })
  const [attempt] = listExports(ctx.db.read)
  expect(attempt?.state).toBe('failed')
  const [check] = reportOf(ctx.db.read, attempt?.id as ExportId)?.checks ?? []
  expect(check).toMatchObject({
    check: 'read-back',
    outcome: 'failed',
    findings: [{ rule: 'file', what: sha256 }]
  })
})

it('keeps a report as it was written', async () => {
  const { ctx } = await newFilled()
  await createExport(ctx, everything)
  for (const sql of ["UPDATE export_report SET report = '{}'", 'DELETE FROM export_report'])
    expect(() => ctx.db.transact(tx => tx.prepare(sql).run())).toThrow(/never/)
})

describe('counting what came out', () => {
  async function bag() {
    const { ctx, dir } = await newFilled()
    const made = await createExport(ctx, everything)
    const root = join(dir, String(made.folder))
    const manifest = await readFile(join(root, 'manifest-sha256.txt'), 'utf8')
    const digests = new Map(
      manifest
        .trimEnd()
        .split('\n')
        .map(line => [line.slice(66), { sha256: line.slice(0, 64), sha512: '', bytes: 0 }] as const)
    )
    const validation = openValidation({ format: 'bagit', at: made.startedAt, appVersion: 'test' })
    const count = async () => {
      await checkCounts(validation, { dir: root, digests } as unknown as Draft, '', {
        db: ctx.db.read,
        id: made.id
      })
      return validation.report().checks.flatMap(({ findings }) => findings.map(({ what }) => what))
    }
    const records = join(root, 'data/records.json')
    return { digests, count, records, lines: (await readFile(records, 'utf8')).split('\n') }
  }

  it('finds nothing where nothing is wrong', async () => {
    expect(await (await bag()).count()).toEqual([])
  })

  it('names a record that is not there', async () => {
    const { count, records, lines } = await bag()
    const at = lines.findIndex(line => line.startsWith(' "comments"'))
    await writeFile(records, lines.filter((_, index) => index !== at + 1).join('\n'))
    const found = await count()
    expect(found[0]).toBe('comments: 0 of 1')
    expect(found.slice(1).every(what => what.endsWith('belongs to no record'))).toBe(true)
  })

  it('names a file that is not there, one that was changed, and one too many', async () => {
    const { count, digests } = await bag()
    const [missing = '', changed = ''] = [...digests.keys()].filter(path => path.includes('/captures/'))
    digests.delete(missing)
    digests.set(changed, { sha256: '0'.repeat(64), sha512: '', bytes: 0 })
    digests.set('data/captures/extra/file.txt', { sha256: '1'.repeat(64), sha512: '', bytes: 0 })
    expect((await count()).sort()).toEqual(
      [
        `${missing}: missing or changed`,
        `${changed}: missing or changed`,
        'data/captures/extra/file.txt: belongs to no record'
      ].sort()
    )
  })
})

it('counts the rows of a diary folder and reads its XML', async () => {
  const { ctx, dir } = await newFilled()
  const made = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
  const root = join(dir, String(made.folder))
  const index = await readFile(join(root, 'index.csv'), 'utf8')
  await writeFile(join(root, 'index.csv'), index.split('\r\n').slice(0, -2).join('\r\n'))
  await writeFile(join(root, 'handling.xml'), '<open>')
  const digests = new Map([['x/../handling.xml', { sha256: '', sha512: '', bytes: 0 }]])
  const validation = openValidation({ format: 'diary-pdfa-2b', at: made.startedAt, appVersion: 'test' })
  await checkFolder(validation, { dir: root, digests } as unknown as Draft, { db: ctx.db.read, id: made.id })
  const rules = validation.report().checks.flatMap(({ findings }) => findings.map(({ rule }) => rule))
  expect(rules).toEqual(['counts', 'XML'])
  expect(() => validation.mustPass()).toThrow(/counts/)
})
