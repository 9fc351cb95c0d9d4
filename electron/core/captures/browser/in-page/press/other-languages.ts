// The words of buttons in the other languages that Swedish authorities write in, and those of their neighbours: Finnish, Meänkieli, Sami,
// Norwegian, Danish, German and Arabic. Nothing here asks the page.

/** More of the same, and whatever it is more of. */
const OF_IT = '(?:\\s+\\d{1,6})?(?:\\s+[\\p{L}’-]{3,24}){0,2}'

/** As those that unfold something in Swedish and English. */
export const UNFOLDS_OTHERS = [
  // Finnish and Meänkieli.
  `^(?:näytä|lataa|katso|hae|avaa|lue)\\s+(?:\\d+\\s+)?(?:liss?ää|enemmän|kaikki|kaikkia|loput|aiemm\\p{L}*|aikaisem\\p{L}*|vanhem\\p{L}*)${OF_IT}$`,
  '^(?:näytä|katso|avaa)\\s+\\d+\\s+(?:vastau|kommen|julkaisu|tulos|tulok)\\p{L}*$',
  '^liss?ää\\s+(?:komment|vastau|julkais|tulok|uutis|viest)\\p{L}*$',
  // Northern, Lule and Southern Sami.
  `^(?:čájet|loga|viečča|geahča|raba)\\s+(?:\\d+\\s+)?(?:eanet|eambbo|buot|ovddit|boarrás\\p{L}*)${OF_IT}$`,
  `^(?:vuosede?|vuosete|lågå|viettja)\\s+(?:ienep|ienebuv|gájkka|gájkajt)${OF_IT}$`,
  `^(?:vuesehth?|vuesehte|lohkh|veedtjh)\\s+(?:jeenebh|jienebem|gaajhkh)${OF_IT}$`,
  // Norwegian and Danish.
  `^(?:vis|se|last|last inn|indlæs|hent|les|læs)\\s+(?:\\d+\\s+)?(?:mer|mere|meir|flere|fleire|alle|tidligere|tidlegare|eldre|ældre|resten)${OF_IT}$`,
  '^vis\\s+\\d+\\s+(?:svar|kommentarer|innlegg|opslag|til|flere)$',
  '^(?:flere|tidligere|eldre|ældre)\\s+(?:svar|kommentarer|innlegg|opslag|nyheter|nyheder)$',
  // German.
  `^(?:mehr|weitere|ältere|frühere|vorherige|alle|\\d+)${OF_IT}\\s+(?:anzeigen|laden|einblenden|nachladen|ansehen|lesen)$`,
  '^(?:mehr|weitere|ältere|frühere)\\s+(?:kommentare|antworten|beiträge|ergebnisse|nachrichten)$',
  '^weiterlesen$',
  // Arabic.
  '^(?:عرض|إظهار|اعرض|شاهد|تحميل|اقرأ|قراءة)\\s+(?:المزيد|الكل|كل|جميع|بقية)(?:\\s+[\\p{L}\\p{M}]{1,20}){0,3}$'
].map(source => new RegExp(source, 'iu'))

/** How they begin, where they stand in no button. */
export const BEGINS_OTHERS =
  /^[^\p{L}\d]*(?:näytä|lataa|katso|lisää|lissää|čájet|viečča|vuosed|vuesehth|vis|last|indlæs|hent|mehr|weitere|alle|عرض|إظهار|تحميل)(?!\p{L})/iu

/** As what puts the next part in the place of the one that is shown. */
export const ONWARD_OTHERS =
  /^(?:seuraava|seuraavat|vanhemmat|aiemmat|boahtte|čuovvovaš|boarráset|nuppi|tjuavvo\p{L}*|neste|næste|eldre|ældre|tidligere|weiter|nächste|ältere|التالي|التالية)(?: (?:sivu|siidu|siiddut|side|seite|beiträge|julkaisut|innlegg|opslag|bilde|billede|bild|kuva|صفحة|الصفحة))?$/iu

/** As what counts comments: before a number, and after it. */
export const COMMENTS_OTHERS = {
  counted: 'kommenttia?|kommentti|kommeantta|kommeanttat|kommentare?|تعليقات|تعليقًا|تعليق',
  headed: 'kommentit|kommeanttat|kommentare|التعليقات|تعليقات'
}

/** As what says that a part is loading, and nothing else. */
export const LOADING_OTHERS =
  'ladataan|haetaan|vieččamin|rahpamin|laster|laster inn|henter|indlæser|lädt|wird geladen|جارٍ التحميل|جار التحميل'
