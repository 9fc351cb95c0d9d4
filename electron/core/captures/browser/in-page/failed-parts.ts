// A part of the page that says itself that it could not be loaded, on a page that shows all else.
import { everywhere, roots, textsIn } from './roots.ts'
import { isShown, labelOf, textOf } from './visibility.ts'

const LONGEST = 140
const MOST_TEXTS = 20_000
/** What went wrong, in a line of its own; what an article tells of what went wrong elsewhere stands in longer ones, or has no way to try again. */
const FAILED =
  /(?:(?:gick|kunde|kan) (?:tyvärr )?inte (?:att )?(?:laddas?|hämtas?|visas?|läsas? in)|(?:något|nåt|det) gick (?:fel|snett)|ett fel (?:har )?(?:inträffa(?:de|t)|uppstått|uppstod)|(?:could not|couldn.t|can.t|cannot|failed to|unable to|error) (?:be )?(?:load|fetch|display|show)\p{L}*|something went wrong|an error (?:has )?occurred|epäonnistui|jokin meni (?:pieleen|vikaan)|ei voitu (?:ladata|näyttää)|konnten? nicht (?:geladen|angezeigt)|etwas ist schief|ein fehler ist aufgetreten|noe gikk galt|noget gik galt|kunne ikke (?:lastes|hentes|vises|indlæses)|feaila|ii lihkostuvvan|svarar inte|försök(?:a)? igen (?:senare|om en stund)|try again later|not responding|för många (?:förfrågningar|anrop)|too many requests)/iu
/** The same of what is loaded, which no article tells of. */
const FAILED_TO_LOAD =
  /^(?:det gick (?:tyvärr )?inte att (?:ladda|hämta|visa|läsa in)|(?:\p{L}+ ){1,3}(?:kunde|kan) (?:tyvärr )?inte (?:laddas|hämtas|visas|läsas in)|ett fel (?:uppstod|inträffade|har uppstått) (?:när|vid) .{0,40}(?:ladd|hämt|läs)|(?:failed|unable) to (?:load|fetch)|(?:\p{L}+ ){1,3}(?:could not|couldn.t) be (?:loaded|displayed)|\p{L}+ lataaminen epäonnistui|(?:du har gjort )?för många (?:förfrågningar|anrop)|too many requests|(?:\p{L}+ ){1,3}konnten? nicht geladen)/iu
const RETRY =
  /^\P{L}*(?:försök(?:a)? igen|prova igen|testa igen|ladda om|läs in igen|hämta igen|try again|retry|reload|refresh|yritä uudelleen|uudelleen|erneut (?:versuchen|laden)|nochmal|prøv (?:igjen|igen|på nytt)|geahččal ođđasit)\P{L}*$/iu
const BUTTONS = 'button, [role="button"], a'
const SAYS_SO = '[role="alert"], [class*="error" i], [class*="alert" i], [class*="fel-" i]'
const UNSEEN = 'script, style, noscript, template, form'
/** How far out from the line the way to try again is looked for. */
const FAR = 3

/** How many there are. */
export function partsFailed(): number {
  const found = new Set<Element>()
  let seen = 0
  for (const root of roots())
    for (const { data, parentElement: holder } of textsIn(root)) {
      if (++seen > MOST_TEXTS) return found.size
      const words = data.trim()
      if (holder === null || words.length < 8 || words.length > LONGEST || !FAILED.test(words)) continue
      if (holder.closest(UNSEEN) === null && isShown(holder) && isSaidOfPart(holder, words)) found.add(holder)
    }
  return found.size
}

const isSaidOfPart = (holder: Element, words: string): boolean =>
  (textOf(holder).trim().length <= LONGEST && FAILED_TO_LOAD.test(words)) ||
  (holder.closest(SAYS_SO) !== null && textOf(holder).trim().length <= LONGEST) ||
  hasRetry(holder)

function hasRetry(holder: Element): boolean {
  let at: Element | null = holder
  for (let up = 0; at !== null && at !== document.body && up < FAR; up++, at = at.parentElement)
    if ([...at.querySelectorAll(BUTTONS)].some(button => isShown(button) && RETRY.test(labelOf(button))))
      return true
  // All that a page or a frame is may be that it failed.
  return everywhere('body *').length < 20 && everywhere(BUTTONS).some(button => RETRY.test(labelOf(button)))
}
