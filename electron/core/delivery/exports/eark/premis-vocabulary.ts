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

/** The first that fits is taken. What is removed from its platform is not deleted here: the object stays. */
const EVENT_TYPES: readonly (readonly [act: RegExp, type: Word])[] = [
  [/\.(handed-out|mail-saved|copy-sent)$/, DISSEMINATION],
  [/^capture\./, CAPTURE],
  [/^comment\.(noticed|saved)$/, CAPTURE],
  [/^comment\.verified$/, FIXITY_CHECK],
  [/^comment\.removed$/, own('removal from platform')],
  [/^comment\.confirmed-gone$/, own('confirmation of removal from platform')],
  [/^comment\.decided$/, own('decision')],
  [/^(comment|message)\.registered$|^message\.routed$/, own('registration')],
  [/^(comment|message)\.taken-in$/, INGESTION],
  [/^import\./, INGESTION],
  [/^reading\./, CAPTURE],
  // Files of the archive itself were erased.
  [/^disposal\.in-channel$/, DELETION]
]

export const eventType = (act: string): Word =>
  EVENT_TYPES.find(([pattern]) => pattern.test(act))?.[1] ?? own(act)

/** Our own words for how a capture, an import or a reading ended. */
export const outcomeWord = (state: string): Word => own(state)
