// The words of questions about cookies and of their answers, in Swedish and English. Nothing here asks the page.

const ABOUT = /kakor|cookie|samtycke|consent|gdpr|information på (?:din|en) enhet|spårning|tracking/i
const ACCEPTS =
  /acceptera|godkänn|tillåt|jag förstår|jag samtycker|^samtyck(?:er)?(?: till .*)?$|^ja till all|^ok(?:ej)?\b|accept|agree|allow|^(?:i )?consent(?: to .*)?$|got it|i understand/i
const ONLY_NEEDED =
  /(?:endast|bara|only|strictly)\b.{0,60}(?:nödvändig|necessary|essential|required)|(?:nödvändiga|necessary|essential)\b.{0,60}(?:endast|only)|^(?:acceptera|godkänn|tillåt|spara|accept|allow|agree to|save) (?:de )?(?:strikt |strictly )?(?:nödvändiga|necessary|essential|required)(?: kakor| cookies)?$/i
const REFUSES =
  /^(?:avvisa|neka|avböj|avslå|vägra|nej\b|godkänn inte|acceptera inte|tillåt inte|reject|decline|deny|refuse|disagree|no,? thanks|do not accept|don.t accept|(?:strikt )?nödvändiga(?: kakor| cookies)?$|fortsätt utan att|continue without)/i
const CLOSES = /^(?:stäng|close|dismiss|×|✕|✖|x)$/i
/**
 * What only takes note, of a notice that asks for nothing: one button, no choice, and no word of agreeing. Pressing it gives nobody's
 * consent; where the notice says that it does ("genom att fortsätta godkänner du"), it is left.
 */
const TAKES_NOTE = /^(?:jag förstår|okej|ok|uppfattat|got it|i understand|understood)[.!]?$/i
const AGREES = /godkänn|samtyck|accepter|tillåt|consent|agree|accept|allow/i
const SETTINGS =
  /^(?:inställningar|anpassa|hantera|visa inställningar|fler val|settings|manage|customi[sz]e|preferences|more options)/i
const LONGEST = 6_000

export const isAboutCookies = (text: string): boolean => text.length <= LONGEST && ABOUT.test(text)

const ALL = {
  no: /^(?:avvisa|neka|avböj|reject|decline|deny|refuse) (?:alla|allt|all)\b/i,
  yes: /^(?:acceptera|godkänn|tillåt|(?:jag )?samtyck(?:er)? till|ja till|accept|allow|agree to|consent to) (?:alla|allt|all)\b/i
}

/** A box with a no to all and a yes to all asks for consent, whatever it calls it. */
export const asksForAll = (labels: readonly string[]): boolean =>
  labels.some(label => ALL.no.test(label)) && labels.some(label => ALL.yes.test(label))

/** Whether the buttons of a box are worth a look. Beside each other they are one word in its text. */
export const maySayAll = (text: string): boolean =>
  text.length <= LONGEST && /(?:avvisa|neka|avböj|reject|decline|deny|refuse) all/i.test(text)

/** The answers to such a question, found among the labels of its buttons; `refuses`: the platform's own words for a no. */
export type Answers<Choice> = {
  /** What says no. */
  readonly no: Choice | undefined
  /** What closes the question, or leads on to where one may say no. */
  readonly aside: Choice | undefined
}

/** Null when it is no question: there is neither a no nor a yes. `says`: all that stands in the box. */
export function answersAmong<Choice extends { readonly label: string }>(
  choices: readonly Choice[],
  refuses: readonly string[],
  says = ''
): Answers<Choice> | null {
  const own = new RegExp(`^(?:${refuses.join('|')})$`, 'i')
  const isNo = ({ label }: Choice) => REFUSES.test(label) || (refuses.length > 0 && own.test(label))
  const no = choices.find(isNo) ?? choices.find(({ label }) => ONLY_NEEDED.test(label))
  if (no === undefined && !choices.some(({ label }) => ACCEPTS.test(label))) return null
  const [noted, ...yeses] = choices.filter(({ label }) => ACCEPTS.test(label))
  const isNotice =
    noted !== undefined && TAKES_NOTE.test(noted.label) && yeses.length === 0 && !AGREES.test(says)
  const aside =
    choices.find(({ label }) => CLOSES.test(label)) ?? choices.find(({ label }) => SETTINGS.test(label))
  return { no, aside: aside ?? (isNotice ? noted : undefined) }
}

const FRAME_ABOUT = /kakor|cookie|samtycke/i
const FRAME_REFUSES =
  /^(?:avvisa|neka|avböj|nej\b|godkänn inte|reject|decline|deny|refuse|no,? thanks|necessary only|continue without)|\b(?:endast|bara|only)\b.*(?:nödvändig|necessary|essential)/i
const FRAME_ACCEPTS = /acceptera|godkänn|tillåt|^samtyck(?:er)?(?: till .*)?$|accept|agree|allow|^consent$/i

/** The same of a frame that is nothing but the question. */
export const isFrameAboutCookies = (text: string): boolean => text.length < LONGEST && FRAME_ABOUT.test(text)
export const refusesInFrame = (label: string): boolean => FRAME_REFUSES.test(label)
export const acceptsInFrame = (label: string): boolean => FRAME_ACCEPTS.test(label)
