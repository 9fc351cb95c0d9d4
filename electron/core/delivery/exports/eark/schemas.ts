// The standards' XML schemas: those that the program brings along, or those of a folder that the deliverer has pointed out. They go along in
// the package and judge it.
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { XmlDocument, XsdValidator } from 'libxml2-wasm'
import type { CheckSource } from '#shared/validation.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { EAD, ERMS, type ErmsVersion } from './namespaces.ts'
import type { PackageFinding } from './rules.ts'

/** The schemas of one kind of package: what each namespace's schema is called, in packages and everywhere else. */
export type SchemaSet = Readonly<Record<string, string>>

const METS = 'http://www.loc.gov/METS/'
const PREMIS = 'http://www.loc.gov/premis/v3'
const XLINK = 'http://www.w3.org/1999/xlink'
/** Taken along and judged with where the folder or the program has it; its lack stops nothing. */
const OPTIONAL: SchemaSet = { [ERMS]: 'ERMS.xsd', [EAD]: 'ead3.xsd' }

/** METS 1.12 with the extensions of CSIP and SIP, and PREMIS 3.0. */
export const EARK_SCHEMAS: SchemaSet = {
  [METS]: 'mets.xsd',
  [XLINK]: 'xlink.xsd',
  'https://DILCIS.eu/XML/METS/CSIPExtensionMETS': 'DILCISExtensionMETS.xsd',
  'https://DILCIS.eu/XML/METS/SIPExtensionMETS': 'DILCISExtensionSIPMETS.xsd',
  [PREMIS]: 'premis.xsd'
}
/** Riksarkivet's METS of FGS Paketstruktur 1.2 with its extension. */
export const FGS_SCHEMAS: SchemaSet = {
  [METS]: 'CSPackageMETS.xsd',
  [XLINK]: 'xlink.xsd',
  ExtensionMETS: 'CSPackageExtensionMETS.xsd'
}
/** Who publishes each of those that the program brings along. A folder's file is theirs where it is the very same. */
const PUBLISHERS: SchemaSet = {
  'mets.xsd': 'Library of Congress',
  'xlink.xsd': 'Library of Congress',
  'premis.xsd': 'Library of Congress',
  'DILCISExtensionMETS.xsd': 'DILCIS Board',
  'DILCISExtensionSIPMETS.xsd': 'DILCIS Board',
  'ERMS.xsd': 'DILCIS Board',
  'ead3.xsd': 'Society of American Archivists',
  'CSPackageMETS.xsd': 'Riksarkivet',
  'CSPackageExtensionMETS.xsd': 'Riksarkivet'
}
const MOST_BYTES = 4 << 20

/** A document, or what is known of one that is not written yet. */
type Rooted = { readonly root: Pick<XmlDocument['root'], 'namespaceUri'> }

/** The METS of a package. */
export const METS_DOCUMENT: Rooted = { root: { namespaceUri: METS } }

export interface OfficialSchemas {
  /** Name and content of each. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** The schemas that judge a document with this root, by their names and who publishes them; none when none does. */
  schemasOf(document: Rooted): readonly string[]
  /** Where those are from. */
  sourceOf(document: Rooted): Extract<CheckSource, 'chosen-schemas' | 'brought-schemas'>
  /** Whether a folder was pointed out. */
  readonly isChosen: boolean
  /** What the schema of the document's root finds wrong; nothing for a root it does not know. */
  problems(document: XmlDocument, path: string): PackageFinding[]
  /** Lets go of what the library holds. */
  close(): void
}

/**
 * Reads the schemas of a set, known by their namespaces: those that lie in the folder, where one was pointed out, and of what that
 * need not have, those that the program brings along.
 * @throws ArchiveError schemas-missing when one of them is not there, or they do not fit together
 */
