// Looking for secret words in a thread of its own: mails and files came from outside, and no letter may stop the program.
import { isDeepStrictEqual } from 'node:util'
import type { HowMuch } from '../../../formats/text/text-of-file.ts'
import { type Limits, limitedThread } from '../../../kernel/limited-thread.ts'
import type { SecretText } from './words.ts'
import type { SecretKey, WebArchiveFiles, WordsAsked, WordsFound } from './words-thread.ts'

/** For one text or file. */
const LIMITS: Limits = { seconds: 20, megabytes: 1_024 }

export interface WordsReader {
  /** What is looked for from now on. @throws OverLimit */
  lookFor(secrets: readonly SecretText[], files?: readonly SecretKey[]): Promise<void>
  /** The marks whose words stand in a text. @throws OverLimit */
  inText(text: string): Promise<ReadonlySet<number>>
  /** The marks whose words stand in a file. @throws OverLimit, and whatever hinders that it is read */
  inFile(bytes: Uint8Array, mediaType: string): Promise<ReadonlySet<number>>
  /** The marks whose words stand in a web archive. @throws OverLimit, and whatever hinders that it is read */
  inWebArchive(files: WebArchiveFiles): Promise<ReadonlySet<number>>
  /** What a file says, to be looked for elsewhere; empty where it has no words. @throws OverLimit, and whatever hinders that it is read */
  textIn(bytes: Uint8Array, mediaType: string, much: HowMuch): Promise<string>
  end(): void
}

export function wordsReader(limits: Limits = LIMITS): WordsReader {
  const thread = limitedThread<WordsAsked, WordsFound>('words-thread', import.meta.dirname, limits)
  let known: { secrets: readonly SecretText[]; files: readonly SecretKey[] } = { secrets: [], files: [] }
  const ask = async (asked: WordsAsked): Promise<ReadonlySet<number>> => {
    const found = await thread.ask(asked)
    if (found !== null) return marksIn(found)
    // A thread that was ended by its limits has begun anew, and knows nothing.
    await thread.ask({ is: 'secrets', ...known })
    return marksIn((await thread.ask(asked)) ?? new Set())
  }
  return {
    async lookFor(secrets, files = []) {
      // What it knows of files that it has read rests on them.
      if (isDeepStrictEqual(known, { secrets, files })) return
      known = { secrets, files }
      await thread.ask({ is: 'secrets', ...known })
    },
    inText: text => ask({ is: 'text', text }),
    inFile: (bytes, mediaType) => ask({ is: 'file', bytes, mediaType }),
    inWebArchive: files => ask({ is: 'web-archive', ...files }),
    textIn: async (bytes, mediaType, much) => {
      const text = await thread.ask({ is: 'read', bytes, mediaType, much })
      return typeof text === 'string' ? text : ''
    },
    end: () => thread.end()
  }
}

const marksIn = (found: Exclude<WordsFound, null>) => (typeof found === 'string' ? new Set<number>() : found)
