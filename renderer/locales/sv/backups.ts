import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** Backups of the archive. */
export const backups = {
  title: 'Säkerhetskopior',
  lead: 'Arkivet på en annan disk, en nätverksdisk eller en S3-lagring. Det kan användas medan kopian görs, och bara det som är nytt kopieras.',
  none: 'Arkivet säkerhetskopieras inte.',
  noneText:
    'Lägg till en mapp på en annan disk eller en nätverksdisk, eller en S3-lagring. Helst två, varav en som kopplas från.',
  onServer:
    'En plats tas i bruk av den som sköter servern: kanalarkiv-server backup --config FIL --to MAPP, medan servern är stoppad. Därefter skriver servern dit av sig själv.',
  kept: 'De tre nyaste säkerhetskopiorna behålls, och dessutom den sista för varje dag i två veckor, den sista för varje vecka i två månader och den sista för varje månad i ett år. Paketen i mappen exports och datorns lösenord är inte med.',
  add: 'Lägg till plats',
  addLead: 'Välj en ny eller tom plats, eller en som redan har säkerhetskopior av det här arkivet.',
  added: 'Platsen är tillagd.',
  place: 'Kopiornas plats',
  inFolder: 'I en mapp',
  inStore: 'I en S3-lagring',
  storeAddress: label('backups.connect store.address'),
  storeAddressHelp: 's3:https://lagringen/bucketen, och gärna en mapp i den.',
  storeRegion: label('region'),
  storeKey: label('accessKeyId'),
  storeSecret: 'Nyckelns hemlighet',
  storeSecretHelp:
    'Den sparas i nyckelringen på arkivets dator och ingen annanstans. Har bucketen Object Lock låses kopiorna så att ingen tar bort dem i förtid.',
  folder: 'Mapp för säkerhetskopiorna',
  plan: 'Säkerhetskopiera automatiskt',
  planHelp: 'Medan programmet är igång med arkivet öppet.',
  never: 'Aldrig',
  how: 'Vem ska kunna läsa kopiorna?',
  open: 'Den som kommer åt mappen',
  encrypted: 'Bara den som har nyckelns ord',
  encryptedText:
    'Kopiorna krypteras. Utan nyckelns 24 ord kan ingen läsa dem, inte heller den som har gjort programmet. Orden visas en enda gång.',
  makeKey: 'Skapa en nyckel',
  keyNeeded: 'Skapa en nyckel först.',
  words: 'Skriv ner orden på papper, i två exemplar',
  wordsText: 'Förvara dem på olika ställen, och inte på den här datorn. De sparas inte någonstans.',
  lastWhole: label('lastWhole'),
  last: 'Senaste försöket',
  problem: label('backups.problem'),
  isEncrypted: 'Krypterad',
  yes: 'Ja',
  no: 'Nej',
  write: 'Säkerhetskopiera nu',
  verify: 'Läs om allt och jämför',
  forget: 'Ta bort ur listan',
  working: 'Kopierar och läser om …',
  written: 'Säkerhetskopia nr {{number}} är skriven.',
  writtenText:
    '{{objects}} {{objects|fil|filer}}, {{size}}. {{newObjects}} av dem är {{newObjects|ny och läst|nya och lästa}} igen i mappen.',
  damaged_one: '{{count}} fil i arkivet är skadad eller saknas, och är inte med. Kontrollera arkivet.',
  damaged_other: '{{count}} filer i arkivet är skadade eller saknas, och är inte med. Kontrollera arkivet.',
  right: 'Allt i mappen är som det skrevs.',
  rightText:
    '{{generations}} {{generations|säkerhetskopia|säkerhetskopior}} och {{objects}} {{objects|fil|filer}} ({{size}}) lästes och jämfördes med sina kontrollsummor, och med vad arkivet antecknade när de skrevs.',
  wrong_one: '{{count}} avvikelse i säkerhetskopiorna.',
  wrong_other: '{{count}} avvikelser i säkerhetskopiorna.',
  findings: 'Avvikelser i säkerhetskopiorna',
  finding: 'Avvikelse',
  what: 'Vad',
  history: 'Tidigare säkerhetskopior',
  at: 'När, och hur det gick',
  number: 'Nr',
  new: label('newObjects')
}
