// The offences that the act on electronic bulletin boards (1998:112) names in section 5, in words.
import type { BoardOffence } from './decision.ts'
import type { Language } from './errors.ts'

export const BOARD_OFFENCES: Record<BoardOffence, Record<Language, string>> = {
  'unlawful-threat': { sv: 'Olaga hot', en: 'Unlawful threat' },
  'privacy-violation': { sv: 'Olaga integritetsintrång', en: 'Unlawful violation of privacy' },
  incitement: { sv: 'Uppvigling', en: 'Incitement' },
  agitation: { sv: 'Hets mot folkgrupp', en: 'Agitation against a population group' },
  'child-abuse-material': { sv: 'Barnpornografibrott', en: 'Child pornography offence' },
  'depiction-of-violence': { sv: 'Olaga våldsskildring', en: 'Unlawful depiction of violence' },
  terrorism: {
    sv: 'Offentlig uppmaning till terroristbrott',
    en: 'Public provocation to commit a terrorist offence'
  },
  copyright: { sv: 'Intrång i upphovsrätt', en: 'Infringement of copyright' }
}
