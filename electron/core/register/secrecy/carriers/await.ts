// What may hold the words of marked records is put among what waits to be looked through, by the indexes of words.
import { isIndexed } from '../../../formats/text/search-words.ts'
import { textsPackedIn } from '../../../formats/text/text-of-file.ts'
import { undone } from '../../../formats/text/undone.ts'
import type { Context } from '../../../kernel/context.ts'
import type { WriteDb } from '../../../kernel/db/open.ts'
import { mailsTogether } from './mail-queries.ts'
import { awaitNames } from './names.ts'
import * as queries from './queries.ts'
import { reportsOf } from './report-queries.ts'
import { secretTexts, withSecretFiles } from './secret-queries.ts'
import { marksStanding, standings, takenMeanwhile } from './stood-on.ts'
import { findSecretWords, isNumberRow, rowsOf, type SecretText } from './words.ts'

/** So many rows of words are asked of the indexes at one time, and so many in one question. */
const MOST_ROWS = 400
/** With each number, which is asked for in every way it is written; no sheet of numbers makes it more. */
const MOST_ASKED = 4_000
const ROWS_AT_ONCE = 40
/** Every third row is asked for: what quotes eight words or more has one of them whole. */
const STEP = 3

/** Inside the act that marks: what shares a file, a mail or a report with the record is found at once, and what may hold the words waits to be looked through. */
export function awaitCarriers(tx: WriteDb, ctx: Context, mark: number): void {
  const at = ctx.clock.now()
  const keys = queries.sharedKeys(tx, mark).map(({ key }) => key)
  for (const ref of keys.length === 0 ? [] : queries.withKeys(tx, keys)) {
    queries.insertCarrier(tx, ref, { mark, how: 'file', at })
    for (const place of queries.keysOf(tx, ref))
      if (ref.kind !== 'import' && keys.includes(place))
        queries.insertPlace(tx, ref, { mark, how: 'file', place })
  }
  for (const ref of reportsOf(tx, mark)) {
    queries.insertCarrier(tx, ref, { mark, how: 'about', at })
    queries.insertPlace(tx, ref, { mark, how: 'about', place: queries.SAID })
  }
  for (const id of mailsTogether(tx, mark)) {
    queries.insertCarrier(tx, { kind: 'message', id }, { mark, how: 'file', at })
    queries.insertPlace(tx, { kind: 'message', id }, { mark, how: 'file', place: queries.SAID })
  }
  const standing = standings(tx, mark)
  for (const ref of new Map(
    standing.flatMap(each => takenMeanwhile(tx, each)).map(ref => [ref.id, ref])
  ).values()) {
    queries.insertCarrier(tx, ref, { mark, how: 'page', at })
    for (const { place } of marksStanding(tx, ref, standing))
      if (place !== null) queries.insertPlace(tx, ref, { mark, how: 'page', place })
  }
  awaitNames(tx, mark)
  const secrets = secretTexts(tx, mark)
  // What stands in the files of the marked record is asked for when they have been read.
  const withFiles = withSecretFiles(tx, mark)
  for (const ref of withFiles) queries.awaitRecord(tx, ref)
  if (secrets.length === 0 && withFiles.length === 0) return
  awaitWords(tx, secrets)
  queries.awaitNotIndexed(tx)
  queries.awaitNeighbours(tx, mark)
}

/** What the indexes say that these words may stand in. */
export function awaitWords(tx: WriteDb, secrets: readonly SecretText[]): void {
  if (secrets.length === 0) return
  const rows = secrets.flatMap(secret => {
    const { numbers = [], words = [] } = Object.groupBy(rowsOf(secret), row =>
      isNumberRow(row.words) ? 'numbers' : 'words'
    )
    return [...words.filter((_, at, all) => at % STEP === 0 || at === all.length - 1), ...numbers]
  })
  const step = Math.max(1, Math.ceil(rows.length / MOST_ROWS))
  const asked = rows
    .filter((row, at) => at % step === 0 || isNumberRow(row.words))
    .slice(0, MOST_ASKED)
    .map(({ words, author }) => [...words, ...author])
    // A number in parts too short for the index is met in what is looked through for another reason only.
    .filter(words => words.some(isIndexed) && (!isNumberRow(words) || words.every(isIndexed)))
    .map(
      words =>
        `(${words
          .filter(isIndexed)
          .map(word => `"${word}"`)
          .join(' AND ')})`
    )
  for (let at = 0; at < asked.length; at += ROWS_AT_ONCE)
    queries.awaitFound(tx, asked.slice(at, at + ROWS_AT_ONCE).join(' OR '))
  const find = findSecretWords(secrets)
  for (const ref of queries.typedWith(tx, text => find(readable(text)).size > 0)) queries.awaitRecord(tx, ref)
}

/** A text, and what stands in the addresses in it as a person reads them, `%C3%A5` is å; and the texts that are packed in it as base64. */
export function readable(text: string): string {
  const unescaped = undone(text)
  return [...new Set([text, unescaped]), ...textsPackedIn(unescaped)].join('\n')
}
