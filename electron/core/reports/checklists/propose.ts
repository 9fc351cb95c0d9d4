// What of the checklist can be told from a captured text, by the words that Swedish authorities use. Pure: nothing is an
// answer until a person has confirmed it.
import type { ChecklistItem } from '#shared/checklist.ts'

/** The visible text of a capture. */
export type CapturedText = { readonly captureId: string; readonly text: string }
export type Found = { readonly captureId: string; readonly quote: string }

// The surest first: the first that is found anywhere is proposed. The logo is in the picture, so it has none.
const PHRASES: Readonly<Record<Exclude<ChecklistItem, 'logo' | 'sender'>, readonly RegExp[]>> = {
  official: [
    /officiell\p{L}*\s+(?:\p{L}+\s+){0,2}?(?:sida|konto|kanal|blogg|plats|närvaro|webbplats)/iu,
    /\bofficiell\p{L}*/iu
  ],
  'contact-expected': [
    /svarar?\b[^.!?]{0,60}\b(?:arbetsdag|vardag|kontorstid|inom|senast|snart|timm|dygn)/iu,
    /(?:inom|senast)\s+(?:en|två|tre|\d+|nästa)\s+(?:arbetsdag|vardag|dag|dygn|timm)/iu,
    /(?:bemanna\p{L}*|bevaka\p{L}*|läs\p{L}*)\b[^.!?]{0,60}\b(?:vardag|kontorstid|måndag|dagtid)/iu,
    /(?:vardagar|måndag\p{L}*\s*[–-]\s*fredag\p{L}*|kontorstid)[^.!?]{0,40}(?:svar|kontakt|\d)/iu
  ],
  purpose: [
    /\bsyftet?\b[^.!?]*/iu,
    /(?:här|på (?:den här|denna|vår) (?:sida\p{L}*|kanal\p{L}*|blogg\p{L}*))\b[^.!?]{0,30}\b(?:berättar|informerar|delar|hittar|får|kan)\b/iu,
    /\bvi (?:berättar|informerar|delar med oss)\b/iu
  ],
  'comment-purpose': [
    /kommentar\p{L}*\b[^.!?]{0,40}\b(?:till för|för att|avsedd\p{L}*|är till)/iu,
    /\b(?:kommentera|ställ(?:a)?|fråga|lämna|skriv)\b[^.!?]{0,40}\b(?:gärna|frågor|synpunkter|oss|kommentar\p{L}*)/iu,
    /\bgärna\b[^.!?]{0,20}\b(?:kommentera|fråga|dialog)/iu
  ],
  'comment-rules': [
    /(?:kommentar|inlägg|svar)\p{L}*[^.!?]{0,80}\b(?:tas bort|raderas|döljs|avpubliceras)/iu,
    /\b(?:tar (?:vi )?bort|raderar|döljer|avpublicerar)\b[^.!?]{0,80}/iu,
    /\b(?:regler|riktlinjer|förhållningsregler)\b[^.!?]{0,40}(?:kommentar|inlägg|ton|dialog)/iu,
    /\b(?:inte tillåt\p{L}*|personangrepp|hets mot folkgrupp|god ton)\b/iu
  ],
  complaints: [
    /(?:anmäl|rapportera|klag|olämplig)[^.!?]{0,100}(?:\S{1,64}@\S{1,100}\.\p{L}{2,}|\b0\d[\d\s-]{5,14}\d)/iu,
    /\b(?:anmäl\p{L}*|rapportera|klagomål)\b[^.!?]{0,100}/iu,
    /(?:kontakta|synpunkter|mejla|ring|hör av dig)\b[^.!?]{0,100}(?:\S{1,64}@\S{1,100}\.\p{L}{2,}|\b0\d[\d\s-]{5,14}\d)/iu
  ]
}

const SENDER: readonly RegExp[] = [
  /(?:drivs|sköts|ges ut|administreras|publiceras)\s+av\b[^.!?]*/iu,
  /\b(?:ansvarar för|ansvarig för|står bakom)\b[^.!?]{0,60}(?:sida|konto|kanal|blogg|innehåll)/iu
]

/** For each item the words that speak for it; items of which nothing was found are not there. */
export function proposalsIn(
  texts: readonly CapturedText[],
  municipality: string
): ReadonlyMap<ChecklistItem, Found> {
  const found = new Map<ChecklistItem, Found>()
  const named = new RegExp(`(?<!\\p{L})${municipality.replaceAll(/[^\p{L}\p{N}]/gu, '.')}`, 'iu')
  const phrases: [ChecklistItem, readonly RegExp[]][] = [
    ['sender', [...SENDER, named]],
    // The keys are those of PHRASES.
    ...(Object.entries(PHRASES) as [ChecklistItem, readonly RegExp[]][])
  ]
  for (const [item, patterns] of phrases) {
    const first = firstOf(texts, patterns)
    if (first !== null) found.set(item, first)
  }
  return found
}

function firstOf(texts: readonly CapturedText[], patterns: readonly RegExp[]): Found | null {
  for (const pattern of patterns)
    for (const { captureId, text } of texts)
      for (const line of linesIn(text)) {
        const match = pattern.exec(line)
        if (match !== null) return { captureId, quote: sentenceAt(line, match.index) }
      }
  return null
}

/** A line longer than this comes in pieces: the phrases are looked for from every word of it. */
const LONGEST_LINE = 2_000

function* linesIn(text: string): Generator<string> {
  for (const line of text.split('\n'))
    for (let at = 0; at === 0 || at < line.length; at += LONGEST_LINE)
      yield line.slice(at, at + LONGEST_LINE).toWellFormed()
}

const LONGEST = 300

/** The sentence of a line that begins at or before `at`, cut where it is very long. */
function sentenceAt(line: string, at: number): string {
  let start = 0
  for (const { index } of line.matchAll(/(?<=[.!?])\s+(?=\p{Lu})/gu)) {
    if (index > at) return cut(line.slice(start, index), at - start)
    start = index
  }
  return cut(line.slice(start), at - start)
}

function cut(sentence: string, at: number): string {
  if (sentence.length <= LONGEST) return sentence.trim()
  const from = Math.max(0, Math.min(at - 60, sentence.length - LONGEST))
  return sentence
    .slice(from, from + LONGEST)
    .toWellFormed()
    .trim()
}
