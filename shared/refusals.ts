// A refusal as a person reads it: its sentence, with the code words among its values in the person's language.
import { ReasonCode } from './capture.ts'
import { type ErrorCode, type ErrorParams, type Language, sentence } from './errors.ts'
import { REASON_SENTENCES } from './reasons.ts'

/** The sentence of a refusal. Values that are code words (`state`, `verb`, `why`, `problem`, `reason`) are put in words. */
export function refusalSentence(code: ErrorCode, params: ErrorParams, language: Language): string {
  const worded = Object.entries(params).map(([name, value]) => [name, inWords(name, value, language)])
  return sentence(code, Object.fromEntries(worded), language)
}

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>
const WORDS: Readonly<Record<string, Words>> = {
  state: {
    noticed: { sv: 'uppmärksammad', en: 'noticed' },
    preserved: { sv: 'sparad', en: 'preserved' },
    undecided: { sv: 'inte beslutad', en: 'not decided' },
    cleared: { sv: 'klarerad', en: 'cleared' },
    removed: { sv: 'borttagen', en: 'removed' }
  },
  verb: {
    preserve: { sv: 'Att spara den', en: 'Saving it' },
    decide: { sv: 'Att besluta om den', en: 'Deciding on it' },
    clear: { sv: 'Att klarera den', en: 'Clearing it' },
    remove: { sv: 'Att bekräfta att den är borta', en: 'Confirming that it is gone' }
  },
  why: {
    'run-running': { sv: 'en insamling pågår', en: 'a capture run is going on' },
    'nothing-selected': { sv: 'urvalet är tomt', en: 'nothing is selected' }
  },
  problem: {
    'wrong-kind': { sv: 'den saknas eller är av fel slag', en: 'it is missing or of the wrong kind' },
    'too-short': { sv: 'den är tom eller för kort', en: 'it is empty or too short' },
    'too-long': { sv: 'den är för lång', en: 'it is too long' },
    'wrong-form': { sv: 'den har fel form', en: 'it has the wrong form' },
    'not-a-choice': { sv: 'den är inte ett av valen', en: 'it is not one of the choices' },
    'unknown-field': { sv: 'den är okänd', en: 'it is not known' },
    'control-characters': { sv: 'den innehåller styrtecken', en: 'it holds control characters' },
    'has-password': {
      sv: 'adressen innehåller användarnamn eller lösenord',
      en: 'the address holds a user name or a password'
    },
    'ends-before-it-begins': { sv: 'slutet är före början', en: 'the end is before the beginning' },
    'not-a-mark': { sv: 'den hör inte till den här listan', en: 'it does not belong to this list' }
  }
}

function inWords(name: string, value: string | number, language: Language): string | number {
  const word = WORDS[name]?.[value]
  if (word !== undefined) return word[language]
  const [, code, detail] = (name === 'reason' && /^([a-z-]+)(?: \((.*)\))?\.$/s.exec(String(value))) || []
  const reason = ReasonCode.safeParse(code)
  if (!reason.success) return value
  const plain = REASON_SENTENCES[reason.data][language]
  return detail === undefined ? plain : `${plain.slice(0, -1)} (${detail}).`
}
