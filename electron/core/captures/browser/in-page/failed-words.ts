// The words in which a part of a page says that it could not be loaded. Nothing here asks the page. They are ordinary words too: waste
// cannot be fetched, the telephones do not answer, and a fault has occurred on the pipes for heating.

/** What a page loads, and not what a municipality fetches and shows. */
const LOADED = String.raw`(?:innehåll(?:et)?|kommentar(?:en|er|erna)?|inlägg(?:et|en)?|flöde(?:t|n)?|nyhet(?:en|er|erna)?|artik(?:el|eln|lar|larna)|(?:webb)?sid(?:a|an|or|orna)|data(?:n)?|list(?:a|an|or|orna)|kart(?:a|an|or|orna)|bild(?:en|er|erna)?|video(?:n|r|rna|klippet)?|(?:sök)?resultat(?:et|en)?|träff(?:ar|arna)|svar(?:et|en)?|uppgift(?:en|er|erna)|information(?:en)?|kalender(?:n)?|evenemang(?:et|en)?|händelse(?:r|rna)|tidslinje(?:n)?|meddelande(?:t|n|na)?|modul(?:en)?|komponent(?:en)?|widget(?:en)?|mer|fler)(?!\p{L})`
const TRY_AGAIN =
  '(?:(?:vänligen|var god(?: och)?|please) )?(?:försök|prova|testa|ladda om|uppdatera|vänta|try|reload|refresh)(?!\\p{L})[^\\n]{0,100}'
/** A line that says no more, or how to try again. */
const END = String.raw`(?: (?:just nu|för (?:närvarande|tillfället)|tyvärr|right now))?[\s.,:;!…–-]*(?:(?:och )?${TRY_AGAIN})?$`
const WENT_WRONG =
  '(?:något|nåt|det) gick (?:tyvärr )?(?:fel|snett)|ett fel (?:har )?(?:inträffa(?:de|t)|uppstått|uppstod)|something went wrong|an error (?:has )?occurred|epäonnistui|jokin meni (?:pieleen|vikaan)|etwas ist schief(?: ?gelaufen| ?gegangen)?|ein fehler ist aufgetreten|noe gikk galt|noget gik galt|feaila|ii lihkostuvvan'
const NOT_LOADED = String.raw`(?:could not|couldn.t|can.t|cannot|failed to|unable to|error) (?:be )?(?:load|fetch|display|show)\p{L}*(?: [\p{L} ]{1,40})?|ei voitu (?:ladata|näyttää)|konnten? nicht (?:geladen|angezeigt)(?: werden)?|kunne ikke (?:lastes|hentes|vises|indlæses)`
const NO_ANSWER = String.raw`(?<!\p{L})(?:servern|tjänsten|systemet|webbplatsen|sidan) svarar inte|(?<!\p{L})(?:server|service|site|page) (?:is )?not responding`

/** Of what failed, in a line with a way to try again beside it. */
const MAY_FAIL = new RegExp(
  `${WENT_WRONG}|${NOT_LOADED}|(?:gick|kunde|kan) (?:tyvärr )?inte (?:att )?(?:laddas?|hämtas?|visas?|läsas? in)|svarar inte|not responding|försök(?:a)? igen (?:senare|om en stund)|try again later|för många (?:förfrågningar|anrop)|too many requests`,
  'iu'
)
/** The same in a line that says no more. */
const FAILED_ALONE = new RegExp(`(?:${WENT_WRONG}|${NOT_LOADED}|${NO_ANSWER})${END}`, 'iu')
/** The same of what is loaded, which no article tells of. */
const FAILED_TO_LOAD = [
  new RegExp(
    String.raw`^det gick (?:tyvärr )?inte att (?:ladda(?: in)?|hämta|visa|läsa in)(?: (?:\p{L}+ ){0,2}?${LOADED}[^\n]{0,60})?${END}`,
    'iu'
  ),
  new RegExp(
    String.raw`^(?:\p{L}+ ){0,2}?(?:${LOADED} (?:kunde|kan) (?:tyvärr )?inte (?:laddas|hämtas|visas)|\p{L}+ (?:kunde|kan) (?:tyvärr )?inte (?:laddas|läsas) in)`,
    'iu'
  ),
  new RegExp(
    String.raw`^ett fel (?:uppstod|inträffade|har uppstått) (?:när|vid) (?=[^\n]{0,60}(?:ladd|hämt|läs))[^\n]{0,60}(?<!\p{L})${LOADED}`,
    'iu'
  ),
  new RegExp(`^(?:(?:du har gjort )?för många (?:förfrågningar|anrop)|too many requests)${END}`, 'iu'),
  /^(?:(?:failed|unable) to (?:load|fetch)|(?:\p{L}+ ){1,3}(?:could not|couldn.t) be (?:loaded|displayed)|\p{L}+ lataaminen epäonnistui|(?:\p{L}+ ){1,3}konnten? nicht geladen)/iu
]
const RETRY =
  /^\P{L}*(?:försök(?:a)? igen|prova igen|testa igen|ladda om|läs in igen|hämta igen|try again|retry|reload|refresh|yritä uudelleen|uudelleen|erneut (?:versuchen|laden)|nochmal|prøv (?:igjen|igen|på nytt)|geahččal ođđasit)\P{L}*$/iu

export const mayFail = (words: string): boolean => MAY_FAIL.test(words)
export const failedAlone = (words: string): boolean => FAILED_ALONE.test(words)
export const failedToLoad = (words: string): boolean => FAILED_TO_LOAD.some(each => each.test(words))
export const isRetry = (label: string): boolean => RETRY.test(label)
