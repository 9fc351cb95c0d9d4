import { labelsIn } from '#shared/in-language.ts'
import { BOTH } from '#shared/words/both.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { FINDING_KINDS, IMPORT_STATES } from '#shared/words/values.ts'

const label = fieldLabels('sv')

/** Exports from the platforms that are read in. */
export const imports = {
  title: 'Inläsningar',
  lead: 'Plattformarnas egna exporter, med allt som lästes in och allt som inte gick att läsa.',
  new: 'Läs in en export',
  tab: 'Läs in export',
  tabLead:
    'Be plattformen om en kopia av kontots information, helst som JSON. Välj zip-filen som den är, alla delar om den är delad, eller mappen den packats upp i. Originalet sparas orört, och det som redan finns tas inte in igen.',
  drop: 'Släpp exportens filer här',
  chooseFiles: 'Välj filer',
  chooseFolder: 'Välj mapp',
  chosen: 'Valda filer och mappar',
  remove: 'Ta bort {{file}} ur listan',
  needed: 'Välj exportens fil eller mapp.',
  channel: 'Kanal',
  ownName: 'Kontots namn i exporten',
  ownNameHelp: 'Behövs bara om exporten inte själv säger vilket av namnen som är kommunens.',
  start: 'Läs in',
  none: 'Ingen export är inläst än.',
  noneText: 'Be plattformen om en export av kontot och läs in den här.',
  one: 'Inläsning {{at}}',
  at: 'Tid',
  by: 'Av',
  file: 'Fil',
  more: 'och {{number}} till',
  parser: label('parser'),
  parsers: {
    meta: 'Facebook eller Instagram',
    x: 'X',
    linkedin: 'LinkedIn',
    tiktok: 'TikTok',
    mastodon: 'Mastodon',
    bluesky: 'Bluesky',
    youtube: 'YouTube',
    wxr: 'WordPress',
    mail: 'E-post',
    account: 'Kontot på plattformen'
  },
  state: 'Läge',
  states: labelsIn(IMPORT_STATES, 'sv'),
  why: 'Varför den slutade',
  seen: 'Sedda',
  imported: 'Nya',
  known: label('known'),
  skipped: label('skipped'),
  unreadable: 'Oläsliga',
  unknownFiles: label('unknownFiles'),
  sum: '{{seen}} {{seen|sett|sedda}} = {{imported}} {{imported|nytt|nya}} + {{known}} fanns redan + {{skipped}} {{skipped|utelämnat|utelämnade}} + {{unreadable}} {{unreadable|oläsligt|oläsliga}}',
  zone: label('zone'),
  zoneText: BOTH.zone.sv,
  original: 'Original',
  nothingNew: 'Allt i exporten fanns redan i arkivet.',
  wasNew_one: '{{number}} nytt meddelande finns nu i arkivet.',
  wasNew_other: '{{number}} nya meddelanden finns nu i arkivet.',
  commentsNew_one: '{{number}} ny kommentar finns nu i arkivet.',
  commentsNew_other: '{{number}} nya kommentarer finns nu i arkivet.',
  toInbox: 'Visa det som väntar',
  findings: 'Anmärkningar',
  noFindings: 'Inget utelämnades, och allt gick att läsa.',
  kind: 'Typ',
  kinds: labelsIn(FINDING_KINDS, 'sv'),
  says: 'Vad det betyder',
  place: 'Var',
  count: 'Antal',
  progress: {
    title: 'Inläsningen pågår',
    keeping: BOTH.keeping.sv,
    reading: 'Läser',
    seen: '{{seen}} {{seen|sedd|sedda}}, {{imported}} {{imported|ny|nya}}',
    stop: 'Stoppa',
    stopping: 'Stoppar',
    stopHelp: 'Det som hunnit läsas in finns kvar. Resten kommer med när exporten läses in igen.'
  }
}
