// The words of buttons that unfold something, in Swedish and English. Nothing here asks the page.

const WHAT =
  '(?:kommentar(?:er|en)?|svar(?:en)?|inlägg(?:en|et)?|text(?:en)?|innehåll(?:et)?|meddelande(?:n|t)?|händelser)'
const WHAT_ENGLISH = '(?:comments?|repl(?:y|ies)|answers?|posts?|messages?|text|content)'
const UNFOLDS = [
  `^(?:visa|läs|se|ladda|ladda in|hämta)\\s+(?:\\d+\\s+)?(?:mer|mera|fler|flera|tidigare|äldre|ytterligare)(?:\\s+\\d+)?(?:\\s+${WHAT})?$`,
  `^(?:visa|se|läs|öppna|ladda|ladda in)\\s+(?:alla\\s+|hela\\s+)?(?:\\d+\\s+)?(?:av\\s+\\d+\\s+)?${WHAT}$`,
  `^(?:visa|se|läs)\\s+(?:alla|samtliga|föregående)\\s+(?:\\d+\\s+)?${WHAT}$`,
  `^(?:\\d+\\s+)?(?:fler|tidigare|äldre)\\s+${WHAT}$`,
  `^(?:view|show|see|load|read)\\s+(?:\\d+\\s+)?(?:more|previous|older|earlier|all)(?:\\s+\\d+)?(?:\\s+(?:of\\s+)?(?:the\\s+)?${WHAT_ENGLISH})?$`,
  `^(?:view|show|see|load|open)\\s+(?:the\\s+)?(?:\\d+\\s+)?(?:more\\s+)?${WHAT_ENGLISH}$`,
  `^(?:more|older|previous|\\d+)\\s+(?:more\\s+)?${WHAT_ENGLISH}$`,
  '^(?:…|\\.\\.\\.)\\s*(?:visa |se |see )?(?:mer|more)$'
].map(source => new RegExp(source, 'i'))
const BEGINNING = /^\W*(?:visa|läs|se|ladda|hämta|öppna|view|show|see|load|read|fler|more|\d+)\s/i
const LONGEST = 60

/** A button's words without counts in brackets and without the signs around them. */
export const plainLabel = (label: string): string =>
  label
    .replaceAll(/\(\d+\)/g, '')
    .replace(/^[\s›»▸▾▼⌄+]+/, '')
    .replace(/(?<![\s.…›»▾▼⌄+])[\s.…›»▾▼⌄+]+$/, '')
    .trim() || label

/** Whether a button says that it unfolds something; `platform`: the words of the platform's own buttons, as patterns. */
export function saysUnfold(label: string, platform: readonly RegExp[]): boolean {
  const plain = plainLabel(label)
  const fits = (pattern: RegExp) => pattern.test(plain) || pattern.test(label)
  return platform.some(fits) || (plain.length <= LONGEST && UNFOLDS.some(fits))
}

/** Whether words may be such a button's, though they stand in no button. */
export const mayUnfold = (words: string): boolean =>
  words.length >= 5 && words.length <= LONGEST && BEGINNING.test(words)

/** Patterns that must fit the whole of a button's words. */
export const wholeWords = (sources: readonly string[]): RegExp[] =>
  sources.map(source => new RegExp(`^(?:${source})$`, 'i'))
