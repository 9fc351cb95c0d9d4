import { fieldLabels } from '#shared/words/fields.ts'

const label = fieldLabels('sv')

/** Everything about one sender (registerutdrag), and the grounds that a channel has of its own. */
export const senders = {
  title: 'Allt om en avsändare',
  open: 'Allt om en avsändare',
  lead: 'Kommentarer och meddelanden från en och samma avsändare, till exempel när någon begär ett registerutdrag.',
  search: 'Namn, användarnamn, profiladress, e-post eller id',
  searchHelp:
    'Minst två tecken. Ett namn kan delas av flera personer, och en person kan förekomma som flera avsändare: jämför uppgifterna.',
  find: 'Sök',
  found: 'Avsändare',
  none: 'Ingen avsändare stämmer.',
  name: 'Namn',
  handle: label('handle'),
  profile: label('profile'),
  email: label('email'),
  nativeId: label('nativeId'),
  ip: label('ip'),
  userAgent: label('authorUserAgent'),
  platform: 'Plattform',
  basis: label('identityBasis'),
  comments: 'Kommentarer',
  messages: 'Meddelanden',
  unnamed: 'Utan namn',
  facts: 'Det som är känt',
  records: 'Det som finns',
  noRecords: 'Det finns inget från avsändaren.',
  inList: 'Visa i listan över kommentarer',
  kind: 'Typ',
  kinds: { comment: 'Kommentar', message: 'Meddelande' },
  text: 'Text',
  channel: 'Kanal',
  at: 'Kom in',
  noText: 'Ingen text är sparad',
  marks: 'Märkt',
  mark: 'Märkta',
  byMark: { unread: 'Olästa', flagged: 'Flaggade' },
  grounds: {
    title: 'Egna grunder för borttagning',
    lead: 'Utöver riktlinjernas sju kan kanalen ha egna grunder, när informationsenheten har godkänt dem (punkt h). En moderator kan föreslå en grund, och en registeransvarig godkänner den.',
    none: 'Kanalen har inga egna grunder.',
    add: 'Lägg till grund',
    name: 'Grunden',
    nameHelp: 'Så som den ska stå i besluten.',
    approved: 'Godkänd av {{by}} den {{on}}',
    retired: 'Används inte längre sedan',
    retire: 'Sluta använda',
    retireNamed: 'Sluta använda {{name}}',
    retireText:
      'Beslut som vilar på grunden står kvar. Den kan inte väljas i nya beslut, och det går inte att ångra.',
    proposed: 'Föreslagen av {{by}}. Väntar på att en registeransvarig godkänner den.',
    propose: 'Föreslå grund',
    approve: 'Godkänn',
    approveNamed: 'Godkänn {{name}}',
    approvedNow: 'Grunden är godkänd och kan användas.',
    saved: 'Grunden är tillagd.',
    proposedNow: 'Grunden är föreslagen.',
    stopped: 'Grunden används inte längre.'
  }
}
