// What `verify` and `backup verify` say of whose time stamps there are.
import type { Text } from '../language.ts'

export const stamped = {
  authority: {
    sv: 'certifikatet (SHA-256) som tidsstämplarna ska vara gjorda med, så som det är antecknat utanför arkivet; en stämpel av någon annan är ett fel',
    en: 'the certificate (SHA-256) that the time stamps must be by, as it was noted outside the archive; a stamp by another is a fault'
  },
  noFingerprint: {
    sv: '{{value}} är ingen SHA-256: 64 siffror och bokstäver a–f, med eller utan kolon.',
    en: '{{value}} is no SHA-256: 64 digits and letters a–f, with or without colons.'
  },
  by: {
    sv: 'Tidsstämplat av {{name}}: {{count}} {{count|gång|gånger}}, rad {{firstLine}}–{{lastLine}}, {{from}} – {{to}}; underskrivet av {{by}}. Utfärdarens certifikat, som är inlagt i arkivet: {{authority}}, SHA-256 {{anchor}}',
    en: 'Time-stamped by {{name}}: {{count}} {{count|time|times}}, lines {{firstLine}}–{{lastLine}}, {{from}} – {{to}}; signed by {{by}}. The certificate of the authority, which is entered in the archive: {{authority}}, SHA-256 {{anchor}}'
  },
  byOnce: {
    sv: 'Tidsstämplat av {{name}}, som inte frågas längre: {{count}} {{count|gång|gånger}}, rad {{firstLine}}–{{lastLine}}, {{from}} – {{to}}; underskrivet av {{by}}. Utfärdarens certifikat: {{authority}}, SHA-256 {{anchor}}',
    en: 'Time-stamped by {{name}}, which is asked no more: {{count}} {{count|time|times}}, lines {{firstLine}}–{{lastLine}}, {{from}} – {{to}}; signed by {{by}}. The certificate of the authority: {{authority}}, SHA-256 {{anchor}}'
  },
  revokedAfter: {
    sv: 'Certifikatet är spärrat sedan {{at}} ({{reason}}); stämplarna är från tiden före, och gäller.',
    en: 'The certificate is revoked since {{at}} ({{reason}}); the stamps are from before, and stay valid.'
  },
  notCounted: {
    sv: 'Stämplarna RÄKNAS INTE: certifikatet är spärrat sedan {{at}} ({{reason}}), och den som har nyckeln kan ha skrivit vilken tid som helst. Stämpla hos en annan utfärdare.',
    en: 'The stamps DO NOT COUNT: the certificate is revoked since {{at}} ({{reason}}), and whoever has the key can have written any time. Have another authority stamp.'
  },
  compare: {
    sv: 'Jämför certifikatens SHA-256 med dem som är antecknade utanför arkivet, eller ange dem med --authority: den som kan skriva i hela mappen kan också stämpla allt på nytt med en egen utfärdare.',
    en: 'Compare the SHA-256 of the certificates with those noted outside the archive, or give them with --authority: whoever can write the whole folder can also stamp everything anew by an authority of their own.'
  },
  none: {
    sv: 'Journalen har inga tidsstämplar som stämmer.',
    en: 'The journal has no time stamps that are right.'
  },
  known: {
    sv: 'Certifikatet med SHA-256 {{anchor}} är inlagt i arkivet: {{name}}.',
    en: 'The certificate with SHA-256 {{anchor}} is entered in the archive: {{name}}.'
  },
  knownOnce: {
    sv: 'Certifikatet med SHA-256 {{anchor}} har varit inlagt i arkivet: {{name}}, som inte frågas längre.',
    en: 'The certificate with SHA-256 {{anchor}} was entered in the archive: {{name}}, which is asked no more.'
  }
} as const satisfies Record<string, Text>
