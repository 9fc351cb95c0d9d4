// Texts that are written with more than their own letters: calendars and cards, whose lines are broken anywhere (RFC 5545, 3.1; RFC 6350,
// 3.2), and rich text.
import { isRichText, wordsOfRichText } from './rich-text.ts'

const CARD = /^\uFEFF?\s{0,20}BEGIN:(?:VCALENDAR|VCARD|VEVENT)/i

type Unfolded = {
  readonly said: string
  readonly beside?: string
  readonly hasObject?: boolean
}

/** The text as it is read by a person; null for one that is written as it is read. */
export function unfolded(text: string): Unfolded | null {
  if (CARD.test(text)) return { said: unfoldedCard(text) }
  return isRichText(text) ? wordsOfRichText(text) : null
}

const unfoldedCard = (text: string): string =>
  text
    .replaceAll(/\r?\n[ \t]/g, '')
    .replaceAll(/\\[nN]/g, '\n')
    .replaceAll(/\\([,;\\])/g, '$1')
