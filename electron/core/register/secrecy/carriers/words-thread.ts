// The thread in which secret words are looked for: it is told what is secret, and then asked of one text or file after the other.
import { hash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { textInFile } from '../../../formats/text/text-of-document.ts'
import type { HowMuch } from '../../../formats/text/text-of-file.ts'
import { textsOfWebArchive } from '../../../formats/wacz/web-archive-text.ts'
import type { Signs } from '../../../kernel/thread-signs.ts'
import { answerAsked } from '../../../kernel/within-thread.ts'
import { type FindSecretWords, findSecretWords, type SecretText } from './words.ts'

/** A web archive as it is kept: the file of its list, and those of its parts, which others may have too. */
export type WebArchiveFiles = {
  readonly list: string
  readonly parts: readonly { readonly sha256: string; readonly path: string }[]
}

/** What hangs on a marked record: the same file is that, whatever it lies in. */
export type SecretKey = { readonly mark: number; readonly sha256: string }

export type WordsAsked =
  | { readonly is: 'secrets'; readonly secrets: readonly SecretText[]; readonly files: readonly SecretKey[] }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'file'; readonly bytes: Uint8Array; readonly mediaType: string }
  | ({ readonly is: 'web-archive' } & WebArchiveFiles)
  | { readonly is: 'read'; readonly bytes: Uint8Array; readonly mediaType: string; readonly much: HowMuch }

/** The marks whose words were found, or what a file that was to be read says; null where the thread has not been told what is secret. */
export type WordsFound = ReadonlySet<number> | string | null

let find: FindSecretWords | null = null
let files: ReadonlyMap<string, readonly SecretKey[]> = new Map()
/** What stands in answers that web archives have in common, by their places: the scripts of a site come with each of its pages. */
const known = new Map<string, ReadonlySet<number>>()
const MOST_KNOWN = 50_000
/** Of one file: what is longer is no letter. */
const MOST_READ = 200_000

answerAsked<WordsAsked, WordsFound>(async (asked, signs) => {
  if (asked.is === 'secrets') {
    find = findSecretWords(asked.secrets)
    files = Map.groupBy(asked.files, ({ sha256 }) => sha256)
    known.clear()
    return { answer: new Set() }
  }
  if (asked.is === 'read') return { answer: (await textInFile(asked, asked.much)).slice(0, MOST_READ) }
  if (find === null) return { answer: null }
  if (asked.is === 'web-archive') return { answer: inWebArchive(asked, find, signs) }
  return { answer: asked.is === 'text' ? find(asked.text) : await inFile(asked, find) }
})

async function inFile(
  file: { readonly bytes: Uint8Array; readonly mediaType: string },
  find: FindSecretWords
): Promise<Set<number>> {
  const marks = new Set<number>()
  const text = await textInFile(file, 'everything', within => {
    for (const { mark } of files.size === 0 ? [] : (files.get(hash('sha256', within)) ?? [])) marks.add(mark)
  })
  for (const mark of find(text)) marks.add(mark)
  return marks
}

function inWebArchive({ list, parts }: WebArchiveFiles, find: FindSecretWords, signs: Signs): Set<number> {
  const found = new Set<number>()
  const read = (part: number, offset: number, length: number) => readPart(parts[part]?.path, offset, length)
  for (const { place, mediaType, text } of textsOfWebArchive(readFileSync(list), read)) {
    // However many answers there are, each has the time of one file.
    signs.live()
    const name = place === null ? null : `${parts[place[0]]?.sha256} ${place[1]} ${place[2]} ${mediaType}`
    const marks = (name === null ? undefined : known.get(name)) ?? find(text())
    if (name !== null && known.size < MOST_KNOWN) known.set(name, marks)
    for (const mark of marks) found.add(mark)
  }
  return found
}

/** @throws when it is not there, or ends too early */
function readPart(path: string | undefined, offset: number, length: number): Buffer {
  if (path === undefined) throw new Error('a part is not there')
  const bytes = Buffer.allocUnsafe(length)
  const file = openSync(path, 'r')
  try {
    if (readSync(file, bytes, 0, length, offset) < length) throw new Error('a part ends too early')
    return bytes
  } finally {
    closeSync(file)
  }
}
