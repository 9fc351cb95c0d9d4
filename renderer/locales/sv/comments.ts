import { sentence } from '#shared/errors.ts'
import { capitalised, labelsIn, wordsIn } from '#shared/in-language.ts'
import { fieldLabels } from '#shared/words/fields.ts'
import { IMPORT_COLUMNS } from '#shared/words/import-columns.ts'
import { methodLabels } from '#shared/words/methods.ts'
import { COMMENT_FILES, COMMENT_STATES, IDENTITY, OUTCOMES } from '#shared/words/values.ts'

const label = fieldLabels('sv')
const does = methodLabels('sv')

/** Comments that are saved before they are removed. */
export const comments = {
  captureStop: {
    title: 'Insamlingar av sidan är stoppade',
    text: 'Sidan öppnas inte och samlas inte in, varken för hand eller enligt plan, förrän någon häver stoppet.',
    lift: 'Häv stoppet',
    liftLead:
      'Häv stoppet först när det som antecknades är borta från sidan. Öppna inte sidan för att se efter om du misstänker att det är kvar.',
    because: 'Varför får sidan samlas in igen?',
    lifted: 'Stoppet för insamlingar hävdes av {{by}}: {{because}}'
  },
  title: 'Kommentarer',
  lead: 'En kommentar sparas med innehåll och avsändare innan den får tas bort.',
  preserve: 'Spara kommentar',
  none: 'Inga kommentarer är sparade än.',
  noneText: 'Spara en kommentar innan den avpubliceras eller raderas på kanalen.',
  noneInState: 'Ingen kommentar är i det läget.',
  filter: 'Visa',
  channel: 'Kanal',
  author: 'Avsändare',
  excerpt: 'Kommentar',
  state: 'Läge',
  noticedAt: 'Upptäckt',
  notSaved: 'Inte sparad än',
  noAuthor: 'Kanalarkiv hittade ingen avsändare',
  notedSender: '{{note}} (antecknat av {{by}})',
  states: labelsIn(COMMENT_STATES, 'sv'),
  identity: { ...wordsIn(IDENTITY, 'sv'), unknown: 'okänd' },
  outcomes: labelsIn(OUTCOMES, 'sv'),
  form: {
    title: 'Spara kommentar',
    channel: 'Kanal',
    address: 'Kommentarens adress',
    addressHelp:
      'Adressen till kommentaren, inlägget eller sidan den står på. Sidan öppnas i en egen webbläsare, och kommentaren avbildas och läses av.',
    which: 'Vilken kommentar?',
    pointed: 'Den som adressen pekar på',
    pointedHelp: 'När adressen är en länk direkt till kommentaren.',
    choose: 'Jag väljer bland kommentarerna på sidan',
    chooseHelp: 'Sidan öppnas, och du får en lista över det som ser ut som kommentarer.',
    look: 'Hämta kommentarerna på sidan',
    looking: 'Öppnar sidan och letar efter kommentarer …',
    found_one: '{{count}} kommentar hittades',
    found_other: '{{count}} kommentarer hittades',
    left_one:
      '{{count}} kommentar till på sidan är inte med här. Ange kommentarens egen länk, eller peka ut den på sidan.',
    left_other:
      '{{count}} kommentarer till på sidan är inte med här. Ange en kommentars egen länk, eller peka ut den på sidan.',
    foundNone:
      'Inga kommentarer hittades på sidan. Kontrollera adressen, eller använd en länk direkt till kommentaren.',
    linked: label('isLinked'),
    own: label('byChannel'),
    noChannels: 'Registrera först kanalen som kommentaren står på.',
    save: 'Spara kommentaren',
    saving: 'Öppnar sidan och sparar kommentaren …',
    saved: 'Kommentaren är sparad.'
  },
  detail: {
    title: 'Kommentar av {{author}}',
    titleNone: 'Kommentar',
    titleUnknown: 'Kommentar: {{name}}',
    steps: 'Steg',
    content: 'Avsändare och uppgifter',
    text: 'Kommentarens text',
    author: 'Avsändare',
    authorAddress: label('authorAddress'),
    identity: 'Avsändaren är känd genom',
    timeShown: 'Tid som sidan visade',
    timeMachine: label('timeMachine'),
    permalink: label('permalink'),
    page: 'Sidans adress',
    notShown: 'Kanalarkiv hittade det inte',
    pictures: 'Bilder',
    picture: 'Skärmbild av kommentaren',
    context: 'Skärmbild av kommentaren i sitt sammanhang',
    confirmation: 'Skärmbild av sidan efter borttagningen',
    files: 'Filer',
    roles: {
      ...labelsIn(COMMENT_FILES, 'sv'),
      comment: 'Kommentaren',
      context: 'Sammanhanget',
      provenance: 'Hur den sparades (JSON)',
      confirmation: 'Efter borttagningen'
    }
  },
  banner: {
    notYet: 'Ta inte bort kommentaren än',
    noticed: 'Innehåll och avsändare är inte sparade.',
    saved: 'Innehåll och avsändare är sparade, men kopian är inte kontrollerad.',
    verified: 'Den sparade kopian har lästs tillbaka och stämmer. Beslutet återstår.',
    mayRemove: 'Nu får kommentaren tas bort',
    decided:
      'Den sparade kopian har lästs tillbaka och stämmer. Ta bort kommentaren på kanalen och bekräfta sedan här.',
    unconfirmed: 'Antecknad som borttagen',
    unconfirmedText: 'Det återstår att bekräfta att den är borta från kanalen.',
    goneBefore: 'Kommentaren hann inte sparas',
    goneBeforeText: 'Det som är känt om den står i beslutet. Den kom in, och är därför en allmän handling.',
    stays: 'Kommentaren får stå kvar',
    staysText: 'Beslutet är ett annat än att ta bort den.',
    removed: 'Kommentaren är borttagen',
    removedText: 'Innehållet och uppgifterna om avsändaren finns kvar i arkivet.'
  },
  problems: {
    'consent-withdrawn': sentence('consent-withdrawn', {}, 'sv'),
    'consent-ended': sentence('consent-ended', {}, 'sv'),
    'consent-stands': sentence('consent-stands', {}, 'sv'),
    'consent-struck': sentence('consent-struck', {}, 'sv'),
    'page-failed': 'Sidan kunde inte hämtas.',
    'comment-not-on-page': 'Kommentaren hittades inte på sidan.',
    'comment-maybe-known': 'Samma ord av samma avsändare är redan sparade. Säg om det är samma kommentar.',
    'facts-only': 'Kommentaren är antecknad utan bild, och av den sparas ingen fil.',
    'no-browser': 'Ingen webbläsare hittades på datorn.',
    'browser-ruled-out': 'En princip i kommunen förbjuder program att styra webbläsaren.',
    'browser-did-not-start': 'Webbläsaren startade inte.',
    'disk-full': 'Disken med arkivet var full.',
    'temporary-disk-full': 'Disken med datorns temporära filer var full.',
    'disk-failing': 'Disken med arkivet svarade med fel.',
    interrupted: 'Försöket avbröts.',
    other: 'Försöket avbröts av ett fel i programmet.'
  },
  retry: {
    title: 'Spara igen',
    text: 'Förra försöket lyckades inte. Försök igen medan kommentaren finns kvar på kanalen.',
    button: 'Försök spara igen'
  },
  decide: {
    title: 'Beslut',
    outcome: 'Utfall',
    category: label('category'),
    note: 'Anteckning',
    noteHelp: 'Hur bedömningen gjordes. Anteckningen följer med vid export.',
    senderNote: 'Vad är känt om avsändaren?',
    senderNoteHelp:
      'Kanalarkiv hittade ingen avsändare. Skriv den som står i bilden eller på kanalen, eller att det inte går att få veta. Först då kan kommentaren tas bort.',
    senderNoteTitle: 'Känt om avsändaren',
    button: 'Spara beslutet',
    saved: 'Beslutet är sparat.',
    by: capitalised(IMPORT_COLUMNS.decidedBy.sv),
    at: 'Beslutat'
  },
  verify: {
    title: 'Kontrollera kopian',
    text: 'Den sparade kopian läses tillbaka från disken, och varje fil kontrolleras mot sin kontrollsumma. Först när allt stämmer kan beslut fattas.',
    button: 'Kontrollera kopian',
    busy: 'Läser tillbaka den sparade kopian …',
    done: 'Kopian stämmer.'
  },
  confirm: {
    title: does('comments.confirmGone'),
    several: 'Bekräfta att kommentarerna är borta',
    together_one: 'Bekräfta {{count}} kommentar',
    together_other: 'Bekräfta {{count}} kommentarer',
    kind: 'Vad har gjorts på kanalen?',
    kinds: { unpublished: 'Avpublicerad (dold)', deleted: 'Raderad' },
    basis: 'Hur vet vi att den är borta?',
    bases: {
      'seen-gone': 'Kanalarkiv öppnar sidan igen och ser efter',
      person: 'Jag intygar att den är borta',
      later: 'Jag bekräftar det senare'
    },
    basesDone: {
      'seen-gone': 'Sidan öppnades igen',
      api: 'Plattformens svar',
      person: 'Intygat av en person'
    },
    button: 'Bekräfta',
    busy: 'Öppnar sidan och ser efter …',
    done: 'Borttagningen är bekräftad.',
    noted: 'Det är antecknat att kommentaren är borttagen.',
    removedBy: label('removedBy'),
    removedAt: 'Borttagen',
    how: 'Åtgärd',
    by: 'Bekräftat av',
    at: 'Bekräftat',
    known: 'Underlag'
  }
}
