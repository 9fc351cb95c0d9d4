// The words that are secret by the marks in force: what marked records say by themselves, what the program has read in their pictures, and
// what stands in their files.
import { hash } from 'node:crypto'
import type { CarrierRef } from '#shared/secrecy.ts'
import type { Context } from '../../../kernel/context.ts'
import type { WriteDb } from '../../../kernel/db/open.ts'
import { isDiskFull } from '../../../kernel/errors.ts'
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

/** Files that could not be read: they are not tried again at every look. */
const unread = new WeakMap<Context['db'], Set<string>>()

export async function secretsNow(ctx: Context, words: Pick<WordsReader, 'textIn'>): Promise<Secrets> {
  const texts: queries.SecretOf[] = queries.secretTexts(ctx.db.read, null)
  let left = MOST_OF_ALL
  const files = queries.secretFiles(ctx.db.read)
  for (const file of files) {
    if (left <= 0 || ctx.closing.aborted) break
    const text = await textOf(ctx, words, file)
    left -= text.length
    if (text !== '') texts.push({ kind: file.kind, id: file.id, mark: file.mark, text, author: null })
  }
  if (queries.hasReadBesides(ctx.db.read, files)) note(ctx, tx => queries.forgetBesides(tx, files))
  const before = awaitedIn(ctx)
  const byRecord = Map.groupBy(texts, ({ kind, id }) => `${kind} ${id}`)
  return {
    texts: texts.map(({ mark, text, author }) => ({ mark, text, author })),
    newOf: ({ kind, id }) => (byRecord.get(`${kind} ${id}`) ?? []).filter(each => !before.has(keyOf(each)))
  }
}

/** Read once, and noted: what is typed is held against it too. Empty where it has no words, or cannot be read: the record itself is kept in all the same. */
async function textOf(
  ctx: Context,
  words: Pick<WordsReader, 'textIn'>,
  file: queries.SecretFile
): Promise<string> {
  const noted = queries.textRead(ctx.db.read, file)
  if (noted !== undefined) return noted
  const failed = unread.get(ctx.db) ?? new Set<string>()
  unread.set(ctx.db, failed)
  const name = `${file.sha256} ${file.much}`
  if (failed.has(name)) return ''
  const bytes = await readIfThere(ctx.objects, file.sha256)
  if (bytes === null) return ''
  try {
    const text = await words.textIn(bytes, file.mediaType, file.much)
    note(ctx, tx => queries.noteRead(tx, file, text))
    return text
  } catch (error) {
    failed.add(name)
    if (!(error instanceof OverLimit)) ctx.log.warn({ err: error }, 'a file of a marked record was not read')
    return ''
  }
}

/** On a full disk it is read anew the next time. */
function note({ db, dir }: Context, write: (tx: WriteDb) => void): void {
  try {
    db.transact(write)
  } catch (error) {
    if (!isDiskFull(error, dir)) throw error
  }
}
