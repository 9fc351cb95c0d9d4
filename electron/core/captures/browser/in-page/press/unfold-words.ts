// The words of buttons that unfold something, in Swedish and English, and with those of other languages. Nothing here asks the page.
import { BEGINS_OTHERS, ONWARD_OTHERS, UNFOLDS_OTHERS } from './other-languages.ts'

const WHAT =
  '(?:kommentar(?:er|en)?|svar(?:en)?|inlägg(?:en|et)?|text(?:en)?|innehåll(?:et)?|meddelande(?:n|t)?|händelser|omdömen(?:a)?|recensioner(?:na)?|synpunkt(?:en|er|erna)?|trådar(?:na)?|uppdateringar|resultat|bilder|foton)'
const WHAT_ENGLISH =
  '(?:comments?|repl(?:y|ies)|answers?|posts?|messages?|threads?|text|content|reviews?|ratings|updates|results|photos|images)'
/** What is cut short and shown whole; not a picture or a map, which opens over the page. */
const THING =
  '(?:listan|texten|inlägget|tråden|konversationen|diskussionen|artikeln|nyheten|beskrivningen|tabellen|programmet|historiken|svaret|kommentaren|meddelandet|innehållet)'
const THING_ENGLISH =
  '(?:list|text|post|thread|conversation|discussion|article|description|table|programme|program|history|reply|answer|comment|message|content)'