export async function readOfficialSchemas(
  folder: string | null,
  { set, erms }: { set: SchemaSet; erms: ErmsVersion | null }
): Promise<OfficialSchemas> {
  const { XmlValidateError } = await import('libxml2-wasm')
  const known = set === EARK_SCHEMAS ? { ...set, ...OPTIONAL } : set
  const chosen = folder === null ? null : await findSchemas(folder, { set: known, erms })
  const missing = Object.entries(set).filter(([namespace]) => chosen !== null && !chosen.has(namespace))
  if (missing.length > 0)
    throw new ArchiveError('schemas-missing', {
      folder: String(folder),
      what: missing.map(([, name]) => name).join(', ')
    })
  const brought = await broughtAlong(known, erms)
  const found = new Map([...brought, ...(chosen ?? [])])
  const files = [...found].map(([namespace, text]) => ({ name: String(known[namespace]), text }))
  const validators = await compiled(folder ?? '', set, files)
  return {
    files,
    isChosen: chosen !== null,
    schemasOf: ({ root: { namespaceUri } }) => {
      if (!validators.has(namespaceUri)) return []
      const namespaces = namespaceUri === METS ? inMets(set) : [namespaceUri]
      return namespaces.map(each => {
        const [name, text] = [String(known[each]), String(found.get(each))]
        // Another one may say anything, whatever it is called: it is told by what it is.
        return `${name} (${text === brought.get(each) ? PUBLISHERS[name] : `SHA-256 ${sha256Of(text)}`})`
      })
    },
    sourceOf: ({ root }) => (chosen?.has(root.namespaceUri) ? 'chosen-schemas' : 'brought-schemas'),
    problems(document, path) {
      try {
        validators.get(document.root.namespaceUri)?.validate(document)
        return []
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error
        return error.details.map(({ line, message }) => ({
          rule: 'XSD',
          what: `${path}:${line}: ${message.trim()}`
        }))
      }
    },
    close() {
      for (const validator of validators.values()) validator.dispose()
    }
  }
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** Those of the program, by their namespaces. */
async function broughtAlong(known: SchemaSet, erms: ErmsVersion | null): Promise<Map<string, string>> {
  // Read when they are needed: they are half a million letters, and most starts of the program do not need them.
  const { earkTexts, FGS_TEXTS } = await import('./standard-schemas.ts')
  const texts = known === FGS_SCHEMAS ? FGS_TEXTS : earkTexts(erms)
  return new Map(
    Object.entries(known).flatMap(([namespace, name]) => {
      const text = texts[name]
      return text === undefined ? [] : [[namespace, text] as const]
    })
  )
}

/** What stands in METS: all of the set but PREMIS, which has documents of its own. */
const inMets = (set: SchemaSet): string[] => Object.keys(set).filter(namespace => namespace !== PREMIS)

/** A validator for METS with all that extends it, and one for PREMIS where the set has it. */
async function compiled(
  folder: string,
  set: SchemaSet,
  files: OfficialSchemas['files']
): Promise<Map<string, XsdValidator>> {
  const {
    XmlBufferInputProvider,
    XmlDocument,
    XsdValidator,
    xmlCleanupInputProvider,
    xmlRegisterInputProvider
  } = await import('libxml2-wasm')
  const buffers = files.map(({ name, text }) => [name, new TextEncoder().encode(local(text))])
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(buffers)))
  const validatorOf = (namespaces: readonly string[]) => {
    const imports = namespaces.map(
      namespace =>
        `<xs:import namespace="${namespace}" schemaLocation="${set[namespace] ?? OPTIONAL[namespace]}"/>`
    )
    const wrapper = XmlDocument.fromString(
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:kanalarkiv:all">${imports.join('')}</xs:schema>`
    )
    try {
      return XsdValidator.fromDoc(wrapper)
    } finally {
      wrapper.dispose()
    }
  }
  try {
    const validators = new Map([[METS, validatorOf(inMets(set))]])
    for (const [namespace, schema] of Object.entries(OPTIONAL))
      if (files.some(({ name }) => name === schema)) validators.set(namespace, validatorOf([namespace]))
    if (set[PREMIS] !== undefined) validators.set(PREMIS, validatorOf([XLINK, PREMIS]))
    return validators
  } catch {
    throw new ArchiveError('schemas-missing', { folder, what: Object.values(set).join(', ') })
  } finally {
    xmlCleanupInputProvider()
  }
}

async function findSchemas(
  folder: string,
  { set, erms }: { set: SchemaSet; erms: ErmsVersion | null }
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter(entry => entry.isFile() && entry.name.endsWith('.xsd')).map(({ name }) => name)
  for (const name of names.sort()) {
    if ((await stat(join(folder, name))).size > MOST_BYTES) continue
    const text = await readFile(join(folder, name), 'utf8')
    // It goes along in the package, and would lead the receiver's parser to other files.
    if (text.includes('<!DOCTYPE')) continue
    const namespace = /<(?:\w+:)?schema\b[^<>]*\btargetNamespace="([^"]+)"/.exec(text)?.[1]
    if (namespace === undefined || set[namespace] === undefined) continue
    if (namespace === ERMS && ermsOf(text) !== erms) continue
    if (!found.has(namespace)) found.set(namespace, text)
  }
  return found
}

/** Both versions have one namespace; only 3.0 lets a record say which classification it goes by. */
const ermsOf = (schema: string): ErmsVersion => (schema.includes('classificationSchemaUsed') ? '3.0' : '2.1')

// A schema asks for the others by web address or by path; here all lie side by side and nothing is fetched.
function local(text: string): string {
  return text.replaceAll(
    /schemaLocation="([^"]+)"/g,
    (_, location: string) => `schemaLocation="${basename(location)}"`
  )
}
