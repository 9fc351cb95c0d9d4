// The words in which a part of a page says that it is held back from who has not agreed to cookies. Nothing here asks the page.

const ABOUT =
  /kakor|cookie|marknadsföring|tredje ?part|extern\p{L}{0,3} innehåll|marketing|third[- ]part|external content/iu
const AGREED =
  /(?<!\p{L})(?:godkänn|accepter|tillåt|samtyck|aktivera|accept|allow|enable|agree|consent)\p{L}*/iu
const SHOWN =
  /(?<!\p{L})(?:visa|se|titta|aktivera|ladda|spela|läsa|innehållet|innehåll|show|view|see|watch|load|enable|play|content)(?!\p{L})/iu
const HELD =
  /(?<!\p{L})(?:visas inte|kan inte visas|är blockera[dt]|har blockerats|blockeras|är dol[dt]|kräver|blocked|not shown|hidden|cannot be (?:shown|displayed|loaded)|requires)(?!\p{L})/iu
/** A button that both agrees and shows. */
const BOTH =
  /^(?:acceptera|godkänn|tillåt|accept|allow|agree) (?:och|and|&) (?:visa|se|ladda|läs in|spela|show|view|load|play)(?!\p{L})|^(?:visa|ladda|läs in|show|load) (?:extern\p{L}{0,3} innehåll|external content)/iu

/** Consent is asked for to much else; here to show what stands in this place. */
const CONSENT =
  /(?:samtyck|consent)[^.!?]{0,60}(?<!\p{L})(?:för att (?:kunna )?|to )(?:visa|se|titta på|ladda|spela|läsa|show|view|see|watch|load|play) (?:den här|det här|detta|denna|this) (?:film|video|kart|innehåll|flöde|inlägg|content|map|feed|post)/iu

/** A button that says only that it shows, */
const SHOWS =
  /^(?:visa|se|titta på|spela(?: upp)?|ladda|läs in|show|view|see|watch|play|load)(?: (?:det här |detta |den här |this |the )?(?:innehåll(?:et)?|film(?:en)?|video(?:n)?|kart(?:a|an)|inlägg(?:et)?|flöde(?:t)?|content|video|film|map|post|feed))?$/iu
/** where the words around it say what is agreed to with that. */
const SETS =
  /kakor|cookie|samtyck|personuppgift|marknadsföring|tredje ?part|consent|personal data|marketing|third[- ]part/iu
const LONGEST = 240

/** Whether who presses it agrees to something: by its own words and those of the box that it stands in. */
export const agreesByShowing = (own: string, around: string): boolean =>
  around.length <= LONGEST && SHOWS.test(own.trim()) && SETS.test(around)

export const mayHoldBack = (words: string): boolean => ABOUT.test(words) || AGREED.test(words)

export const holdsBack = (words: string): boolean =>
  BOTH.test(words) ||
  CONSENT.test(words) ||
  (ABOUT.test(words) && (HELD.test(words) || (AGREED.test(words) && SHOWN.test(words))))