const UNFOLDS = [
  `^(?:visa|läs|läs in|se|ladda|ladda in|hämta)\\s+(?:ännu\\s+)?(?:\\d+\\s+)?(?:mer|mera|fler|flera|tidigare|äldre|ytterligare)(?:\\s+\\d+)?(?:\\s+${WHAT})?$`,
  `^(?:visa|se|läs|öppna|ladda|ladda in)\\s+(?:alla\\s+|hela\\s+)?(?:\\d+\\s+)?(?:av\\s+\\d+\\s+)?${WHAT}$`,
  `^(?:visa|se|läs)\\s+(?:alla|samtliga|föregående)\\s+(?:\\d+\\s+)?${WHAT}$`,
  `^(?:\\d+\\s+)?(?:fler|tidigare|äldre)\\s+${WHAT}$`,
  `^(?:view|show|see|load|read)\\s+(?:\\d+\\s+)?(?:more|previous|older|earlier|all)(?:\\s+\\d+)?(?:\\s+(?:of\\s+)?(?:the\\s+)?${WHAT_ENGLISH})?$`,
  `^(?:view|show|see|load|open)\\s+(?:the\\s+)?(?:\\d+\\s+)?(?:more\\s+)?${WHAT_ENGLISH}$`,
  `^(?:more|older|previous|\\d+)\\s+(?:more\\s+)?${WHAT_ENGLISH}$`,
  '^\\d+ (?:svar|repl(?:y|ies))$',
  `^(?:(?:visa|se|läs in|ladda|ladda in|hämta)\\s+)?\\d+\\s+${WHAT}\\s+(?:till|ytterligare)$`,
  // The number in brackets tells them from a heading, and from the button that answers.
  '^(?:svar|repl(?:y|ies)|answers?) ?\\(\\d+\\)$',
  '^(?:gå |bläddra )?(?:bakåt|tillbaka) i tiden$|^go back in time$',
  '^(?:visa|se|läs) (?:hela|resten|allt)$',
  '^(?:fortsätt läsa|läs vidare|continue reading|keep reading)$',
  `^(?:visa|ladda|hämta|läs in|show|load|fetch) (?:de )?(?:nästa|next) \\d+(?: ${WHAT}| ${WHAT_ENGLISH})?$`,
  '^(?:…|\\.\\.\\.)\\s*(?:visa |se |see )?(?:mer|more)$',
  `^(?:visa|läs in|ladda|ladda in|hämta|se)\\s+(?:alla\\s+)?(?:\\d+\\s+)?(?:nya|nyare|nytt|dolda|gömda|tystade|övriga|resterande|återstående)\\s+(?:\\d+\\s+)?${WHAT}$`,
  `^(?:view|show|see|load)\\s+(?:all\\s+)?(?:\\d+\\s+)?(?:new|newer|hidden|muted|other|remaining)\\s+(?:\\d+\\s+)?${WHAT_ENGLISH}$`,
  `^\\d+\\s+(?:nya|nytt|dolda|tystade)\\s+${WHAT}$`,
  `^\\d+\\s+(?:new|hidden|muted)\\s+${WHAT_ENGLISH}$`,
  `^(?:(?:dolda|gömda|tystade)\\s+${WHAT}|(?:hidden|muted)\\s+${WHAT_ENGLISH})$`,
  '^\\d+\\s+(?:dolda|gömda|tystade|hidden|muted)$',
  '^(?:visa|se|läs) tråd(?:en)?$',
  '^(?:fortsätt|continue)(?:\\s+(?:den här|this))?\\s+(?:tråden|thread)$',
  // With an arrow they have come above, and are no heading of a list.
  `^[↑⬆▲]\\s*(?:nya\\s+${WHAT}|new\\s+${WHAT_ENGLISH})$`,
  '^(?:(?:visa|se|läs in|ladda|show|view|see|load) )?\\d+ (?:till|ytterligare|more)$',
  `^(?:visa|se|öppna|läs) hela ${THING}$`,
  `^(?:view|show|see|open|read) (?:the )?(?:full|whole|entire) ${THING_ENGLISH}$`,
  '^(?:visa|se|läs) (?:alla|samtliga)$',
  '^(?:show|view|see) (?:all|everything)$',
  '^(?:expandera|fäll ut|veckla ut|expand|unfold)(?: alla| allt| all| texten| text)?$',
  `^(?:nästa|next) \\d+(?: ${WHAT}| ${WHAT_ENGLISH})?$`,
  '^.{1,60} (?:svarade|har svarat|replied) ?[·•] ?\\d+ (?:svar|repl(?:y|ies))$'
].map(source => new RegExp(source, 'i'))
/** What lies over something that its writer, or the site, warns of. */
const WARNED = [
  '^(?:visa|se|läs|show|see|view|read)\\s+(?:\\S+\\s+){0,2}(?:ändå|anyway)$',
  '^(?:.{0,40}\\s)?(?:klicka|tryck|click|tap|press)\\s+(?:här\\s+|here\\s+)?(?:för att|to)\\s+(?:visa|se|läsa|show|see|view|read|reveal)(?:\\s+(?:det|den|it|innehållet|the content|bilden|the image))?$'
].map(source => new RegExp(source, 'i'))
/** What is agreed to with that is not what is warned of. */
const AGREES = /kakor|cookie|samtyck|tillåt|marknadsföring|integritet|consent|allow|marketing|privacy/i
/** The same of what somebody or something has, whose name may be long. */
const UNFOLDS_FROM = [
  `^(?:visa|läs|läs in|se|ladda|ladda in|hämta)\\s+(?:ännu\\s+)?(?:\\d+\\s+)?(?:mer|mera|fler|flera|tidigare|äldre)(?:\\s+${WHAT})?\\s+(?:från|av)\\s\\S.*$`,
  `^(?:view|show|see|load|read)\\s+(?:\\d+\\s+)?(?:more|previous|older|earlier)(?:\\s+${WHAT_ENGLISH})?\\s+(?:from|by|of)\\s\\S.*$`
].map(source => new RegExp(source, 'i'))
const BEGINNING = /^\W*(?:visa|läs|se|ladda|hämta|öppna|view|show|see|load|read|fler|more|\d+)\s/i
/** Longer words are no button's. */
const LONGEST = 60

/** Names of signs that some pages write as words, drawn by a font of theirs. */
const SIGNS =
  /(?<!\s)\s*(?:expand_more|expand_circle_down|keyboard_arrow_down|arrow_drop_down|arrow_downward|chevron_right|more_horiz)$/

