// What an XML schema finds wrong in a file.
import { readFile } from 'node:fs/promises'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'

/** The faults of a file by a schema, in libxml2's words; none when it goes with it. */
export async function problemsBy(xsd: string, file: string): Promise<string[]> {
  const schema = XmlDocument.fromBuffer(await readFile(xsd))
  const validator = XsdValidator.fromDoc(schema)
  const document = XmlDocument.fromBuffer(await readFile(file))
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message)
    throw error
  } finally {
    for (const each of [document, validator, schema]) each.dispose()
  }
}
