// The thread in which a copy of the database is looked through and hashed, while the files that it names are copied.
import { Sha256 } from '#shared/ids.ts'
import { requireWhole } from '../../kernel/db/keep-copy.ts'
import { hashAtOnce } from '../../kernel/objects/hash-file.ts'
import { answerAsked } from '../../kernel/thread-answer.ts'
import type { Stored } from './format.ts'

/** The folder of the archive, and where the copy lies. */
export type LookAsked = { readonly dir: string; readonly path: string }

answerAsked<LookAsked>(({ dir, path }): Stored => {
  requireWhole(path, dir)
  const { sha256, bytes } = hashAtOnce(path)
  return { sha256: Sha256.parse(sha256), bytes }
})
