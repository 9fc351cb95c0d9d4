// Whole sentences that the window and the command line both say.
import type { Words } from '../refusal-words.ts'

export const BOTH = {
  keeping: { sv: 'Sparar originalet', en: 'Keeping the original' },
  noFault: { sv: 'Inget fel är känt.', en: 'No fault is known.' },
  noMailboxes: { sv: 'Ingen brevlåda är angiven.', en: 'No mailbox is given.' },
  notSigned: { sv: 'Paketen signeras inte.', en: 'Packages are not signed.' },
  postsNever: {
    sv: 'Kanalens inlägg har inte gåtts igenom.',
    en: 'The posts of the channel have not been gone through.'
  },
  roams: {
    sv: 'Arkivets mapp hör till din profil, som Windows kopierar till en server när du loggar ut. Arkivet kopieras då helt varje gång och kan skadas. Flytta det till en mapp utanför profilen, som C:\\Arkiv, och säkerhetskopiera det i stället.',
    en: 'The folder of the archive belongs to your profile, which Windows copies to a server when you log out. The archive is then copied whole each time, and may be damaged. Move it to a folder outside the profile, such as C:\\Arkiv, and back it up instead.'
  },
  synced: {
    sv: 'Arkivets mapp synkroniseras mellan flera datorer av {{service}}, som läser och byter ut filer medan de används och kan skada arkivet. Flytta arkivet till en mapp som inte synkroniseras, och säkerhetskopiera det i stället.',
    en: 'The folder of the archive is synchronised between several computers by {{service}}, which reads and replaces files while they are in use and may damage the archive. Move the archive to a folder that is not synchronised, and back it up instead.'
  },
  tooShort: {
    sv: 'Ord kortare än tre bokstäver söks inte: {{words}}.',
    en: 'Words of fewer than three letters are not searched for: {{words}}.'
  },
  zone: {
    sv: 'Tider utan tidszon har lästs som svensk tid ({{zone}}).',
    en: 'Times without a zone were taken for Swedish time ({{zone}}).'
  }
} satisfies Words
