// What a column of a spreadsheet of channels may hold.

import type { Words } from '../refusal-words.ts'
import type { ImportField } from '../register-import.ts'

export const IMPORT_COLUMNS = {
  name: { sv: 'kanalens namn', en: 'name of the channel' },
  platform: { sv: 'plattform', en: 'platform' },
  addresses: { sv: 'adresser', en: 'addresses' },
  aboutAddresses: { sv: 'adresser till om-sidor', en: 'addresses of about pages' },
  videoAddresses: { sv: 'adresser till videor', en: 'addresses of videos' },
  groupAddresses: { sv: 'adresser till grupper', en: 'addresses of groups' },
  otherAddresses: { sv: 'andra adresser', en: 'other addresses' },
  department: { sv: 'förvaltning', en: 'department' },
  mailbox: { sv: 'förvaltningens brevlåda', en: 'mailbox of the department' },
  responsible: { sv: 'ansvarig', en: 'responsible' },
  email: { sv: 'den ansvarigas e-post', en: 'e-mail of the responsible person' },
  standIn: { sv: 'ersättare', en: 'stand-in' },
  standInEmail: { sv: 'ersättarens e-post', en: 'e-mail of the stand-in' },
  purpose: { sv: 'syfte', en: 'purpose' },
  dialogue: { sv: 'dialog', en: 'dialogue' },
  hasLogo: { sv: 'logotypen visas', en: 'the logo is shown' },
  benefit: { sv: 'nytta', en: 'benefit' },
  commentPurpose: { sv: 'vad kommentarerna är till för', en: 'what comments are for' },
  contact: { sv: 'kontakt för allmänheten', en: 'contact for the public' },
  responseTime: { sv: 'när man kan vänta svar', en: 'when to expect an answer' },
  openedOn: { sv: 'öppnad', en: 'opened' },
  closedOn: { sv: 'stängd', en: 'closed' },
  decidedBy: { sv: 'beslutat av', en: 'decided by' },
  decidedOn: { sv: 'beslutsdatum', en: 'date of decision' },
  validUntil: { sv: 'gäller till och med', en: 'valid until' },
  reference: { sv: 'diarienummer', en: 'diary number' },
  tool: { sv: 'verktyg', en: 'tool' },
  mandatePeople: { sv: 'vilka personer beslutet gäller', en: 'which people the decision is for' },
  websiteRole: { sv: 'kommunens roll för en webbplats', en: 'the municipality’s role for a website' },
  partners: { sv: 'webbplatsens partner', en: 'partners of the website' }
} as const satisfies Words & Record<ImportField, unknown>
