// What was checked of a package, in words: for the window, the terminal and the report in the package.
import type { Language } from './errors.ts'
import type { CheckKind, CheckSource, ValidationCheck, ValidationRemark } from './validation.ts'

type Said = Readonly<Record<Language, string>>

export const CHECK_WORDS: Readonly<Record<CheckKind, Said>> = {
  'read-back': {
    sv: 'varje fil läst tillbaka från disken, med kontrollsumma',
    en: 'every file read back from the disk, with its checksum'
  },
  counts: {
    sv: 'poster (också kanaler, personer, förvaltningar och körningar) och filer in och ut stämmer',
    en: 'records (also channels, people, departments and runs) and files in and out agree'
  },
  rules: { sv: 'regler för METS', en: 'rules for METS' },
  schemas: { sv: 'XML-schema', en: 'XML schema' },
  links: { sv: 'länkar, storlekar och kontrollsummor', en: 'links, sizes and checksums' },
  accounted: { sv: 'varje fil nämnd exakt en gång', en: 'every file listed exactly once' },
  'well-formed': { sv: 'välformad XML', en: 'well-formed XML' },
  bag: {
    sv: 'hela paketet med verify.mjs, som mottagaren får',
    en: 'the whole package with verify.mjs, which its receiver gets'
  }
}

/** Whose the rules or the schema were. */
export const CHECK_SOURCES: Readonly<Record<CheckSource, Said>> = {
  'eark-rules': {
    sv: 'de krav (MUST) i E-ARK CSIP 2.2.0 och SIP 2.2.0, utgivna av DILCIS Board, som går att läsa av i METS, så som Kanalarkiv tolkar dem; ett krav på något som inte finns i filen räknas som uppfyllt, och ett ur version 2.1.0 har den efter sig',
    en: 'the requirements (MUST) of E-ARK CSIP 2.2.0 and SIP 2.2.0, published by the DILCIS Board, that can be read off METS, as Kanalarkiv reads them; one of something that the file has not counts as met, and one of version 2.1.0 has that after it'
  },
  'fgs12-rules': {
    sv: 'det som Riksarkivets scheman för FGS Paketstruktur 1.2 kräver, så som Kanalarkiv tolkar dem; ett krav på något som inte finns i filen räknas som uppfyllt, och reglernas namn är Kanalarkivs egna',
    en: 'what the schemas of FGS Paketstruktur 1.2, published by Riksarkivet, require, as Kanalarkiv reads them; one of something that the file has not counts as met, and the names of the rules are its own'
  },
  'chosen-schemas': {
    sv: 'ur den mapp med scheman som pekades ut; det ligger i paketet så som det användes',
    en: 'out of the folder of schemas that was pointed out; it lies in the package as it was used'
  },
  'brought-schemas': {
    sv: 'standardens schema, som följer med Kanalarkiv; det ligger i paketet så som det användes',
    en: 'the schema of the standard, which Kanalarkiv brings along; it lies in the package as it was used'
  },
  'own-schemas': {
    sv: 'Kanalarkivs eget schema över det som programmet skriver, inte standardens eget',
    en: 'Kanalarkiv’s own schema of what the program writes, not that of the standard'
  }
}

export const NOT_MADE_WORDS: Readonly<Record<NonNullable<ValidationCheck['why']>, Said>> = {
  'no-schemas': {
    sv: 'standardens schema för filen följer inte med Kanalarkiv, och ingen mapp med det var utpekad',
    en: 'Kanalarkiv does not bring along the schema of the standard for the file, and no folder with it was pointed out'
  },
  'unknown-schema': {
    sv: 'varken mappen som pekades ut eller Kanalarkiv har standardens schema för filen',
    en: 'neither the folder that was pointed out nor Kanalarkiv has the schema of the standard for the file'
  },
  'too-large': {
    sv: 'filen är större än vad som prövas mot scheman (128 MiB); den är skriven av samma program som mindre filer, och läst tillbaka med kontrollsumma',
    en: 'the file is larger than what is held against schemas (128 MiB); it was written by the same program as smaller ones, and read back with its checksum'
  }
}

/** What a receiver should know of the records. */
export const REMARK_WORDS: Readonly<Record<ValidationRemark['remark'], Said>> = {
  'time-doubted': {
    sv: 'handlingar som själva säger att de skrevs efter att de kom in, eller vid en tid som inte kan stämma; som tid då de skrevs står när de kom in eller togs in, och vad de själva säger står i en notering om var och en',
    en: 'records that say themselves that they were written after they came in, or at a time that cannot be; as the time of writing stands when they came in or were taken in, and what they say themselves stands in a note on each'
  }
}
