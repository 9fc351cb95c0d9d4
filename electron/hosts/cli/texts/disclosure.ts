// The sentences of `disclosure`, in Swedish and English.
import type { DisclosureState, ProposalReason } from '#shared/disclosure.ts'
import type { Text } from '../language.ts'

export const disclosure = {
  group: {
    sv: 'utlämnande: maskerade kopior av handlingar till den som begär dem',
    en: 'disclosures: masked copies of records for whoever asks for them'
  },
  list: { sv: 'visa utlämnandena, det senaste först', en: 'show the disclosures, the latest first' },
  show: {
    sv: 'visa ett utlämnande, eller en av dess poster med förslag till maskering',
    en: 'show a disclosure, or one of its records with proposals of what to mask'
  },
  open: { sv: 'öppna ett utlämnande', en: 'open a disclosure' },
  add: { sv: 'lägg till poster som de är nu', en: 'add records as they are now' },
  remove: { sv: 'ta bort en post och dess maskeringar', en: 'remove a record and its masks' },
  mask: { sv: 'maskera ett ställe i en text eller bild', en: 'mask a place in a text or a picture' },
  unmask: { sv: 'ta bort en maskering', en: 'take a mask away' },
  looked: { sv: 'anteckna att en post är genomgången', en: 'note that a record has been gone through' },
  deliver: {
    sv: 'skriv de maskerade kopiorna som PDF/A och avsluta',
    en: 'write the masked copies as PDF/A and end the disclosure'
  },
  form: {
    sv: 'kopiorna som filer i en mapp, i en zip-fil, eller som BagIt-paket',
    en: 'the copies as files in a folder, in a zip file, or as a BagIt package'
  },
  level: { sv: 'form av PDF/A', en: 'form of PDF/A' },
  into: {
    sv: 'mapp utanför arkivet att skriva i; annars arkivets exports',
    en: 'folder outside the archive to write in; else exports in the archive'
  },
  end: { sv: 'avsluta utan att lämna ut', en: 'end it without delivery' },
  about: { sv: 'vad som begärs', en: 'what is asked for' },
  reference: { sv: 'diarienummer', en: 'diary number' },
  requested: { sv: 'när begäran kom in (annars nu)', en: 'when the request came in (else now)' },
  record: {
    sv: 'poster: capture:ID, comment:ID eller message:ID, med hela id',
    en: 'records: capture:ID, comment:ID or message:ID, with the whole id'
  },
  position: {
    sv: 'postens nummer i utlämnandet, från 1',
    en: 'number of the record in the disclosure, from 1'
  },
  field: { sv: 'textens nummer, från 1', en: 'number of the text, from 1' },
  words: {
    sv: 'orden som ska maskeras i den texten, överallt',
    en: 'the words to mask in that text, everywhere'
  },
  picture: { sv: 'bildens nummer, från 1', en: 'number of the picture, from 1' },
  region: { sv: 'område i bildpunkter: X,Y,BREDD,HÖJD', en: 'region in pixels: X,Y,WIDTH,HEIGHT' },
  paragraph: { sv: 'grunden, till exempel ”OSL 21 kap. 1 §”', en: 'the ground, such as “OSL 21 kap. 1 §”' },
  state: { sv: 'avslaget eller återtaget', en: 'refused or withdrawn' },
  because: { sv: 'varför', en: 'why' },
  badNumber: { sv: '{value} är inget nummer från 1.', en: '{value} is not a number from 1.' },
  badRegion: {
    sv: '{value} är inget område. Skriv X,Y,BREDD,HÖJD i bildpunkter.',
    en: '{value} is not a region. Write X,Y,WIDTH,HEIGHT in pixels.'
  },
  notThere: { sv: 'Orden finns inte i den texten.', en: 'The words are not in that text.' },
  opened: { sv: 'Utlämnandet är öppnat. Id: {id}', en: 'The disclosure is open. Id: {id}' },
  added: { sv: 'Poster i utlämnandet: {count}', en: 'Records in the disclosure: {count}' },
  masked: { sv: 'Maskerade ställen: {count}', en: 'Masked places: {count}' },
  lookedThrough: {
    sv: 'Genomgångna poster: {done} av {count}',
    en: 'Records gone through: {done} of {count}'
  },
  delivered: {
    sv: 'Kopiorna är skrivna och återlästa: {folder}. Tid från begäran till utlämnande: {time}.',
    en: 'The copies are written and read back: {folder}. Time from request to delivery: {time}.'
  },
  ended: { sv: 'Utlämnandet är avslutat.', en: 'The disclosure has ended.' },
  hours: {
    sv: '{days} dygn och {hours} {hours|timme|timmar}',
    en: '{days} {days|day|days} and {hours} {hours|hour|hours}'
  },
  proposal: { sv: 'Förslag: text {field}, ”{words}”', en: 'Proposal: text {field}, “{words}”' },
  proposalInPicture: {
    sv: 'Förslag: bild {number}, --region {region}, ”{words}”',
    en: 'Proposal: picture {number}, --region {region}, “{words}”'
  },
  faces: {
    sv: 'leta efter ansikten i en bild; förslag, titta själv på bilden',
    en: 'look for faces in a picture; proposals, look at the picture yourself'
  },
  facesFound: {
    sv: 'Kanske {count} {count|ansikte|ansikten}. Det kan finnas fler: titta själv på bilden.',
    en: 'Perhaps {count} {count|face|faces}. There may be more: look at the picture yourself.'
  },
  facesCut: {
    sv: 'Bilden var för stor för att gås igenom ända till slutet.',
    en: 'The picture was too large to be gone through to its end.'
  },
  reasons: {
    'identity-number': { sv: 'personnummer', en: 'identity number' },
    phone: { sv: 'telefonnummer', en: 'phone number' },
    email: { sv: 'e-postadress', en: 'e-mail address' },
    name: { sv: 'namn', en: 'name' },
    handle: { sv: 'användarnamn', en: 'user name' },
    'same-words': { sv: 'samma ord', en: 'same words' },
    face: { sv: 'ansikte', en: 'face' }
  } satisfies Record<ProposalReason, Text>,
  masksHead: { sv: 'Maskering {id}: {place}, {paragraph}', en: 'Mask {id}: {place}, {paragraph}' },
  passage: { sv: 'text {number}', en: 'text {number}' },
  inPicture: { sv: 'bild {number}', en: 'picture {number}' },
  left: {
    sv: 'Filer som inte kan maskeras och därför stannar: {count}',
    en: 'Files that cannot be masked and so stay: {count}'
  },
  states: {
    open: { sv: 'pågår', en: 'open' },
    delivered: { sv: 'utlämnat', en: 'delivered' },
    refused: { sv: 'avslaget', en: 'refused' },
    withdrawn: { sv: 'återtaget', en: 'withdrawn' }
  } satisfies Record<DisclosureState, Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    number: { sv: 'Nr', en: 'No.' },
    about: { sv: 'Gäller', en: 'About' },
    requested: { sv: 'Begärt', en: 'Requested' },
    state: { sv: 'Läge', en: 'State' },
    records: { sv: 'Poster', en: 'Records' },
    masks: { sv: 'Maskeringar', en: 'Masks' },
    looked: { sv: 'Genomgången av', en: 'Gone through by' },
    ended: { sv: 'Avslutat', en: 'Ended' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
