// The seven grounds for taking a comment down, in words (P4 a–g, P9d).
import type { Category } from './decision.ts'
import type { Language } from './errors.ts'

/** What each category is called, in the order and meaning of the guidelines. */
export const CATEGORY_NAMES: Record<Category, Record<Language, string>> = {
  a: {
    sv: 'Förtal, personangrepp eller förolämpningar',
    en: 'Defamation, personal attacks or insults'
  },
  b: {
    sv: 'Hets mot folkgrupp, sexistiska eller andra trakasserier',
    en: 'Agitation against a population group, sexist or other harassment'
  },
  c: {
    sv: 'Olaga våldsskildring eller pornografi',
    en: 'Unlawful depiction of violence, or pornography'
  },
  d: {
    sv: 'Uppmaning till brott eller annan brottslig verksamhet',
    en: 'Incitement to crime, or other criminal activity'
  },
  e: {
    sv: 'Olovlig användning av upphovsrättsligt skyddat material',
    en: 'Unlawful use of material protected by copyright'
  },
  f: {
    sv: 'Svordomar eller obsceniteter',
    en: 'Swearing or obscenities'
  },
  g: {
    sv: 'Kommersiella budskap eller reklam',
    en: 'Commercial messages or advertising'
  }
}
