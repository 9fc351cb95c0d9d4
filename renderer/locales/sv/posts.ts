import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** The posts of a channel, one by one. */
export const posts = {
  title: 'Inlägg',
  lead: 'Varje inlägg i kanalen sparas för sig, på sin egen adress, med bild, text och kommentarer.',
  never: BOTH.postsNever.sv,
  neverText:
    'En genomgång sparar de inlägg som är nya eller ändrade, och säger vilka som har försvunnit sedan förra gången.',
  now: 'Gå igenom inläggen',
  choices: 'Fler sätt att gå igenom inläggen',
  withChoices: 'Välj hur långt tillbaka och hur många …',
  form: {
    title: 'Gå igenom kanalens inlägg',
    since: 'Från och med',
    sinceHelp: 'Utan datum läses listan tillbaka till halvårets början.',
    most: 'Högst så många inlägg',
    mostHelp:
      'Ett tal från 1 till 200. Utan tal sparas så många som är lagom för plattformen. Resten väntar till nästa gång.'
  },
  reading: 'Läser kanalens lista över inlägg',
  saving: 'Sparar inläggen',
  progress: '{{done}} av {{total}} klara',
  stop: 'Stoppa',
  stopHelp: 'Det som redan är sparat finns kvar.',
  done: 'Genomgången av inläggen i {{channel}} är klar.',
  visits: {
    running: 'Genomgången pågår.',
    whole: 'Genomgången är fullständig.',
    partial: 'Genomgången är ofullständig.',
    refused: 'Webbplatsen nekade åtkomst till inläggen.',
    failed: 'Genomgången misslyckades.',
    interrupted: 'Genomgången avbröts.'
  },
  counts: 'Vad det blev av inläggen',
  at: 'Genomgången gjordes',
  since: 'Listan lästes tillbaka till',
  byOthers_one: '{{count}} inlägg av någon annan togs inte med.',
  byOthers_other: '{{count}} inlägg av andra togs inte med.',
  list: 'Inlägg, senaste först',
  filter: 'Visa inlägg',
  post: 'Inlägget',
  became: label('became'),
  posted: 'Publicerat',
  comments: 'Kommentarer',
  commentsOf: '{{comments}} av {{shown}}',
  outside: 'På kanalen',
  notSaved: 'Inte sparat',
  missedAt: 'Saknas sedan',
  none: 'Inget inlägg är känt.',
  noneOf: 'Inget inlägg hör dit.'
}

/** What the program knows of the platforms’ pages. */
export const platforms = {
  title: 'Plattformarnas sidor',
  lead: 'Det som programmet vet om plattformarnas sidor: hur inlägg och kommentarer är märkta, och vilka ord som står på knappar och inloggningsrutor. Har en plattform ändrat sina sidor kan uppgifterna rättas i en fil.',
  platform: 'Plattform',
  asOf: label('asOf'),
  state: 'Gäller',
  builtIn: 'Det inbyggda',
  mended: 'Rättat',
  leftAside: 'Det inbyggda: det rättade passar inte den här versionen',
  file: 'Uppgifterna som fil',
  names: { threads: 'Threads', wordpress: 'WordPress', 'web page': 'Andra webbplatser' },
  save: 'Spara som fil',
  saveNamed: 'Spara som fil: {{platform}}',
  saved: 'Uppgifterna är sparade: {{path}}',
  take: 'Läs in rättad fil',
  takeNamed: 'Läs in rättad fil: {{platform}}',
  taken: 'De rättade uppgifterna om {{platform}} gäller nu.',
  reset: 'Återställ',
  resetNamed: 'Återställ: {{platform}}',
  resetTitle: 'Återställ det inbyggda för {{platform}}?',
  resetText: 'Det rättade tas bort ur arkivet. Spara det som en fil först om det ska kunna läsas in igen.',
  wasReset: 'Det inbyggda gäller igen för {{platform}}.'
}
