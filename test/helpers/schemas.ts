// The standards' own schemas, by which the tests judge what is written: those that go along in packages, and one that cannot.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { problemsBy } from './xsd.ts'

/** The schemas of the packages, each folder by the name of its standard. */
export const SCHEMAS = resolve(import.meta.dirname, '../../resources/schemas')
export const ERMS_XSD = join(SCHEMAS, 'eark/ERMS-3.0.xsd')
export const ERMS_21_XSD = join(SCHEMAS, 'eark/ERMS-2.1.xsd')
export const EAD_XSD = join(SCHEMAS, 'eark/ead3.xsd')
export const PREMIS_XSD = join(SCHEMAS, 'eark/premis.xsd')

/**
 * A municipality's modified copy of the schema of FGS Ärendehantering 1.0, with its names in its order. It may not go along, and lies
 * beside the project where it is developed.
 */
export const FGS_XSD = resolve(
  import.meta.dirname,
  '../../../shared/standards/schemas/fgs-erms-1.0/Bygglov_v2-MODIFIED-FGS-ERMS.xsd'
)

let isSaid = false

/** What that schema finds wrong of a file. Where it is not here, nothing is judged by it, which is said once. */
export async function problemsByFgs(file: string): Promise<string[]> {
  if (existsSync(FGS_XSD)) return problemsBy(FGS_XSD, file)
  if (!isSaid) process.stderr.write('Not judged by the schema of FGS Ärendehantering, which is not here.\n')
  isSaid = true
  return []
}
