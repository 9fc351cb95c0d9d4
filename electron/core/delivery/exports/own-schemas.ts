// The project's own XML schemas: they go along in packages, and what is written in their namespaces is held against them.
import type { XmlDocument, XsdValidator } from 'libxml2-wasm'
import dcElements from '../../../../resources/schemas/dc-elements.xsd?raw'
import handlingar from '../../../../resources/schemas/fgs-handlingar.xsd?raw'
import simpleDc from '../../../../resources/schemas/simpledc.xsd?raw'

export type SchemaFile = { readonly name: string; readonly text: string }

/** Of `dc.xml`. The first is the one that knows its root. */
export const DC_SCHEMAS: readonly [SchemaFile, ...SchemaFile[]] = [
  { name: 'simpledc.xsd', text: simpleDc },
  { name: 'dc-elements.xsd', text: dcElements }
]
/** Of what is said in the words of FGS Ärendehantering. */
export const HANDLINGAR_SCHEMA: SchemaFile = { name: 'fgs-handlingar.xsd', text: handlingar }

export interface OwnSchemas {
  /** The schema that knows the document's root, by its name; none when none does. */
  schemasOf(document: XmlDocument): readonly string[]
  /** What it finds wrong. */
  problems(document: XmlDocument, path: string): { rule: string; what: string }[]
  /** Lets go of what the library holds. */
  close(): void
}

/** Makes them ready; call `close` when done. */
export async function openOwnSchemas(): Promise<OwnSchemas> {
  // Loaded when it is needed: it is large, and most starts of the program do not need it.
  const library = await import('libxml2-wasm')
  const bytes = DC_SCHEMAS.map(({ name, text }) => [name, new TextEncoder().encode(text)])
  const compile = (text: string): XsdValidator => {
    const document = library.XmlDocument.fromString(text)
    try {
      return library.XsdValidator.fromDoc(document)
    } finally {
      document.dispose()
    }
  }
  // One asks for another by its name; nothing is fetched.
  library.xmlRegisterInputProvider(new library.XmlBufferInputProvider(Object.fromEntries(bytes)))
  const known = new Map<string, readonly [SchemaFile, XsdValidator]>()
  try {
    known.set('simpledc', [DC_SCHEMAS[0], compile(DC_SCHEMAS[0].text)])
    known.set('Leveransobjekt', [HANDLINGAR_SCHEMA, compile(HANDLINGAR_SCHEMA.text)])
  } finally {
    library.xmlCleanupInputProvider()
  }
  return {
    schemasOf: ({ root }) => {
      const schema = known.get(root.name)?.[0]
      return schema === undefined ? [] : [schema.name]
    },
    problems(document, path) {
      try {
        known.get(document.root.name)?.[1].validate(document)
        return []
      } catch (error) {
        if (!(error instanceof library.XmlValidateError)) throw error
        return error.details.map(({ line, message }) => ({
          rule: 'XSD',
          what: `${path}:${line}: ${message.trim()}`
        }))
      }
    },
    close() {
      for (const [, validator] of known.values()) validator.dispose()
    }
  }
}
