// Why there is no time stamp, for every face.
import type { Language } from '../errors.ts'
import type { TimestampProblem } from '../timestamp.ts'

type Said = Readonly<Record<Language, string>>

export const TIMESTAMP_PROBLEM_WORDS = {
  unreachable: { sv: 'utfärdaren gick inte att nå', en: 'the authority could not be reached' },
  'no-answer': { sv: 'utfärdaren svarade inte i tid', en: 'the authority did not answer in time' },
  'private-address': {
    sv: 'adressen leder in i ett privat nätverk',
    en: 'the address leads into a private network'
  },
  refused: { sv: 'utfärdaren tog inte emot frågan', en: 'the authority did not take the question' },
  'not-granted': { sv: 'utfärdaren svarade nej', en: 'the authority said no' },
  'of-another': { sv: 'svaret gäller något annat', en: 'the answer is about something else' },
  'not-signed': { sv: 'underskriften stämmer inte', en: 'the signature is not right' },
  'weak-key': {
    sv: 'den som skrev under har en för kort nyckel (RSA under 2048 bitar)',
    en: 'whoever signed has too short a key (RSA of fewer than 2048 bits)'
  },
  'not-for-stamps': {
    sv: 'den som skrev under har inget certifikat för tidsstämplar',
    en: 'whoever signed has no certificate for time stamps'
  },
  'not-trusted': {
    sv: 'inget av de certifikat som är inlagda går i god för den som skrev under, eller så hade ett gått ut',
    en: 'none of the certificates that were entered vouches for whoever signed, or one had run out'
  },
  revoked: {
    sv: 'den som skrev under hade ett certifikat som var spärrat',
    en: 'whoever signed had a certificate that was revoked'
  },
  unreadable: { sv: 'svaret är ingen tidsstämpel', en: 'the answer is no time stamp' }
} as const satisfies Record<TimestampProblem, Said>

/** A list of revoked certificates that does not say why. */
export const NO_REASON = { sv: 'utan angivet skäl', en: 'no reason given' } as const satisfies Said
