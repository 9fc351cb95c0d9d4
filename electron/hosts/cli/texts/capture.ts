// What `capture` says.
import type { Text } from '../language.ts'

export const capture = {
  channel: {
    sv: 'kanal att samla in',
    en: 'channel to capture'
  },
  all: { sv: 'alla kanaler som inte är avslutade', en: 'all channels that are not retired' },
  due: { sv: 'bara det som saknas för halvåret', en: 'only what is missing for the half-year' },
  kind: { sv: 'varför insamlingen görs', en: 'why the run is made' },
  reason: { sv: 'skälet i ord', en: 'the reason in words' },
  acceptBad: {
    sv: 'samla in även sidor vars certifikat inte är giltigt, och märk dem',
    en: 'capture pages with a bad certificate all the same, and mark them'
  },
  viewport: {
    sv: 'vad sidorna visas i: ett datorfönster (desktop) eller en telefon (mobile); annars som varje kanal är inställd',
    en: 'what the pages are shown in: a desktop computer’s window or a phone; otherwise as each channel is set'
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
  retryFailed: {
    sv: 'Försök igen med {{failed|den adress som misslyckades|de adresser som misslyckades}}: kanalarkiv capture --retry {{id}}',
    en: 'Try the {{failed|address|addresses}} that failed again with: kanalarkiv capture --retry {{id}}'
  },
  stopped: {
    sv: 'Körningen stoppades. {{kept}} {{kept|insamling blev klar|insamlingar blev klara}} och finns kvar i arkivet. Den som pågick räknas inte; kör igen för att samla in resten.',
    en: 'The run was stopped. {{kept}} {{kept|capture was finished and remains|captures were finished and remain}} in the archive. What was going on does not count; run again to capture the rest.'
  },
  department: { sv: 'bara den här förvaltningens kanaler', en: 'only the channels of this department' },
  resume: {
    sv: 'fortsätt en körning: det som är kvar och det som nekades',
    en: 'resume a run: what is left and what was refused'
  },
  retry: {
    sv: 'fortsätt en körning, även med det som misslyckades',
    en: 'resume a run, also with what failed'
  },
  forecastLine: {
    sv: '{{addresses}} {{addresses|adress|adresser}}, ungefär {{bytes}} och {{minutes}} {{minutes|minut|minuter}}. Ledigt på disken: {{free}}.',
    en: '{{addresses}} {{addresses|address|addresses}}, about {{bytes}} and {{minutes}} {{minutes|minute|minutes}}. Free on the disk: {{free}}.'
  },
  tooSmall: {
    sv: 'Det räcker inte: körningen skulle inte startas.',
    en: 'That is not enough: the run would not be started.'
  },
  paused: {
    person: {
      sv: 'Körningen är pausad. Fortsätt med: kanalarkiv capture --resume {{id}}',
      en: 'The run is paused. Resume with: kanalarkiv capture --resume {{id}}'
    },
    login: {
      sv: 'Körningen väntar på att någon loggar in i en webbläsarprofil. Fortsätt sedan med: kanalarkiv capture --resume {{id}}',
      en: 'The run waits for someone to log in with a browser profile. Then resume with: kanalarkiv capture --resume {{id}}'
    },
    host: {
      sv: 'Körningen väntar till {{until}} på en webbplats som inte tar emot fler förfrågningar. Fortsätt sedan med: kanalarkiv capture --resume {{id}}',
      en: 'The run waits until {{until}} for a website that takes no more requests. Then resume with: kanalarkiv capture --resume {{id}}'
    },
    disk: {
      sv: 'Körningen pausades innan disken blev full. Frigör plats, och fortsätt sedan med: kanalarkiv capture --resume {{id}}',
      en: 'The run was paused before the disk was full. Free some space, and then resume with: kanalarkiv capture --resume {{id}}'
    },
    files: {
      sv: 'Körningen väntar: lagringstjänsten (S3) svarade inte eller tog inte emot filerna. Se efter att den är i gång, och fortsätt sedan med: kanalarkiv capture --resume {{id}}',
      en: 'The run waits: the store (S3) did not answer, or did not take the files. See that it is running, and then resume with: kanalarkiv capture --resume {{id}}'
    }
  },
  endedEarly: { sv: 'Körningen slutade i förtid: {{why}}', en: 'The run ended early: {{why}}' },
  reasonLine: { sv: '{{channel}}, {{address}}: {{reason}}', en: '{{channel}}, {{address}}: {{reason}}' }
} as const satisfies Record<string, Text | Record<string, Text>>
