// What `capture` says.
import type { CaptureState } from '#shared/capture.ts'
import type { Text } from '../language.ts'

export const capture = {
  show: { sv: 'visa en insamling', en: 'show a capture' },
  channel: {
    sv: 'kanal att samla in; kan anges flera gånger',
    en: 'channel to capture; may be given several times'
  },
  all: { sv: 'alla kanaler som inte är avslutade', en: 'all channels that are not retired' },
  due: { sv: 'bara det som saknas för halvåret', en: 'only what is missing for the half-year' },
  kind: { sv: 'varför insamlingen görs', en: 'why the round is made' },
  reason: { sv: 'skälet i ord', en: 'the reason in words' },
  acceptBad: {
    sv: 'samla in även sidor vars certifikat inte är giltigt, och märk dem',
    en: 'capture pages with a bad certificate all the same, and mark them'
  },
  viewport: {
    sv: 'vad sidorna visas i: ett datorfönster (desktop) eller en telefon (mobile); annars som varje kanal är inställd',
    en: 'what the pages are shown in: a desktop computer’s window or a phone; otherwise as each channel is set'
  },
  text: { sv: 'visa sidans synliga text', en: 'show the visible text of the page' },
  textChanged: {
    sv: 'Text: {{added}} {{added|rad|rader}} till, {{removed}} {{removed|rad|rader}} bort.',
    en: 'Text: {{added}} {{added|line|lines}} added, {{removed}} {{removed|line|lines}} removed.'
  },
  starting: { sv: 'Startar webbläsaren.', en: 'Starting the browser.' },
  began: {
    sv: 'Adresser att samla in: {{total}} ({{period}}).',
    en: 'Addresses to capture: {{total}} ({{period}}).'
  },
  ended: {
    sv: '{{done}}/{{total}} {{state}}: {{channel}}, {{address}}',
    en: '{{done}}/{{total}} {{state}}: {{channel}}, {{address}}'
  },
  summary: {
    sv: '{{complete}} {{complete|fullständig|fullständiga}}, {{partial}} {{partial|ofullständig|ofullständiga}}, {{refused}} {{refused|nekad|nekade}}, {{failed}} {{failed|misslyckad|misslyckade}} av {{total}} {{total|adress|adresser}}.',
    en: '{{complete}} complete, {{partial}} partial, {{refused}} refused, {{failed}} failed of {{total}} {{total|address|addresses}}.'
  },
  stopped: {
    sv: 'Omgången stoppades. {{kept}} {{kept|insamling blev klar|insamlingar blev klara}} och finns kvar i arkivet. Den som pågick räknas inte; kör igen för att samla in resten.',
    en: 'The run was stopped. {{kept}} {{kept|capture was finished and remains|captures were finished and remain}} in the archive. What was going on does not count; run again to capture the rest.'
  },
  department: { sv: 'bara den här förvaltningens kanaler', en: 'only the channels of this department' },
  resume: {
    sv: 'gå vidare med en omgång: det som är kvar och det som nekades',
    en: 'go on with a run: what is left and what was refused'
  },
  retry: {
    sv: 'gå vidare med en omgång, även med det som misslyckades',
    en: 'go on with a run, also with what failed'
  },
  forecast: {
    sv: 'säg vad en omgång skulle ta av disk och tid',
    en: 'say what a run would take of disk and time'
  },
  forecastLine: {
    sv: '{{addresses}} {{addresses|adress|adresser}}, ungefär {{bytes}} och {{minutes}} {{minutes|minut|minuter}}. Ledigt på disken: {{free}}.',
    en: '{{addresses}} {{addresses|address|addresses}}, about {{bytes}} and {{minutes}} {{minutes|minute|minutes}}. Free on the disk: {{free}}.'
  },
  tooSmall: {
    sv: 'Det räcker inte: omgången skulle inte startas.',
    en: 'That is not enough: the run would not be started.'
  },
  paused: {
    person: {
      sv: 'Omgången är pausad. Gå vidare med: kanalarkiv capture --resume {{id}}',
      en: 'The run is paused. Go on with: kanalarkiv capture --resume {{id}}'
    },
    login: {
      sv: 'Omgången väntar på att någon loggar in i en webbläsarprofil. Gå sedan vidare med: kanalarkiv capture --resume {{id}}',
      en: 'The run waits for someone to log in in a browser profile. Then go on with: kanalarkiv capture --resume {{id}}'
    },
    host: {
      sv: 'Omgången väntar till {{until}} på en webbplats som inte tar emot fler förfrågningar. Gå sedan vidare med: kanalarkiv capture --resume {{id}}',
      en: 'The run waits until {{until}} for a website that takes no more requests. Then go on with: kanalarkiv capture --resume {{id}}'
    },
    disk: {
      sv: 'Omgången pausades innan disken blev full. Frigör plats, och gå vidare med: kanalarkiv capture --resume {{id}}',
      en: 'The run was paused before the disk was full. Free some space, and go on with: kanalarkiv capture --resume {{id}}'
    }
  },
  endedEarly: { sv: 'Omgången slutade i förtid: {{why}}', en: 'The run ended early: {{why}}' },
  reasonLine: { sv: '{{channel}}, {{address}}: {{reason}}', en: '{{channel}}, {{address}}: {{reason}}' },
  states: {
    running: { sv: 'pågår', en: 'running' },
    complete: { sv: 'fullständig', en: 'complete' },
    partial: { sv: 'ofullständig', en: 'partial' },
    refused: { sv: 'nekad', en: 'refused' },
    failed: { sv: 'misslyckad', en: 'failed' },
    interrupted: { sv: 'avbruten', en: 'interrupted' }
  } satisfies Record<CaptureState, Text>
} as const satisfies Record<string, Text | Record<string, Text>>

/** What is being done to a page, by the name of the step. A step that is not here is told by its name. */
export const steps: Readonly<Record<string, Text>> = {
  address: { sv: 'prövar adressen', en: 'checking the address' },
  window: { sv: 'öppnar ett fönster', en: 'opening a window' },
  load: { sv: 'hämtar sidan', en: 'fetching the page' },
  settle: { sv: 'väntar in sidan', en: 'letting the page settle' },
  follow: { sv: 'följer omdirigeringar', en: 'following redirects' },
  wall: { sv: 'ser efter hinder', en: 'looking for what stands in the way' },
  view: { sv: 'avbildar första vyn', en: 'picturing the first view' },
  consent: { sv: 'stänger kakrutan', en: 'closing the cookie notice' },
  prompt: { sv: 'stänger rutor om inloggning', en: 'closing prompts to log in' },
  sort: { sv: 'väljer alla kommentarer', en: 'choosing all comments' },
  expand: { sv: 'fäller ut kommentarer', en: 'expanding comments' },
  scroll: { sv: 'rullar sidan', en: 'scrolling the page' },
  pictures: { sv: 'väntar in bilder', en: 'waiting for pictures' },
  screenshot: { sv: 'avbildar hela sidan', en: 'picturing the whole page' },
  text: { sv: 'läser texten', en: 'reading the text' },
  layout: { sv: 'läser var texten står', en: 'reading where the text is' },
  source: { sv: 'sparar källkoden', en: 'saving the source' },
  pdf: { sv: 'skriver en PDF', en: 'writing a PDF' },
  wacz: { sv: 'skriver webbarkivet', en: 'writing the web archive' },
  count: { sv: 'räknar kommentarer och inlägg', en: 'counting comments and posts' },
  verify: { sv: 'läser tillbaka', en: 'reading back' }
}
