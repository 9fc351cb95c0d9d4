// The words that are secret by the marks in force: what marked records say by themselves, what the program has read in their pictures, and
// what stands in their files.
import { hash } from 'node:crypto'
import type { CarrierRef } from '#shared/secrecy.ts'
import type { Context } from '../../../kernel/context.ts'
import { OverLimit } from '../../../kernel/limited-thread.ts'
import { readIfThere } from '../../../kernel/objects/read-if-there.ts'
import * as queries from './secret-queries.ts'
import type { SecretText } from './words.ts'
import type { WordsReader } from './words-apart.ts'

/** So much is looked for in all, the latest first. */
const MOST_OF_ALL = 20_000_000

export type Secrets = {
  readonly texts: readonly SecretText[]
  /** What one record says that has not been asked of the indexes since the archive was opened: two that quote each other are asked for once. */
  newOf(ref: CarrierRef): readonly SecretText[]
}

/** What has been asked of the indexes, by its digest. */
const awaited = new WeakMap<Context['db'], Set<string>>()
function awaitedIn({ db }: Context): Set<string> {
  const keys = awaited.get(db) ?? new Set<string>()
  awaited.set(db, keys)
  return keys
}
export function noteAwaited(ctx: Context, texts: readonly SecretText[]): void {
  for (const each of texts) awaitedIn(ctx).add(keyOf(each))
}
const keyOf = ({ mark, text }: SecretText) => `${mark} ${hash('sha256', text)}`

/** What the files of marked records say, as it was read: every look asks for it again. */
const said = new WeakMap<Context['db'], Map<string, string>>()

export async function secretsNow(ctx: Context, words: Pick<WordsReader, 'textIn'>): Promise<Secrets> {
  const texts: queries.SecretOf[] = queries.secretTexts(ctx.db.read, null)
  const known = said.get(ctx.db) ?? new Map<string, string>()
  const now = new Map<string, string>()
  let left = MOST_OF_ALL
  for (const file of queries.secretFiles(ctx.db.read)) {
    if (left <= 0 || ctx.closing.aborted) break
    const name = `${file.sha256} ${file.much}`
    const text = now.get(name) ?? known.get(name) ?? (await textOf(ctx, words, file))
    now.set(name, text)
    left -= text.length
    if (text !== '') texts.push({ kind: file.kind, id: file.id, mark: file.mark, text, author: null })
  }
  said.set(ctx.db, now)
  const before = awaitedIn(ctx)
  const byRecord = Map.groupBy(texts, ({ kind, id }) => `${kind} ${id}`)
  return {
    texts: texts.map(({ mark, text, author }) => ({ mark, text, author })),
    newOf: ({ kind, id }) => (byRecord.get(`${kind} ${id}`) ?? []).filter(each => !before.has(keyOf(each)))
  }
}

/** Empty where it has no words, or cannot be read: the record itself is kept in all the same. */
async function textOf(
  ctx: Context,
  words: Pick<WordsReader, 'textIn'>,
  { sha256, mediaType, much }: queries.SecretFile
): Promise<string> {
  const bytes = await readIfThere(ctx.objects, sha256)
  if (bytes === null) return ''
  try {
    return await words.textIn(bytes, mediaType, much)
  } catch (error) {
    if (!(error instanceof OverLimit)) ctx.log.warn({ err: error }, 'a file of a marked record was not read')
    return ''
  }
}
