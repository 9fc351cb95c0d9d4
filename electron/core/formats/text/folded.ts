// Texts that are written with more than their own letters.
import { isCard, wordsOfCard } from './cards.ts'
import { isRichText, wordsOfRichText } from './rich-text.ts'

type Unfolded = {
  readonly said: string
  readonly beside: string
  readonly hasObject?: boolean
}

/** Whether what begins like this says itself what its bytes stand for. */
export const isFolded = (beginning: string): boolean => isCard(beginning) || isRichText(beginning)

/** The text as it is read by a person; null for one that is written as it is read. Letters of one byte each may be that byte. */
export function unfolded(text: string): Unfolded | null {
  if (isCard(text)) return wordsOfCard(text)
  return isRichText(text) ? wordsOfRichText(text) : null
}
