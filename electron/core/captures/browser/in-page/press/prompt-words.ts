// The words of prompts to log in, in Swedish and English. Nothing here asks the page.

export const asksIn = (text: string): boolean =>
  /logga in|log ?in|sign ?(?:in|up)|skapa (?:ett )?konto|registrera dig|bli medlem|prenumerera|subscribe/i.test(
    text
  )

/** The same in the many words of what lies over a page that has been locked for it. */
export const asksForAccount = (text: string): boolean =>
  asksIn(text) ||
  /\bkonto\b|gå med(?: i| nu)?\b|medlem|gemenskap|\baccount\b|\bjoin\b|member|community/i.test(text)

export const isAboutCookies = (text: string): boolean => /kakor|cookie|samtycke|consent|gdpr/i.test(text)

const LONGEST = 160
const GATES = [
  /^(?:du (?:måste|behöver) )?(?:logga in|registrera dig|skapa (?:ett )?konto|bli (?:medlem|prenumerant))\b.{0,40}\bför att (?:kunna )?(?:fortsätta|(?:se|visa|läsa|ta del av)\b.{0,40}\b(?:fler|mer|alla|hela|resten|vidare|övriga|fortsättningen|tidigare))/i,
  /^(?:you (?:must|need to) |please )?(?:log ?in|sign ?in|sign ?up|register|join|subscribe)\b.{0,40}\bto (?:continue|keep reading|(?:see|view|read)\b.{0,40}\b(?:more|all|full|rest|previous|older))/i
]
/** What is one's own is not the page's. */
const OWN = /\b(?:din|ditt|dina|min|mitt|mina|your|my)\b/i

/** Whether a line says that there is more of the page for whoever logs in. */
export const saysMoreForMembers = (line: string): boolean =>
  line.length <= LONGEST && !OWN.test(line) && GATES.some(gate => gate.test(line))

const LONGEST_BAR = 300
const MORE_OF =
  /\b(?:se|visa|läs|upptäck) (?:mer|fler|allt|hela)\b|\b(?:see|view|read|discover) (?:more|all)\b/i
const NEW_ACCOUNT =
  /skapa (?:ett )?(?:nytt )?konto|registrera (?:dig|konto)|gå med\b|sign ?up|register|create (?:a |an |new )*account|join\b/i

/** Whether a bar along the page asks for a login to get more: it says so, or at its end (`isLow`) offers an account too. */
export const barAsksForLogin = (words: string, isLow: boolean): boolean =>
  words.length <= LONGEST_BAR && (MORE_OF.test(words) || (isLow && NEW_ACCOUNT.test(words)))

/** Of what is pressed to log in. */
export const leadsToLogin = (label: string): boolean =>
  /^(?:logga in|log ?in|sign ?in)(?: (?:med|with|nu|now)\b.{0,30})?$/i.test(label)

const LONGEST_INVITATION = 400
const TO_MEMBERS =
  /^(?:(?:bli|bli en) (?:medlem|prenumerant)|gå med|skapa (?:ett )?(?:nytt )?konto|registrera dig|logga in|fortsätt i appen|öppna (?:i )?appen|ladda ner appen|join|sign ?up|log ?in|sign ?in|create (?:an )?account|subscribe|continue in (?:the )?app|open (?:in )?(?:the )?app|get the app)(?!\p{L}).{0,30}$/iu
const THERE_IS_MORE =
  /(?<!\p{L})(?:det finns (?:mer|fler)|mer att (?:se|läsa|upptäcka)|(?:se|visa|läsa?) (?:resten|fler (?:inlägg|bilder|kommentarer|svar)|alla (?:inlägg|bilder|kommentarer|svar)|hela (?:artikeln|texten|inlägget|tråden))|fortsätt(?:a)? (?:att )?läsa|läsa? vidare|(?:alla|fler) uppdateringar|there(?:.s| is) more|more to (?:see|read|discover)|(?:see|view|read) (?:the rest|all (?:posts|photos|comments|replies)|more (?:posts|photos|comments|replies)|the (?:full|whole) (?:article|story|thread))|keep reading|continue reading)(?!\p{L})/iu

/** Of what is pressed to become one of those who get the rest. */
export const leadsToMembers = (label: string): boolean => TO_MEMBERS.test(label)

/** Whether a part of the page with such a button says that there is more. */
export const invitesToMore = (words: string): boolean =>
  words.length <= LONGEST_INVITATION &&
  THERE_IS_MORE.test(words) &&
  !/(?<!\p{L})(?:nyhetsbrev|newsletter)/iu.test(words)
