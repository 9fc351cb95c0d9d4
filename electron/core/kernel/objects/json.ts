// Reading an object that this program wrote as JSON.
import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import type { Sha256 } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { ArchiveError } from '../errors.ts'

/** The object as the schema has it, when it still is what was saved. @throws ArchiveError object-damaged */
export async function readJson<Schema extends z.ZodType>(
  { objects }: Pick<Context, 'objects'>,
  sha256: Sha256,
  schema: Schema
): Promise<z.output<Schema>> {
  if ((await objects.verify(sha256)).state !== 'right')
    throw new ArchiveError('object-damaged', { what: sha256 })
  return schema.parse(JSON.parse(await readFile(await objects.file(sha256), 'utf8')))
}
