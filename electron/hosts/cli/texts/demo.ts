// What `demo` says while it works and when it is done.
import type { Text } from '../language.ts'

export const demo = {
  run: {
    sv: 'gå igenom hela arbetet i demokommunen',
    en: 'go through the whole job in the demo municipality'
  },
  into: {
    sv: 'mapp för arkivet; annars en ny mapp i hemmappen',
    en: 'folder for the archive; otherwise a new folder in the home folder'
  },
  site: {
    sv: '1/8 Demokommunen har startat på {{origin}}, bara på den här datorn.',
    en: '1/8 The demo municipality has started at {{origin}}, on this computer only.'
  },
  archive: { sv: '2/8 Arkivet är skapat i {{dir}}.', en: '2/8 The archive is made in {{dir}}.' },
  channels: {
    sv: '3/8 {{count}} kanaler är registrerade, var och en med förvaltning, ansvarig, syfte och beslut.',
    en: '3/8 {{count}} channels are registered, each with department, responsible person, purpose and mandate.'
  },
  capture: {
    sv: '4/8 Halvårets insamling av alla kanaler börjar, i en riktig webbläsare.',
    en: '4/8 The half-year’s capture of all channels begins, in a real browser.'
  },
  comment: {
    sv: '5/8 En kränkande kommentar sparas innan den tas bort.',
    en: '5/8 An abusive comment is saved before it is removed.'
  },
  saved: {
    sv: '    Sparad: bilder, text, avsändare och länk ({{files}} filer). Den fanns bland {{found}} på sidan.',
    en: '    Saved: pictures, text, sender and link ({{files}} files). It was among {{found}} on the page.'
  },
  decided: {
    sv: '    Det sparade är läst tillbaka och stämmer. Beslut: {{ground}}. Nu får den tas bort.',
    en: '    The saved copy was read back and is right. Decision: {{ground}}. It may now be removed.'
  },
  gone: {
    sv: '    Kommentaren togs bort på webbplatsen, sidan öppnades igen, och den är borta.',
    en: '    The comment was removed from the site, the page was opened again, and it is gone.'
  },
  messages: {
    sv: '6/8 {{count}} direktmeddelanden är intagna: ett registrerat, ett kopierat till brevlådan, ett hänvisat.',
    en: '6/8 {{count}} direct messages are taken in: one registered, one copied to the mailbox, one redirected.'
  },
  moved: {
    sv: '7/8 Tiden går på demokommunen. {{channel}} samlas in igen inför en ändring.',
    en: '7/8 Time passes in the demo municipality. {{channel}} is captured again, before a change.'
  },
  exporting: {
    sv: '8/8 Ett paket skrivs, och arkiv och paket kontrolleras.',
    en: '8/8 A package is written, and archive and package are verified.'
  },
  oneMore: { sv: '    Ett paket till: {{format}}', en: '    One more package: {{format}}' },
  wherePackages: {
    sv: '  Ett paket av varje form: {{dir}}',
    en: '  One package of every form: {{dir}}'
  },
  beforeChange: { sv: 'Sidan ska göras om.', en: 'The page is to be remade.' },
  decisionNote: {
    sv: 'Personangrepp mot en namngiven anställd.',
    en: 'Personal attack on a named employee.'
  },
  redirectReply: {
    sv: 'Hej! Skriv gärna till kommunens officiella brevlåda, så får du svar därifrån.',
    en: 'Hello! Please write to the official mailbox of the municipality, and you will get an answer from there.'
  },
  keptIn: {
    sv: 'Det som hann göras finns i arkivet {{dir}}.',
    en: 'What was done in time is in the archive {{dir}}.'
  },
  doneTitle: { sv: 'Det här är gjort', en: 'What has been done' },
  doneChannels: {
    sv: '- {{count}} kanaler finns i registret med sina beslut.',
    en: '- {{count}} channels are in the register with their mandates.'
  },
  doneCaptures: {
    sv: '- {{total}} insamlingar: {{complete}} {{complete|fullständig|fullständiga}}, {{partial}} {{partial|ofullständig|ofullständiga}}, {{refused}} {{refused|nekad|nekade}}, {{failed}} {{failed|misslyckad|misslyckade}}.',
    en: '- {{total}} captures: {{complete}} complete, {{partial}} partial, {{refused}} refused, {{failed}} failed.'
  },
  lacking: { sv: '  {{channel}} ({{state}}): {{reason}}', en: '  {{channel}} ({{state}}): {{reason}}' },
  asItShould: {
    sv: '  En sida bakom inloggning ska inte se ut som insamlad. Därför visas den så, precis som den ska.',
    en: '  A page behind a log-in must not look as if it were captured. That is why it is shown so, as it should be.'
  },
  doneComment: {
    sv: '- En kommentar av {{author}} är sparad, kontrollerad, beslutad ({{ground}}) och sedan bekräftat borta.',
    en: '- A comment by {{author}} is saved, verified, decided ({{ground}}), and then confirmed to be gone.'
  },
  doneMessages: {
    sv: '- {{count}} meddelanden: ett med diarienummer {{number}}, ett kopierat till {{mailbox}}, ett hänvisat.',
    en: '- {{count}} messages: one under diary number {{number}}, one copied to {{mailbox}}, one redirected.'
  },
  doneExport: {
    sv: '- Ett paket med {{files}} filer ({{size}}) är skrivet och återläst.',
    en: '- A package of {{files}} files ({{size}}) is written and read back.'
  },
  verified: {
    sv: '- Arkivet och paketet är kontrollerade: varje journalrad och varje fil stämmer.',
    en: '- Archive and package are verified: every journal line and every file is right.'
  },
  notVerified: {
    sv: '- Kontrollen fann det här som inte stämmer ({{count}}):',
    en: '- The verification found what is not right ({{count}}):'
  },
  whereTitle: { sv: 'Det finns här', en: 'Where it is' },
  whereArchive: { sv: '  Arkivet  {{dir}}', en: '  Archive  {{dir}}' },
  wherePackage: { sv: '  Paketet  {{dir}}', en: '  Package  {{dir}}' }
} as const satisfies Record<string, Text>
