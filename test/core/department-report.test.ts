// The report of one department and half-year: what stands in it, what does not, and that another reader reads it.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { DepartmentId } from '#shared/ids.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { addDepartment } from '../../electron/core/register/register/departments.ts'
import { findDepartment } from '../../electron/core/register/register/read.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { printForm } from '../../electron/core/reports/attestations/form.ts'
import { printDepartment } from '../../electron/core/reports/coverage/department-report.ts'
import { printCoverage } from '../../electron/core/reports/coverage/report.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { filledArchive } from './exports-archive.ts'

async function textOf(path: string): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(await readFile(path)) })
  const pdf = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
  }
  await loading.destroy()
  return pages.join('\n').replaceAll(/\s+/g, ' ')
}

it('tells what was captured, what came in and what became of it, without senders and texts', async () => {
  const { ctx, first, captures } = await filledArchive()
  const dir = await temporaryFolder()
  const asked = { period: null, departmentId: first.departmentId, level: '2b', dir } as const
  const { path } = await printDepartment(ctx, asked)
  const text = await textOf(path)
  expect(text).toContain('andra halvåret 2026')
  for (const said of [
    'Insamlingar: 2',
    'Misslyckade eller avbrutna försök: 1',
    'Meddelanden: 3',
    first.name,
    'fullständig'
  ])
    expect(text).toContain(said)
  expect(text).toContain('kopierat till myndighetens brevlåda')
  expect(text).toContain('https://flode.example/norrby')
  for (const untold of ['Göran Ek', 'När öppnar badet', 'HYPERLINK']) expect(text).not.toContain(untold)
  const { sha256 } = ctx.db.read
    .prepare("SELECT sha256 FROM capture_file WHERE capture_id = ? AND role = 'screenshot'")
    .get(captures.complete) as { sha256: string }
  expect(text).toContain(sha256.slice(0, 16))
  expect(listJournal(ctx.db.read, { about: first.departmentId, before: null, limit: 1 })[0]).toMatchObject({
    act: 'department.reported',
    details: { period: '2026-H2', level: '2b' }
  })
})

it('is a file of its own for each department, also where their names are alike in files', async () => {
  const { ctx, first } = await filledArchive()
  const { name } = findDepartment(ctx.db.read, first.departmentId) ?? { name: '' }
  const twin = addDepartment(ctx, { name: `${name} &`, mailbox: null })
  const dir = await temporaryFolder()
  for (const departmentId of [first.departmentId, twin.id])
    await printDepartment(ctx, { period: null, departmentId, level: '2b', dir })
  const form = await printForm(ctx, { departmentId: first.departmentId, dir })
  expect(await readdir(dir)).toHaveLength(3)
  expect(form.path).toContain(`-${first.departmentId.slice(0, 8)}-`)
})

it('counts what is secret and leaves it out', async () => {
  const { ctx, first, captures } = await filledArchive()
  const record = { kind: 'capture', id: captures.complete } as const
  const asked = {
    period: null,
    departmentId: first.departmentId,
    level: '1b',
    dir: await temporaryFolder()
  } as const
  const before = await textOf((await printDepartment(ctx, asked)).path)
  await markSecret(ctx, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
  const { path } = await printDepartment(ctx, asked)
  const text = await textOf(path)
  // The sum is what it was, and says what of it stands elsewhere: so it is when what was secret has been disposed of.
  expect(before).toMatch(/Insamlingar: 2(?!,)/)
  expect(text).toContain('Sekretessmarkerade, står inte här: 1')
  expect(text).toContain('Insamlingar: 2, varav 1 är sekretessmarkerad och inte står här')
  expect((await readFile(path)).toString('latin1').startsWith('%PDF-1.4')).toBe(true)
})

it('names no channel that is secret, in this report or in the others that are printed', async () => {
  const { ctx, second } = await filledArchive()
  const record = { kind: 'channel', id: second.id } as const
  await markSecret(ctx, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
  const dir = await temporaryFolder()
  const { departmentId } = second
  const printed = [
    await printDepartment(ctx, { period: null, departmentId, level: '2b', dir }),
    await printCoverage(ctx, { period: null, dir }),
    await printForm(ctx, { departmentId, dir })
  ]
  for (const { path } of printed) {
    const text = await textOf(path)
    expect([path, text.includes('bilder.example'), text.includes('runt')]).toEqual([path, false, false])
  }
  expect(await textOf(String(printed[0]?.path))).toContain('Sekretessmarkerade kanaler, står inte här: 1')
  expect(await textOf(String(printed[2]?.path))).toContain('Sekretessmarkerade kanaler, står inte här: 1')
})

it('is refused for a department that is not there and a half-year that has not begun, and writes nothing', async () => {
  const { ctx, first } = await filledArchive()
  const dir = await temporaryFolder()
  const none = DepartmentId.parse('00000000-0000-4000-8000-000000000000')
  const asked = { period: null, departmentId: first.departmentId, level: '2b', dir } as const
  await expect(printDepartment(ctx, { ...asked, departmentId: none })).rejects.toMatchObject({
    code: 'not-found'
  })
  await expect(printDepartment(ctx, { ...asked, period: '2030-H1' })).rejects.toMatchObject({
    code: 'invalid-input'
  })
  await expect(printDepartment(ctx, { ...asked, dir: join(ctx.dir, 'exports') })).rejects.toMatchObject({
    code: 'folder-unusable'
  })
  expect(await readdir(dir)).toEqual([])
})
