// What an act is in PREMIS: the words and ids of the Library of Congress' vocabularies, and our own where they have none.

const LOC = 'http://id.loc.gov/vocabulary/preservation/'

/** A word, with where it is defined; `valueURI` is null for a word of our own. */
export type Word = {
  readonly word: string
  readonly authority: string
  readonly authorityURI: string | null
  readonly valueURI: string | null
}

const of = (vocabulary: 'eventType' | 'eventOutcome', word: string, code: string): Word => ({
  ...{ word, authority: vocabulary, authorityURI: LOC + vocabulary },
  valueURI: `${LOC}${vocabulary}/${code}`
})

const own = (word: string): Word => ({ word, authority: 'Kanalarkiv', authorityURI: null, valueURI: null })

export const PACKAGE_CREATION = of('eventType', 'information package creation', 'ipc')
export const FIXITY_CHECK = of('eventType', 'fixity check', 'fix')
export const SUCCESS = of('eventOutcome', 'success', 'suc')
const CAPTURE = of('eventType', 'capture', 'cap')
const INGESTION = of('eventType', 'ingestion', 'ing')
const DELETION = of('eventType', 'deletion', 'del')
const DISSEMINATION = of('eventType', 'dissemination', 'dis')

const REGISTRATION = own('registration')

/** The first that fits is taken. What is removed from its platform is not deleted here: the object stays. */
const EVENT_TYPES: readonly (readonly [act: RegExp, type: Word])[] = [
  [/\.(handed-out|mail-saved|copy-sent)$|^disclosure\.delivered$/, DISSEMINATION],
  [/^capture\./, CAPTURE],
  [/^comment\.(noticed|saved)$/, CAPTURE],
  [/^comment\.verified$/, FIXITY_CHECK],
  [/^comment\.removed$/, own('removal from platform')],
  [/^comment\.confirmed-gone$/, own('confirmation of removal from platform')],
  [/^comment\.decided$/, own('decision')],
  [/^(comment|message)\.registered$|^message\.(routed|route-corrected)$/, REGISTRATION],
  [/^(comment|message)\.taken-in$/, INGESTION],
  [/^import\./, INGESTION],
  [/^reading\./, CAPTURE],
  // Files of the archive itself were erased.
  [/^disposal\.in-channel$/, DELETION]
]

/** By what became of a message or a comment, where it was not registered. */
const NOT_REGISTERED: Readonly<Record<string, Word>> = {
  ordered: own('keeping in order'),
  minor: own('decision of minor importance'),
  redirected: own('redirection'),
  copied: own('copying to a mailbox')
}

/** `became` is the route of a message, or the outcome of a comment's registration. */
export function eventType(act: string, became: unknown = null): Word {
  const type = EVENT_TYPES.find(([pattern]) => pattern.test(act))?.[1] ?? own(act)
  return type === REGISTRATION ? (NOT_REGISTERED[String(became)] ?? type) : type
}

/** Our own words for how a capture, an import or a reading ended. */
export const outcomeWord = (state: string): Word => own(state)
