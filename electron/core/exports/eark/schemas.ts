// The official XML schemas, from a folder that a person points out: they go along in the package and judge it.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { XmlDocument } from 'libxml2-wasm'
import { ArchiveError } from '../../errors.ts'
import type { PackageFinding } from './validate.ts'

/** What each namespace's schema is called in packages, and everywhere else. */
const KNOWN: Readonly<Record<string, string>> = {
  'http://www.loc.gov/METS/': 'mets.xsd',
  'http://www.w3.org/1999/xlink': 'xlink.xsd',
  'https://DILCIS.eu/XML/METS/CSIPExtensionMETS': 'DILCISExtensionMETS.xsd',
  'https://DILCIS.eu/XML/METS/SIPExtensionMETS': 'DILCISExtensionSIPMETS.xsd',
  'http://www.loc.gov/premis/v3': 'premis.xsd'
}
const METS = Object.keys(KNOWN).slice(0, 4)
const PREMIS = ['http://www.w3.org/1999/xlink', 'http://www.loc.gov/premis/v3']
const MOST_BYTES = 4 << 20

export interface OfficialSchemas {
  /** Name in `schemas/` and content. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** What the schema of the document's root finds wrong; nothing for a root it does not know. */
  problems(document: XmlDocument, path: string): Promise<PackageFinding[]>
}

/**
 * Reads the schemas of METS 1.12, xlink, CSIP, SIP and PREMIS 3 that lie in a folder, by their namespaces.
 * @throws ArchiveError schemas-missing when one of them is not there
 */
export async function readOfficialSchemas(folder: string): Promise<OfficialSchemas> {
  const { XmlBufferInputProvider, XmlDocument, XmlValidateError, XsdValidator, xmlRegisterInputProvider } =
    await import('libxml2-wasm')
  const found = await findSchemas(folder)
  const missing = Object.entries(KNOWN).filter(([namespace]) => !found.has(namespace))
  if (missing.length > 0)
    throw new ArchiveError('schemas-missing', { folder, what: missing.map(([, name]) => name).join(', ') })
  const files = [...found].map(([namespace, text]) => ({ name: String(KNOWN[namespace]), text }))
  const registered = xmlRegisterInputProvider(
    new XmlBufferInputProvider(
      Object.fromEntries(files.map(({ name, text }) => [name, new TextEncoder().encode(local(text))]))
    )
  )
  if (!registered) throw new Error('the XML library takes no schemas')
  const validatorOf = (namespaces: readonly string[]) => {
    const imports = namespaces.map(
      namespace => `<xs:import namespace="${namespace}" schemaLocation="${KNOWN[namespace]}"/>`
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
  const validators: Readonly<Record<string, ReturnType<typeof validatorOf>>> = {
    'http://www.loc.gov/METS/': validatorOf(METS),
    'http://www.loc.gov/premis/v3': validatorOf(PREMIS)
  }
  return {
    files,
    async problems(document, path) {
      const validator = validators[document.root.namespaceUri]
      if (validator === undefined) return []
      try {
        validator.validate(document)
        return []
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error
        return error.details.map(({ line, message }) => ({
          rule: 'XSD',
          what: `${path}:${line}: ${message.trim()}`
        }))
      }
    }
  }
}

async function findSchemas(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter(entry => entry.isFile() && entry.name.endsWith('.xsd'))
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const text = await readFile(join(folder, entry.name), 'utf8')
    const namespace = /<(?:\w+:)?schema\b[^>]*\btargetNamespace="([^"]+)"/.exec(text)?.[1]
    if (namespace === undefined || KNOWN[namespace] === undefined || text.length > MOST_BYTES) continue
    if (!found.has(namespace)) found.set(namespace, text)
  }
  return found
}

// A schema asks for the others by web address or by path; here all lie side by side and nothing is fetched.
function local(text: string): string {
  return text.replaceAll(
    /schemaLocation="([^"]+)"/g,
    (_, location: string) => `schemaLocation="${basename(location)}"`
  )
}
