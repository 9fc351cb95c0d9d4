// What `comment` says.
import type { IdentityBasis } from '#shared/actor.ts'
import type {
  Attachment,
  CommentFileRole,
  CommentState,
  Lacking,
  Reaction,
  RemovalBasis,
  RemovalKind,
  RemovalVia
} from '#shared/comment.ts'
import type { Text } from '../language.ts'

export const comment = {
  group: {
    sv: 'kommentarer som sparas innan de tas bort',
    en: 'comments that are saved before they are removed'
  },
  candidates: {
    sv: 'visa vad som ser ut som kommentarer på en sida',
    en: 'show what looks like comments on a page'
  },
  save: {
    sv: 'spara en kommentar: bilder, text och avsändare',
    en: 'save a comment: pictures, text and sender'
  },
  retry: {
    sv: 'försök igen att spara en uppmärksammad kommentar',
    en: 'try again to save a noticed comment'
  },
  list: { sv: 'visa kommentarerna, senaste först', en: 'show the comments, latest first' },
  show: { sv: 'visa en kommentar', en: 'show a comment' },
  decide: { sv: 'fatta beslut med en grund, a–g', en: 'decide, on a ground a–g' },
  verify: {
    sv: 'läs tillbaka det sparade och kontrollera det; det görs redan när kommentaren sparas',
    en: 'read the saved copy back and verify it; saving the comment does that already'
  },
  copy: {
    sv: 'skicka en kommentar med det som är sparat av den till en brevlåda',
    en: 'send a comment with what is saved of it to a mailbox'
  },
  eml: {
    sv: 'skriv ut mejlet med kommentaren, för den som skickar det själv',
    en: 'write the mail with the comment to standard output, to send it yourself'
  },
  copyTo: { sv: 'myndighetens brevlåda', en: 'the mailbox of the authority' },
  copyQueued: {
    sv: 'Kommentaren till {mailbox} är i kö. Appen skickar den, eller kanalarkiv mail send.',
    en: 'The comment to {mailbox} is queued. The app sends it, or kanalarkiv mail send.'
  },
  removed: { sv: 'bekräfta att kommentaren är borta', en: 'confirm that the comment is gone' },
  channel: { sv: 'kanalen som kommentaren står på', en: 'the channel the comment stands on' },
  profileOf: {
    sv: 'öppna sidan i den här kanalens webbläsarprofil',
    en: 'open the page in this channel’s browser profile'
  },
  ofChannel: { sv: 'bara den här kanalen', en: 'only this channel' },
  ofState: { sv: 'bara med det här läget', en: 'only in this state' },
  address: { sv: 'sidans eller kommentarens adress', en: 'the address of the page or the comment' },
  selector: {
    sv: 'CSS-väljaren för elementet med kommentaren; annars det som adressen pekar på',
    en: 'the CSS selector of the element that holds the comment; otherwise the one the address points at'
  },
  category: { sv: 'grunden enligt riktlinjerna', en: 'the ground in the guidelines' },
  note: { sv: 'anteckning till beslutet', en: 'note to the decision' },
  senderNote: {
    sv: 'vad som är känt om avsändaren, eller att det inte går att få veta; behövs när sidan inte visade någon avsändare',
    en: 'what is known about the sender, or that it cannot be known; needed where the page showed no sender'
  },
  kind: { sv: 'avpublicerad eller borttagen', en: 'unpublished or deleted' },
  byWord: {
    sv: 'intyga det själv i stället för att sidan öppnas igen',
    en: 'attest it yourself instead of opening the page again'
  },
  unconfirmed: {
    sv: 'anteckna bara att den är borttagen, och bekräfta senare att den är borta',
    en: 'only note that it is removed, and confirm later that it is gone'
  },
  saving: { sv: 'Öppnar sidan och sparar kommentaren.', en: 'Opening the page and saving the comment.' },
  looking: { sv: 'Öppnar sidan.', en: 'Opening the page.' },
  left: {
    sv: '{left} {left|kommentar|kommentarer} till på sidan är inte med. Ange en kommentars egen länk, eller --selector.',
    en: '{left} more {left|comment|comments} on the page {left|is|are} not among these. Give a comment’s own link, or --selector.'
  },
  saved: {
    sv: 'Kommentaren är sparad med id {id}. Kopian är läst tillbaka och stämmer. Ta inte bort den än: besluta först.',
    en: 'The comment is saved with the id {id}. The copy was read back and is right. Do not remove it yet: decide first.'
  },
  noticedStays: {
    sv: 'Kommentaren är antecknad som uppmärksammad med id {id}. Försök igen med kanalarkiv comment retry {id}.',
    en: 'The comment is noted as noticed with the id {id}. Try again with kanalarkiv comment retry {id}.'
  },
  interrupted: { sv: 'Försöket avbröts.', en: 'The attempt was interrupted.' },
  decided: {
    sv: 'Beslutet är antecknat: {category}. Kommentaren får nu tas bort.',
    en: 'The decision is recorded: {category}. The comment may now be removed.'
  },
  verified: {
    sv: 'Det sparade är läst tillbaka och stämmer ({files} {files|fil|filer}). Besluta nu om kommentaren.',
    en: 'The saved copy was read back and is right ({files} {files|file|files}). Now decide on the comment.'
  },
  removedUnconfirmed: {
    sv: 'Det är antecknat att kommentaren är borttagen. Det återstår att bekräfta att den är borta.',
    en: 'It is recorded that the comment is removed. It remains to confirm that it is gone.'
  },
  goneSeen: {
    sv: 'Sidan öppnades igen och kommentaren är borta. Det är antecknat med en bild.',
    en: 'The page was opened again and the comment is gone. That is recorded with a picture.'
  },
  goneByWord: {
    sv: 'Det är antecknat på ditt ord att kommentaren är borta.',
    en: 'It is recorded on your word that the comment is gone.'
  },
  ranges: {
    relative: { sv: 'räknat från orden som visades', en: 'reckoned from the words shown' },
    mail: { sv: 'då mejlet säger sig vara skickat', en: 'when the mail says that it was sent' }
  },
  between: { sv: 'mellan {from} och {to}, {basis}', en: 'between {from} and {to}, {basis}' },
  latest: { sv: 'senast {to}, {basis}', en: 'not later than {to}, {basis}' },
  bases: {
    utc: { sv: 'plattformens tid', en: 'the platform’s time' },
    offset: { sv: 'tiden har sin egen zon', en: 'the time has its own zone' },
    assumed_local: { sv: 'svensk tid antas', en: 'taken for Swedish time' }
  },
  lacks: {
    truncated: { sv: 'texten är avkortad', en: 'the text is cut short' },
    'no-picture': { sv: 'det finns ingen bild', en: 'there is no picture' },
    'picture-only': { sv: 'texten finns bara på bilden', en: 'the text is only in the picture' },
    'parent-unknown': { sv: 'det är inte känt vad den svarar på', en: 'it is not known what it answers' }
  } satisfies Record<Lacking, Text>,
  editedTo: { sv: 'sedd {at}: {text}', en: 'seen {at}: {text}' },
  notVerified: {
    sv: 'Inte kontrollerad än: kör ”comment verify {id}” innan du beslutar.',
    en: 'Not verified yet: run “comment verify {id}” before you decide.'
  },
  byAt: { sv: '{at} av {by}', en: '{at} by {by}' },
  kinds: {
    unpublished: { sv: 'avpublicerad', en: 'unpublished' },
    deleted: { sv: 'raderad', en: 'deleted' }
  } satisfies Record<RemovalKind, Text>,
  vias: {
    person: { sv: 'för hand i kanalen', en: 'by hand in the channel' },
    api: { sv: 'genom plattformens API', en: 'through the platform’s API' }
  } satisfies Record<RemovalVia, Text>,
  confirmedBy: {
    'seen-gone': {
      sv: 'sidan öppnades och den fanns inte där',
      en: 'the page was opened and it was not there'
    },
    api: { sv: 'enligt plattformens svar', en: 'as the platform answered' },
    person: { sv: 'på en persons ord', en: 'on a person’s word' }
  } satisfies Record<RemovalBasis, Text>,
  states: {
    noticed: { sv: 'uppmärksammad', en: 'noticed' },
    saved: { sv: 'sparad', en: 'saved' },
    verified: { sv: 'kontrollerad', en: 'verified' },
    decided: { sv: 'beslutad', en: 'decided' },
    removed: { sv: 'borttagen', en: 'removed' },
    gone: { sv: 'bekräftat borta', en: 'confirmed gone' }
  } satisfies Record<CommentState, Text>,
  identity: {
    native_id: { sv: 'plattformens eget id', en: 'the platform’s own id' },
    handle: { sv: 'användarnamnet', en: 'the user name' },
    profile_url: { sv: 'profilens adress', en: 'the address of the profile' },
    email: { sv: 'e-postadressen', en: 'the e-mail address' },
    name_only: { sv: 'namnet ensamt, som flera kan ha', en: 'the name alone, which several may have' },
    unknown: { sv: 'inget som skiljer den från andra', en: 'nothing that tells it from others' }
  } satisfies Record<IdentityBasis, Text>,
  roles: {
    comment: { sv: 'bild av kommentaren', en: 'picture of the comment' },
    context: { sv: 'bild av sammanhanget', en: 'picture of its context' },
    view: { sv: 'första vyn', en: 'first view' },
    source: { sv: 'källkod (MHTML)', en: 'source (MHTML)' },
    original: { sv: 'original', en: 'original' },
    attachment: { sv: 'bilaga', en: 'attachment' },
    provenance: { sv: 'härkomst', en: 'provenance' },
    confirmation: { sv: 'bild när den är borta', en: 'picture when it is gone' }
  } satisfies Record<CommentFileRole, Text>,
  unread: { sv: 'oläst', en: 'unread' },
  attachedStates: {
    present: { sv: 'sparad', en: 'saved' },
    missing: { sv: 'fanns inte kvar', en: 'was not there any more' },
    unreachable: { sv: 'gick inte att hämta', en: 'could not be fetched' },
    blocked: { sv: 'adressen är inte öppen för alla', en: 'the address is not open to everyone' },
    'too-large': { sv: 'för stor', en: 'too large' },
    'not-fetched': { sv: 'inte hämtad', en: 'not fetched' }
  } satisfies Record<Attachment['state'], Text>,
  reacted: {
    like: { sv: 'gillar', en: 'likes' },
    repost: { sv: 'delningar', en: 'reposts' },
    quote: { sv: 'citat', en: 'quotes' }
  } satisfies Record<Reaction['kind'], Text>,
  rows: {
    id: { sv: 'Id', en: 'Id' },
    channel: { sv: 'Kanal', en: 'Channel' },
    address: { sv: 'Adress', en: 'Address' },
    state: { sv: 'Läge', en: 'State' },
    author: { sv: 'Avsändare', en: 'Author' },
    authorAddress: { sv: 'Avsändarens adress', en: 'Author’s address' },
    identity: { sv: 'Avsändaren är känd genom', en: 'The author is known by' },
    shown: { sv: 'Tid på sidan', en: 'Time on the page' },
    written: { sv: 'Skriven', en: 'Written' },
    nativeId: { sv: 'Plattformens id', en: 'The platform’s id' },
    thread: { sv: 'Tråd', en: 'Thread' },
    answers: { sv: 'Svarar på', en: 'Answers' },
    edited: { sv: 'Ändrad', en: 'Edited' },
    raw: { sv: 'Tecken för tecken', en: 'To the letter' },
    lacking: { sv: 'Saknas', en: 'Lacking' },
    decided: { sv: 'Beslutad', en: 'Decided' },
    removal: { sv: 'Borttagen', en: 'Removed' },
    confirmed: { sv: 'Bekräftat borta', en: 'Confirmed gone' },
    permalink: { sv: 'Länk', en: 'Permalink' },
    text: { sv: 'Text', en: 'Text' },
    marks: { sv: 'Märkt', en: 'Marked' },
    attachments: { sv: 'Bilagor', en: 'Attachments' },
    reactions: { sv: 'Reaktioner', en: 'Reactions' },
    problem: { sv: 'Hinder', en: 'Problem' },
    ground: { sv: 'Grund', en: 'Ground' },
    note: { sv: 'Anteckning', en: 'Note' },
    senderNote: { sv: 'Känt om avsändaren', en: 'Known about the sender' },
    noticed: { sv: 'Uppmärksammad', en: 'Noticed' },
    time: { sv: 'Tid', en: 'Time' },
    selector: { sv: 'Väljare', en: 'Selector' },
    file: { sv: 'Fil', en: 'File' },
    size: { sv: 'Storlek', en: 'Size' },
    path: { sv: 'Objekt', en: 'Object' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
