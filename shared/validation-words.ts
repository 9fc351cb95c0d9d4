// What was checked of a package, in words: for the window, the terminal and the report in the package.
import type { Language } from './errors.ts'
import type { CheckKind, ValidationCheck } from './validation.ts'

type Said = Readonly<Record<Language, string>>

export const CHECK_WORDS: Readonly<Record<CheckKind, Said>> = {
  'read-back': {
    sv: 'varje fil läst tillbaka från disken, med kontrollsumma',
    en: 'every file read back from the disk, with its checksum'
  },
  counts: { sv: 'poster och filer in och ut stämmer', en: 'records and files in and out agree' },
  rules: { sv: 'profilens regler', en: 'the rules of the profile' },
  schemas: { sv: 'officiella XML-scheman', en: 'official XML schemas' },
  links: { sv: 'länkar, storlekar och kontrollsummor', en: 'links, sizes and checksums' },
  accounted: { sv: 'varje fil nämnd exakt en gång', en: 'every file told of exactly once' },
  'well-formed': { sv: 'välformad XML', en: 'well-formed XML' },
  bag: { sv: 'hela paketet så som mottagaren prövar det', en: 'the whole package as its receiver checks it' }
}

export const NOT_MADE_WORDS: Readonly<Record<NonNullable<ValidationCheck['why']>, Said>> = {
  'no-schemas': {
    sv: 'ingen mapp med officiella scheman var utpekad',
    en: 'no folder of official schemas was pointed out'
  },
  'unknown-schema': {
    sv: 'det finns inget officiellt schema för filen',
    en: 'there is no official schema for the file'
  }
}
