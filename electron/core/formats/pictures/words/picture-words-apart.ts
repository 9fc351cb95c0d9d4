// Words in pictures are read in a thread of its own: it takes long, and what is read came from outside.
import { type Limits, limitedThread } from '../../../kernel/limited-thread.ts'
import type { WordsAsked, WordsRead } from './picture-words-thread.ts'

/** For one strip of a picture, to begin with as long as it takes to make the reader ready. */
const LIMITS: Limits = { seconds: 90, megabytes: 1_024 }

export interface PictureWordsReader {
  /** @throws OverLimit; Error where the picture is no PNG or JPEG, is broken, or too large */
  read(asked: WordsAsked): Promise<WordsRead>
  /** Ends what is being read, and gives back the memory of the reader. */
  end(): void
}

export function pictureWordsReader(limits: Limits = LIMITS): PictureWordsReader {
  const thread = limitedThread<WordsAsked, WordsRead>('picture-words-thread', import.meta.dirname, limits)
  return { read: asked => thread.ask(asked), end: () => thread.end() }
}
