// The thread in which secret words are looked for: it is told what is secret, and then asked of one text or file after the other.
import { textOfFile } from '../../../formats/text/text-of-file.ts'
import { answerAsked } from '../../../kernel/within-thread.ts'
import { type FindSecretWords, findSecretWords, type SecretText } from './words.ts'

export type WordsAsked =
  | { readonly is: 'secrets'; readonly secrets: readonly SecretText[] }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'file'; readonly bytes: Uint8Array; readonly mediaType: string }

/** The marks whose words were found; null where the thread has not been told what is secret. */
export type WordsFound = ReadonlySet<number> | null

let find: FindSecretWords | null = null

answerAsked<WordsAsked, WordsFound>(async asked => {
  if (asked.is === 'secrets') {
    find = findSecretWords(asked.secrets)
    return { answer: new Set() }
  }
  const text = asked.is === 'text' ? asked.text : (textOfFile(asked.bytes, asked.mediaType) ?? '')
  return { answer: find?.(text) ?? null }
})
