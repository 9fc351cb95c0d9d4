import { RECORD_WORDS } from '#shared/disposal-words.ts'
import { capitalised, labelsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { groupWords } from '#shared/words/methods.ts'
import {
  CAPTURE_FILES,
  CARRIED_BY,
  CARRIER_OUTCOMES,
  COMMENT_FILES,
  CONSENT_STATES,
  GONE_BY,
  MESSAGE_KINDS,
  SAID_IN_RECORD
} from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Secrecy marks, and consents to images. */
export const secrecy = {
  title: 'Sekretess',
  // The dots stay with the word.
  button: 'Sekretess\u00a0…',
  buttonNamed: 'Sekretess: {{name}}',
  markedNamed: 'Sekretessmarkerad: {{name}}',
  none: 'Posten är inte sekretessmarkerad.',
  marked: 'Sekretessmarkerad',
  markedText:
    'Posten lämnar inte arkivet och visas bara för dem som får se den, så länge markeringen gäller.',
  notRegistered: 'Ska registreras i diariet',
  notRegisteredText:
    'Det som är sekretessmarkerat ska registreras (OSL 5 kap. 1 §), också när det har bedömts vara av ringa betydelse. Registrera det i diariet och anteckna numret, som registrering eller som kvitto.',
  paragraph: 'Paragraf',
  paragraphHelp: 'Till exempel ”OSL 21 kap. 1 §”.',
  note: 'Anteckning',
  by: label('markedBy'),
  at: 'Tid',
  mark: 'Sekretessmarkera',
  markLead:
    'En markering är en påminnelse om att sekretess kan gälla. Sekretessen prövas när någon begär ut posten.',
  lift: 'Häv markeringen',
  liftLead:
    'Posten kan sedan visas och lämnas ut som andra. Markeringen och skälet finns kvar. Det som någon har beslutat är också hemligt behåller en egen markering.',
  because: 'Varför hävs markeringen?',
  lifted: {
    title: 'Markeringen är hävd',
    kept_one: '{{count}} post är hemlig enligt ett eget beslut, och har nu en egen markering:',
    kept_other: '{{count}} poster är hemliga enligt egna beslut, och har nu egna markeringar:',
    released_one: '{{count}} post hölls kvar bara för ordens skull, och visas och lämnas ut som andra igen:',
    released_other:
      '{{count}} poster hölls kvar bara för ordens skull, och visas och lämnas ut som andra igen:',
    again_one:
      '{{count}} post innehåller ord ur det som fortfarande är hemligt, och hålls kvar tills någon har tagit ställning:',
    again_other:
      '{{count}} poster innehåller ord ur det som fortfarande är hemligt, och hålls kvar tills någon har tagit ställning:',
    show: 'Visa allt som är markerat'
  },
  carriers: {
    title: 'Innehåller ord ur det som är hemligt',
    lead: 'De här posterna innehåller ord eller filer ur något som är sekretessmarkerat, nämner den som skrev det, är en anmälan av det, är tagna av en sida medan det stod där, eller har en fil som programmet inte kunde läsa igenom. De lämnar inte arkivet, och visas bara för dem som får se hemliga poster, tills någon har tagit ställning.',
    of: label('of'),
    how: labelsIn(CARRIED_BY, 'sv'),
    foundIn: 'Står i: {{files}}',
    stays: 'Av sidan omkring stannar ändå: {{files}}',
    letGoStays: 'Filer av sidan omkring som också innehåller orden stannar ändå i arkivet: {{files}}.',
    places: {
      ...labelsIn(CAPTURE_FILES, 'sv'),
      ...labelsIn(COMMENT_FILES, 'sv'),
      ...labelsIn(SAID_IN_RECORD, 'sv')
    },
    outcome: 'Ställningstagande',
    outcomes: { open: 'Inte prövad', ...labelsIn(CARRIER_OUTCOMES, 'sv') },
    earlier: 'Tidigare: {{outcome}}.',
    decide: 'Ta ställning',
    keep: 'Är också hemlig',
    keepNamed: 'Är också hemlig: {{name}}',
    keepAll_one: 'Alla {{count}} är också hemliga',
    keepAll_other: 'Alla {{count}} är också hemliga',
    letGo: 'Får lämnas ut …',
    letGoNamed: 'Får lämnas ut …: {{name}}',
    letGoAll_one: 'Alla {{count}} får lämnas ut …',
    letGoAll_other: 'Alla {{count}} får lämnas ut …',
    letGoLead_one:
      'Posten visas och lämnas ut som andra, fast den innehåller ord ur något sekretessmarkerat. Skälet sparas.',
    letGoLead_other:
      '{{count}} poster visas och lämnas ut som andra, fast de innehåller ord ur något sekretessmarkerat. Skälet sparas.',
    because: 'Varför får det lämnas ut?',
    foundTitle: 'Posten är markerad',
    found_one:
      '{{count}} annan post innehåller ord eller filer ur den. Den hålls kvar tills någon har tagit ställning.',
    found_other:
      '{{count}} andra poster innehåller ord eller filer ur den. De hålls kvar tills någon har tagit ställning.',
    waiting_one: '{{count}} post är inte genomsökt än, och hålls kvar tills den är det.',
    waiting_other: '{{count}} poster är inte genomsökta än, och hålls kvar tills de är det.',
    alreadyOut:
      'Posten, eller det som innehåller dess ord, finns redan i det här. Det som har lämnats går inte att ta tillbaka här: säg till dem som har fått det. Ett paket med den lämnas inte ut igen.',
    goneBy: labelsIn(GONE_BY, 'sv'),
    foundNext:
      'Ord i bilder läses av datorn när den har tid, och den läser inte allt rätt. Ord i ljud, filmer och andra dokument kan programmet inte läsa. Se själv efter i dem.',
    show: 'Visa och ta ställning'
  },
  list: {
    title: 'Sekretessmarkerat',
    lead: 'Allt som är sekretessmarkerat i arkivet, av vem, när och med vilken paragraf. En markering gäller också det som ligger i posten.',
    none: 'Inget är sekretessmarkerat.',
    noneText: 'Markera en post på dess egen sida, eller med knappen Sekretess på raden.',
    unregistered: 'Ska registreras i diariet',
    unregisteredText:
      'Det som är hemligt ska registreras (5 kap. 1 § OSL), också när det har bedömts vara av ringa betydelse. Tills det är gjort gallras det inte. Öppna posten och rätta hur den hanterades.',
    kind: 'Typ',
    record: 'Post',
    kinds: {
      department: 'Förvaltning',
      person: 'Person',
      channel: 'Kanal',
      website: 'Webbplats',
      mandate: 'Beslut',
      credential: 'Inloggning',
      account: 'Konto',
      attestation: 'Intyg',
      'checklist-answer': capitalised(RECORD_WORDS['checklist-answer'].sv),
      consent: 'Samtycke till bild',
      capture: 'Insamling',
      comment: 'Kommentar',
      sender: 'Avsändare',
      message: capitalised(MESSAGE_KINDS.dm.sv),
      conversation: 'Konversation',
      import: 'Inläsning',
      mail: 'Mejl',
      package: 'Paket',
      receipt: 'Kvitto',
      disclosure: 'Utlämnande',
      hold: 'Gallringsstopp',
      document: 'Handling'
    }
  }
}

export const consents = {
  title: capitalised(groupWords('consent').sv),
  lead: 'Vem samtycket gäller, handlingen, inläggen, och när det går ut eller återkallas.',
  none: 'Inga samtycken är antecknade än.',
  noneText: 'Anteckna ett samtycke med dess handling innan bilden publiceras.',
  add: 'Anteckna samtycke',
  added: 'Samtycket är antecknat.',
  covers: 'Vem det gäller',
  coversHelp: 'Initialer eller ett nummer ur er egen lista. Inte mer än som behövs, och aldrig personnummer.',
  child: 'Barn',
  childTick: 'Det gäller ett barn, och vårdnadshavaren har samtyckt',
  givenOn: label('givenOn'),
  validUntil: capitalised(IMPORT_COLUMNS.validUntil.sv),
  untilFurther: 'Tills vidare',
  document: 'Handling',
  documentNeeded: 'Välj handlingen. Ett samtycke ska vara skriftligt.',
  channelNeeded: 'Välj kanalen som inläggen står i.',
  posts: 'Inlägg',
  addPost: 'Lägg till inlägg',
  addPostNamed: 'Lägg till inlägg för {{covers}}',
  postsHelp: 'Inläggens adresser i kanalen, en per rad.',
  capture: 'Insamlingen som visar bilden',
  captureHelp: 'Utan inläggsadress är det sidan som är insamlad som gäller.',
  noCapture: 'Ingen',
  showCapture: 'Visa insamlingen',
  placeNeeded: 'Välj kanalen, och ange ett inlägg eller den insamling som visar bilden.',
  states: labelsIn(CONSENT_STATES, 'sv'),
  takeDown: 'Ta ned inläggen',
  takeDownNamed: 'Ta ned inläggen: {{covers}}',
  takenDown: 'Inläggen ligger bland kommentarerna, där de först sparas och sedan tas bort.',
  withdraw: 'Återkalla',
  withdrawNamed: 'Återkalla samtycket för {{covers}}',
  withdrawLead_one: '{{count}} inlägg läggs bland kommentarerna, där det först sparas och sedan tas bort.',
  withdrawLead_other: '{{count}} inlägg läggs bland kommentarerna, där de först sparas och sedan tas bort.',
  withdrawnOn: label('withdrawnOn'),
  withdrawn_one: 'Samtycket är återkallat. {{count}} inlägg ska tas bort.',
  withdrawn_other: 'Samtycket är återkallat. {{count}} inlägg ska tas bort.',
  strikeForm: {
    title: 'Samtycket för {{covers}} är antecknat av misstag',
    lead: 'Samtycket stryks: det gäller inte för något inlägg. Det står kvar i listan, med handlingen och skälet. Anteckna sedan det rätta. Inlägg som nu saknar samtycke behöver ett, eller tas ned.',
    done: 'Samtycket är struket.'
  },
  correctDay: 'Rätta dagen',
  correctDayNamed: 'Rätta dagen för återkallelsen: {{covers}}',
  correctDayLead:
    'Samtycket är återkallat, men en annan dag än den som antecknats. Den som antecknats först står kvar, med skälet.',
  dayCorrected: 'Dagen är rättad.',
  undo: 'Återkallelsen var ett misstag',
  undoNamed: 'Återkallelsen var ett misstag: {{covers}}',
  undoLead:
    'Samtycket gäller då igen. Inlägg som det inte är beslutat om ska inte längre tas bort av det skälet; de ligger kvar bland kommentarerna tills någon har beslutat att de får stå kvar. Det som redan är borttaget visas i listan.',
  undone: 'Samtycket gäller igen.',
  wasNoted: 'Återkallelse {{date}} antecknades fel: {{because}}',
  byHand: 'kanalen är avslutad; ta bort för hand'
}
