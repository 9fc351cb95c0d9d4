// The project's own XML schemas: they lie in the packages, what the packages say goes with them, and what does not is told.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  XmlBufferInputProvider,
  XmlDocument,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider
} from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import { setFiling } from '../../electron/core/delivery/diary-system/filing.ts'
import { createExport, reportOf } from '../../electron/core/delivery/exports/exports.ts'
import { openOwnSchemas } from '../../electron/core/delivery/exports/own-schemas.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { problemsBy } from '../helpers/xsd.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

/** What a receiver finds wrong who has nothing but the package: `schema` is read with those that lie beside it. */
async function problems(file: string, schema: string): Promise<string[]> {
  const folder = join(schema, '..')
  const beside = (await readdir(folder)).filter(name => name.endsWith('.xsd'))
  const read = await Promise.all(beside.map(async name => [name, await readFile(join(folder, name))]))
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(read)))
  try {
    return await problemsBy(schema, file)
  } finally {
    xmlCleanupInputProvider()
  }
}

it.each([
  ['diary-pdfa-2b', 'schemas/fgs-handlingar.xsd', /handling\.xml$/],
  ['fgs-1.2', 'system/fgs-handlingar.xsd', /(?:handlingar|arenden)\.xml$/],
  ['eark-sip-2.1.0', 'schemas/simpledc.xsd', /dc\.xml$/],
  ['eark-erms-3', 'schemas/simpledc.xsd', /dc\.xml$/]
] as const)(
  '%s has the schema that its files go with, and says so in its report',
  async (format, schema, files) => {
    const { ctx, dir, first, comment } = await filledArchive()
    const scope = { ...everything, withSecret: 'include-marked' } as const
    for (const filing of ['each', 'yearly'] as const) {
      setFiling(ctx, { departmentId: first.departmentId, filing })
      if (filing === 'yearly')
        await markSecret(ctx, {
          record: { kind: 'comment', id: comment },
          paragraph: 'OSL 21 kap. 1 §',
          note: null
        })
      const made = await createExport(ctx, scope, { format, delivery: null })
      const root = join(dir, String(made.folder))
      const told = (await readdir(root, { recursive: true })).filter(path => files.test(path))
      expect(told.length).toBeGreaterThan(0)
      for (const path of told)
        expect([path, await problems(join(root, path), join(root, schema))]).toEqual([path, []])
      const judged = reportOf(ctx.db.read, made.id)?.checks.filter(({ names }) =>
        names.includes(basename(schema))
      )
      expect(judged?.length).toBeGreaterThan(0)
      expect(new Set(judged?.map(({ outcome }) => outcome))).toEqual(new Set(['passed']))
    }
  }
)

it('finds what does not go with them', async () => {
  const own = await openOwnSchemas()
  const found = (text: string) => {
    const document = XmlDocument.fromString(text)
    try {
      return [
        own.schemasOf(document).join(),
        own.problems(document, 'x.xml').map(({ what }) => what)
      ] as const
    } finally {
      document.dispose()
    }
  }
  const fgs = (inside: string) =>
    found(`<Leveransobjekt xmlns="http://xml.ra.se/e-arkiv/FGS-ERMS">${inside}</Leveransobjekt>`)
  expect(fgs('<ArkivobjektListaHandlingar/>')).toEqual([
    'fgs-handlingar.xsd',
    [expect.stringMatching(/^x\.xml:1: .*ArkivobjektListaHandlingar.*Missing child/)]
  ])
  expect(
    fgs(
      '<ArkivobjektListaHandlingar><ArkivobjektHandling Systemidentifierare="7"/></ArkivobjektListaHandlingar>'
    )[1].join()
  ).toContain('pattern')
  expect(found('<simpledc><annat/></simpledc>')).toEqual(['simpledc.xsd', [expect.stringContaining('annat')]])
  expect(found('<mets xmlns="http://www.loc.gov/METS/"/>')).toEqual(['', []])
  own.close()
})
