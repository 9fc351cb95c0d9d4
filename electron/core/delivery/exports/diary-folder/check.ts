// The folder for a diary, checked as the diary system reads it: a row for every record, and XML that goes with its schema.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import type { Draft } from '../disk.ts'
import type { Frozen } from '../frozen.ts'
import { HANDLINGAR_SCHEMA, openOwnSchemas } from '../own-schemas.ts'
import { frozenItems } from '../queries.ts'
import type { Validation } from '../validation.ts'

const HANDLING = '/handling.xml'

/** Counts the rows of index.csv against the frozen selection, and holds every `handling.xml` against its schema. */
export async function checkFolder(
  validation: Validation,
  draft: Draft,
  { db, id }: Pick<Frozen, 'db' | 'id'>
): Promise<void> {
  const { captures, comments, messages } = frozenItems(db, id)
  const expected = captures.length + comments.length + messages.length
  let rows = -1
  const lines = createReadStream(join(draft.dir, 'index.csv')).pipe(parse({ bom: true, delimiter: ';' }))
  for await (const _row of lines) rows += 1
  const missing = rows === expected ? [] : [{ rule: 'counts', what: `index.csv: ${rows} of ${expected}` }]
  validation.made('counts', { subject: 'index.csv', number: rows, findings: missing })

  const { XmlDocument } = await import('libxml2-wasm')
  const own = await openOwnSchemas()
  const told = [...draft.digests.keys()].filter(path => path.endsWith(HANDLING))
  const broken: { rule: string; what: string }[] = []
  const against: { rule: string; what: string }[] = []
  try {
    for (const path of told)
      try {
        const document = XmlDocument.fromBuffer(await readFile(join(draft.dir, path)))
        against.push(...own.problems(document, path))
        document.dispose()
      } catch (error) {
        broken.push({ rule: 'XML', what: `${path}: ${error instanceof Error ? error.message.trim() : ''}` })
      }
  } finally {
    own.close()
  }
  const files = told.toSorted()
  validation.made('well-formed', { subject: null, number: told.length, files, findings: broken })
  const names = [HANDLINGAR_SCHEMA.name]
  validation.made('schemas', {
    subject: null,
    number: told.length,
    source: 'own-schemas',
    names,
    files,
    findings: against
  })
}