/** A button's words without counts in brackets, as (3) and (3 svar), and without the signs around them. */
export const plainLabel = (label: string): string =>
  label
    .replaceAll(/\(\d+(?:\s\p{L}{1,20})?\)/gu, '')
    .replace(SIGNS, '')
    .replace(/^[^\p{L}\p{N}(["”']+/u, '')
    .replace(/(?<![^\p{L}\p{N})\]"”'!?])[^\p{L}\p{N})\]"”'!?]+$/u, '')
    .replace(/^\[([^[\]]*)\]$/, '$1')
    .trim() || label

/** Whether a button says that it unfolds something; `platform`: the words of the platform's own buttons, as patterns. */
export function saysUnfold(label: string, platform: readonly RegExp[]): boolean {
  const plain = plainLabel(label)
  const fits = (pattern: RegExp) => pattern.test(plain) || pattern.test(label)
  return (
    platform.some(fits) ||
    (plain.length <= LONGEST && [...UNFOLDS, ...UNFOLDS_OTHERS].some(fits)) ||
    (plain.length <= LONGEST && WARNED.some(fits) && !AGREES.test(label) && !isDangerous(label)) ||
    UNFOLDS_FROM.some(fits)
  )
}

/** Words that begin as those of buttons that show something, whatever follows. */
const MAY_SHOW = /^\W*(?:visa|se|läs|hämta|ladda|fler|flera|mer|mera|show|see|view|read|load|more)(?!\p{L})/iu
/** More of the same, among them. */
const WEAKLY =
  /^\W*(?:(?:fler|flera|mer|mera|more)(?!\p{L})|\p{L}+(?: in)? .*(?<!\p{L})(?:fler|flera|mer|mera|äldre|tidigare|resten|hela|more|older|earlier|rest)(?!\p{L}))/iu
/** What a visitor gets or gives, and what a platform learns of them: "Hämta fler poäng", "Show me more like this". */
const GIVES =
  /(?<!\p{L})(?:poäng|pengar|saldo|lån|points|money|credits?|loans?|like this|se till att|sån(?:t|a)? här|liknande det här)(?!\p{L})/iu
/** What they show is shown already, or is no part of what the page says. */
const SHOWN_ELSEWHERE =
  /(?<!\p{L})(?:mindre|färre|kart\p{L}*|meny\p{L}*|sök\p{L}*|lösenord\p{L}*|video\p{L}*|film\p{L}*|klipp\p{L}*|större|original\p{L}*|översättning\p{L}*|upp|högt|pdf|fil\p{L}*|kalender\p{L}*|lista|rutnät|som|less|fewer|map|menu|password|video|larger|original|translation|aloud|file|calendar|list|grid|as)(?!\p{L})/iu

/** Only these are told of without being pressed: a button to see or read something else, such as "Se alla jobb", leads there. */
const FETCHES = /^\W*(?:hämta|ladda|load)(?!\p{L})/iu

export const mayShow = (label: string): boolean =>
  MAY_SHOW.test(label) &&
  (WEAKLY.test(label) || FETCHES.test(label)) &&
  !SHOWN_ELSEWHERE.test(label) &&
  !GIVES.test(label)
/** The same as a table, a list or a text, which has what a drawing or a film has not. */
const AS_TEXT = /(?<!\p{L})(?:tabell\p{L}*|lista|transkription\p{L}*|table|list|transcript)(?!\p{L})/iu
export const asksToSee = (label: string): boolean =>
  label.length <= LONGEST && MAY_SHOW.test(label) && AS_TEXT.test(label)
/** More of something that it names, wherever it stands. */
const FOR_MORE =
  /^\W*(?:visa|se|hämta|ladda|läs in|show|see|view|load)(?: in)?\s+(?:\d+\s+)?(?:fler|flera|more)\s+\p{L}{3}/iu
export const asksForMore = (label: string): boolean => FOR_MORE.test(label) && !GIVES.test(label)
export const asksWeakly = (label: string): boolean => WEAKLY.test(label)

/** What a button does with the page rather than shows of it. */
const TOOL =
  /(?<!\p{L})(?:gilla\p{L}*|dela|följ|svara|kommentera|spara|skriv|tipsa|lyssna|talande|språk\p{L}*|översätt|meny|sök|filter|filtrera|sortera|inställningar|chatt?\p{L}*|kakor|cookies?|alternativ|åtgärder|upp|stäng|spela|pausa|like|share|follow|reply|comment|save|print|listen|language|translate|menu|search|sort|settings|options|actions|top|close|play|pause|mute|zoom|fullscreen)(?!\p{L})/iu

export const isTool = (label: string): boolean => TOOL.test(label)

/** Weaker words, of a button that stands where a list ends. */
const GOES_ON =
  /^[+＋▾▼⌄↓]{1,3}$|^\+\s?\d{1,4}$|(?:^|[^\p{L}])(?:mer|mera|fler|flera|nästa|äldre|tidigare|vidare|fortsätt|resten|ännu|påfyllning|hämta|ladda|more|next|older|earlier|further|rest|remaining|continue|load|fetch)(?:$|[^\p{L}])/iu

/** What leads from one picture or page to the next stands by itself. */
const LEAFS = /^\P{L}*(?:nästa|next|tidigare|äldre|older)(?: (?:sida|bild|page|image|slide))?\P{L}*$/iu

/** What puts the next part in the place of the one that is shown: "Nästa sida »", "Äldre inlägg", "›". The steps of a form do not. */
const ONWARD =
  /^(?:(?:gå till |visa )?(?:nästa|next|äldre|older|tidigare|earlier|senare|later|framåt|forward)(?: (?!steg|step|fråga|question)\p{L}{1,20})?|[›»>❯→▶⟩])$/iu

export const leadsOnward = (label: string): boolean =>
  [ONWARD, ONWARD_OTHERS].some(pattern => pattern.test(plainLabel(label.trim())))

/** "4 av 12 visas – fyll på". */
const SHOWS_PART = /(?<!\p{L})(?:visas|visade|shown|showing)(?!\p{L})/iu
const PART = /\d (?:av|of) \d/i

export const saysGoesOn = (label: string): boolean =>
  label.length <= LONGEST &&
  (GOES_ON.test(label) || (PART.test(label) && SHOWS_PART.test(label))) &&
  !LEAFS.test(label) &&
  !GIVES.test(label) &&
  !isDangerous(label)

/** What does something for its visitor is never pressed, however else it reads. */
const ACTS =
  /(?:^|[^\p{L}])(?:ta bort|radera|köp|köpa|betala|beställ|boka|skänk|lös in|skicka|logga|godkänn|acceptera|anmäl|prenumerera|rapportera|delete|remove|buy|pay|order|book|send|submit|log|sign|accept|agree|subscribe|report)(?:$|[^\p{L}])/iu

export const isDangerous = (label: string): boolean => ACTS.test(label)

/** Whether words may be such a button's, though they stand in no button. */
export const mayUnfold = (words: string): boolean =>
  words.length >= 5 && words.length <= LONGEST && (BEGINNING.test(words) || BEGINS_OTHERS.test(words))

/** Patterns that must fit the whole of a button's words. */
export const wholeWords = (sources: readonly string[]): RegExp[] =>
  sources.map(source => new RegExp(`^(?:${source})$`, 'i'))

/** The last words of a text that goes on behind them. */
const CUT_SHORT = /(?:…|\.{3})\s?(?:(?:visa|läs|se|show|see|read)\s)?(?:mer|mera|more)$/iu
/** What a button says that asks for more; other words of buttons are words of headings and counters too. */
const ASKS = /^(?:visa|läs in|ladda|hämta|show|view|load)\s|^\+ ?\d/iu

/** The words of a fold that a line of a text ends in or is all of; null of a line that is whole. */
export function foldEnding(line: string, platform: readonly RegExp[]): string | null {
  const words = line.trim()
  const [cut] = CUT_SHORT.exec(words.slice(-LONGEST)) ?? []
  if (cut !== undefined) return plainLabel(cut).toLowerCase()
  const plain = plainLabel(words)
  const asks = words.length <= LONGEST && (ASKS.test(plain) || ASKS.test(words))
  return asks && saysUnfold(words, platform) ? plain.toLowerCase() : null
}
