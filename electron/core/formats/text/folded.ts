// Texts that are written with more than their own letters: calendars and cards, whose lines are broken anywhere (RFC 5545, 3.1; RFC 6350,
// 3.2), and rich text (RTF 1.9.1), whose letters are numbers and whose line ends say nothing.

const CARD = /^\uFEFF?\s{0,20}BEGIN:(?:VCALENDAR|VCARD|VEVENT)/i
const RICH = /^\uFEFF?\s{0,20}\{\\rtf/

/** The text as it is read by a person; null for one that is written as it is read. */
export function unfolded(text: string): string | null {
  if (CARD.test(text))
    return text
      .replaceAll(/\r?\n[ \t]/g, '')
      .replaceAll(/\\[nN]/g, '\n')
      .replaceAll(/\\([,;\\])/g, '$1')
  return RICH.test(text) ? plainOfRich(text) : null
}

function plainOfRich(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, '')
    .replaceAll(/\\'([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\u(-?\d{1,5}) ?\??/g, (_, number: string) => String.fromCharCode(Number(number) & 0xffff))
    .replaceAll(/\\(?:par|line|tab|cell|row|sect|page)(?![a-z])-?\d{0,10} ?/g, ' ')
    .replaceAll(/\\[a-z]{1,32}-?\d{0,10} ?/g, '')
    .replaceAll(/\\~/g, ' ')
    .replaceAll(/[{}]|\\[-_*|:]/g, '')
}
