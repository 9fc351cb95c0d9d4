// What keeps a server from an archive, to whoever runs it: they can mend what everybody else has to ask for.
import { hostname } from 'node:os'
import type { ErrorCode, ErrorParams, Language } from '#shared/errors.ts'
import { refusalSentence, valuesInWords } from '#shared/refusals.ts'
import { type Text, textIn } from '../cli/language.ts'

const STORE_AWAY: Text = {
  sv: 'S3-lagringen {{address}} svarar inte: {{detail}}. Kontrollera s3.endpoint i inställningarna, att datorn når adressen och att den litar på certifikatet. Starta sedan igen. Inget har ändrats.',
  en: 'The S3 store {{address}} does not answer: {{detail}}. Check s3.endpoint in the configuration, that the computer reaches the address and that it trusts the certificate. Then start again. Nothing was changed.'
}
const STORE_REFUSES: Text = {
  sv: 'S3-lagringen nekar åtkomst till bucketen {{bucket}} ({{detail}}). {{check}} Starta sedan igen. Inget har ändrats.',
  en: 'The S3 store refuses access to the bucket {{bucket}} ({{detail}}). {{check}} Then start again. Nothing was changed.'
}
const FILES_THERE: Text = {
  sv: 'Arkivets filer ligger i bucketen {{bucket}} hos {{endpoint}}, men inställningarna säger något annat. Ange s3 så, och starta sedan igen. Ska filerna därifrån, säkerhetskopiera och återställ efter docs/server.md. Inget har ändrats.',
  en: 'The files of the archive lie in the bucket {{bucket}} at {{endpoint}}, but the configuration says something else. Give s3 like that, and then start again. To have the files moved from there, back up and restore by docs/server.md. Nothing was changed.'
}
const HELD_HERE: Text = {
  sv: 'Skrivrätten till arkivet har en server på den här datorn ({{host}}) sedan {{since}}, och den förnyas. Stoppa den servern först. Inget har ändrats.',
  en: 'A server on this computer ({{host}}) has had the lease of the archive since {{since}}, and renews it. Stop that server first. Nothing was changed.'
}

const KEY: Text = {
  sv: 'Kontrollera s3.accessKeyId i inställningarna och hemligheten i filen s3.secretKeyFile.',
  en: 'Check s3.accessKeyId in the configuration, and the secret in the file s3.secretKeyFile.'
}
const OTHERWISE: Text = {
  sv: 'Kontrollera s3 i inställningarna, och nyckelns rättigheter efter docs/server.md.',
  en: 'Check s3 in the configuration, and the rights of the key against docs/server.md.'
}
/** By the code of the store (Amazon S3, "Error responses"). */
const CHECKS: Readonly<Record<string, Text>> = {
  InvalidAccessKeyId: KEY,
  SignatureDoesNotMatch: KEY,
  NoSuchBucket: {
    sv: 'Det finns ingen sådan bucket: kontrollera s3.bucket i inställningarna, eller skapa den.',
    en: 'There is no such bucket: check s3.bucket in the configuration, or make it.'
  },
  NoSuchKey: {
    sv: 'Skriv s3.endpoint i inställningarna utan bucketens namn.',
    en: 'Write s3.endpoint in the configuration without the name of the bucket.'
  },
  ObjectLockConfigurationNotFoundError: {
    sv: 'Bucketen är inte skapad med Object Lock: skapa en som är det, eller ta bort s3.lock ur inställningarna.',
    en: 'The bucket was not made with Object Lock: make one that is, or remove s3.lock from the configuration.'
  }
}

/** The sentence of a refusal, as whoever runs the server is to read it. */
export function ownRefusal(code: ErrorCode, params: ErrorParams, language: Language): string {
  const own = (text: Text, more: ErrorParams = {}) =>
    textIn(language, text, { ...valuesInWords(code, params, language), ...more })
  if (code === 'files-unreachable') return own(STORE_AWAY)
  if (code === 'files-refused')
    return own(STORE_REFUSES, { check: (CHECKS[String(params['detail'])] ?? OTHERWISE)[language] })
  if (code === 'files-in-s3') return own(FILES_THERE)
  if (code === 'lease-held' && params['host'] === hostname()) return own(HELD_HERE)
  return refusalSentence(code, params, language)
}
