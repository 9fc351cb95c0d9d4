// What Facebook and Instagram write by themselves in the name of whoever did something: "You started a call", "Du tog bort ett
// meddelande". Such a sentence is kept as any other message, and answers nobody. Known by the structure where it says so,
// else by the whole sentence, in Swedish and English.
import { ANSWERS_NOTHING } from '#shared/message.ts'
import { normalized } from '#shared/normal-form.ts'

const THING =
  '(?:an? |the |\\d+ )?(?:attachments?|photos?|pictures?|videos?|voice messages?|voice clips?|audio(?: clips?| messages?)?|stickers?|gifs?|links?|files?|location|live location|posts?|stor(?:y|ies)|reels?|plan|poll)'
const SAK =
  '(?:en |ett |\\d+ )?(?:bilag(?:a|or)|foton?|bild(?:er)?|video(?:r|klipp)?|röstmeddelanden?|röstklipp|ljud(?:klipp|meddelanden?)?|klistermärken?|dekal(?:er)?|gif(?:-bild)?(?:ar|er)?|länk(?:ar)?|fil(?:er)?|plats|inlägg|händelse|omröstning|reels?)'
const CALL = '(?:(?:video|audio|voice|group|missed) )*(?:call|chat)'
const SAMTAL = '(?:video|ljud|röst|grupp)?(?:samtal|chatt)'

/** After the name of whoever did it, or "You" and "Du". */
const DONE = [
  `(?:sent|shared) ${THING}`,
  `(?:unsent|deleted|removed|pinned|unpinned) a message`,
  `(?:started|joined|left|ended|declined) (?:an?|the|your) ${CALL}(?: .{0,100})?`,
  `(?:called|video called|waved at) [^.,;:!?\\d]{1,60}`,
  `missed (?:an?|your|the) ${CALL}(?: .{0,100})?`,
  `reacted .{1,30} to (?:your|an?|their) message`,
  `liked (?:your|an?|their) message`,
  `(?:set|cleared|changed|removed) (?:the|your|their) .{0,60}?(?:nickname|theme|emoji|quick reaction|group photo|chat photo)(?: .{0,200})?`,
  `set the nickname for .{1,200}`,
  `named the (?:group|chat) .{1,200}`,
  `(?:created|left) the group`,
  `(?:added|removed) .{1,200} (?:to|from) the group`,
  `turned (?:on|off) (?:vanish mode|disappearing messages)`,
  `(?:accepted|approved) (?:the|your|their) (?:message )?request`,
  `skickade ${SAK}`,
  `delade ${SAK}`,
  `(?:tog bort|tog tillbaka|drog tillbaka|återkallade|raderade|ångrade(?: sändningen av| att .{1,40})?|fäste|lossade|har tagit bort) (?:ett|det här|ditt|sitt) meddelandet?`,
  `(?:startade|avslutade|avböjde|lämnade|gick med i|anslöt till) (?:ett|en|det|den|ditt)?\\s*${SAMTAL}(?:et|en)?(?: .{0,100})?`,
  `(?:ringde|videoringde|vinkade till) [^.,;:!?\\d]{1,60}`,
  `missade (?:ett|ditt|en|din) ${SAMTAL}(?: .{0,100})?`,
  `reagerade med .{1,30} på (?:ditt|ett) meddelande`,
  `gillade (?:ditt|ett) meddelande`,
  `(?:ändrade|angav|rensade|tog bort|satte|bytte) .{0,60}?(?:smeknamn|tema|emoji|snabbreaktion|gruppfoto|gruppbild|chattfoto)(?:et|t|n|en)?(?: .{0,200})?`,
  `(?:gav gruppen namnet|döpte gruppen till) .{1,200}`,
  `(?:skapade|lämnade) gruppen`,
  `(?:lade till|tog bort) .{1,200} (?:i|från|ur) gruppen`,
  `(?:aktiverade|inaktiverade|slog på|stängde av) (?:försvinnande meddelanden|försvinnandeläget)`,
  `(?:godkände|accepterade) (?:ditt |sin |meddelande)?(?:meddelande)?förfrågan`
]

/** Sentences that name nobody, or somebody else. */
const SAID = [
  `(?:reacted .{1,30} to|liked) (?:your|an?) message`,
  `(?:the )?${CALL} (?:has )?ended`,
  `.{1,100} missed (?:your|an?) ${CALL}(?: from .{1,100})?`,
  `missed ${CALL}`,
  `(?:you|.{1,100}) are now connected on messenger`,
  `you can now (?:message and call|call) each other.{0,200}`,
  `say hi to your new facebook friend.{0,200}`,
  `(?:messages and calls|this chat) (?:are|is) (?:secured|protected) with end-to-end encryption.{0,200}`,
  `(?:reagerade med .{1,30} på|gillade) (?:ditt|ett) meddelande`,
  `${SAMTAL}(?:et|en) (?:är |har )?avslutat?(?:des|s)?`,
  `.{1,100} missade (?:ditt|ett) ${SAMTAL}(?: från .{1,100})?`,
  `missat ${SAMTAL}`,
  `(?:ni|du och .{1,100}) är nu (?:anslutna|kopplade|kontakter).{0,60}`,
  `säg hej till din nya facebook-vän.{0,200}`,
  `meddelanden och samtal (?:är skyddade|skyddas) med .{1,200}`
]

/** None of them is without one of these; most messages are told by that alone. */
const WORD =
  /miss|connected|call|chat|reacted|liked|say hi|encrypt|reagerade|gillade|samtal|chatt|är nu|säg hej/iu
const ANY_DONE = new RegExp(`^(?:${DONE.join('|')})\\s*[.!]?$`, 'iu')
const ANY_SAID = new RegExp(`^(?:${SAID.join('|')})\\s*[.!]?$`, 'iu')
const MOST = 400

/** Whether the whole text is such a sentence about `name`, the account itself. */
function isByItself(text: string, name: string): boolean {
  const said = normalized(text, 'NFC').replaceAll(/\s+/g, ' ').trim()
  if (said === '' || said.length > MOST) return false
  if (WORD.test(said) && ANY_SAID.test(said)) return true
  const who = ['You', 'Du', normalized(name, 'NFC')].find(
    each => said.length > each.length && said.toLowerCase().startsWith(`${each.toLowerCase()} `)
  )
  return who !== undefined && ANY_DONE.test(said.slice(who.length + 1))
}

type Own = {
  readonly text: string
  readonly sender: string | null
  readonly files: number
  readonly isUnsent?: boolean
  readonly isCall?: boolean
}

/** That what the account is said to have written is neither its words nor its files, or is taken back; null where it is. */
export function lackOfAnswer(
  { text, sender, files, isUnsent = false, isCall = false }: Own,
  ownName: string
): typeof ANSWERS_NOTHING | null {
  if (sender !== ownName) return null
  return isUnsent || isCall || (files === 0 && isByItself(text, ownName)) ? ANSWERS_NOTHING : null
}
