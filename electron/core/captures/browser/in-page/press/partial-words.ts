// The words of a menu that shows a part of what there is, such as "Utvalda" or "Most relevant", and of what in it shows all. They are of
// no platform, whose own words come first. Nothing here asks the page.

const OF_IT = '(?: (?:kommentarer|svar|inlägg|synpunkter|omdömen|recensioner|frågor|nyheter|först))?'
const OF_IT_ENGLISH = '(?: (?:comments|replies|answers|posts|reviews|questions|news|first))?'
const SHOWN =
  '(?:(?:visar?|sorter(?:a|at|ad)(?: efter| på)?|show(?:ing)?|view|sort(?:ed)?(?: by)?)\\s?:?\\s)?'

export const PARTIAL = {
  opens: [
    `${SHOWN}(?:(?:mest )?(?:utvalda|relevanta|populära)|relevantast|populärast|populäraste|bästa|rekommenderade|relevans|urval)${OF_IT}`,
    'toppkommentarer|toppsvar|toppinlägg',
    `${SHOWN}(?:(?:most )?(?:relevant|popular|liked)|featured|selected|best|top|recommended|relevance)${OF_IT_ENGLISH}`
  ],
  chooses: [`(?:alla|samtliga|allt)${OF_IT}`, `(?:all|everything)${OF_IT_ENGLISH}`]
} as const

/** Patterns that must fit all of the words. */
export const allOf = (sources: readonly string[]): RegExp => new RegExp(`^(?:${sources.join('|')})$`, 'i')
