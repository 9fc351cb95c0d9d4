// The fields of the register, and their values, in words: for histories and lists in the window and the terminal.
import type { Language } from './errors.ts'
import type { AddressKind, Channel, Mandate, Platform, StillHeld } from './register.ts'
import type { HistoryField, MovedByMerge } from './register-history.ts'

type Said = Readonly<Record<Language, string>>

export const FIELD_WORDS: Readonly<Record<HistoryField, Said>> = {
  name: { sv: 'Namn', en: 'Name' },
  mailbox: { sv: 'Myndighetsbrevlåda', en: 'Authority’s mailbox' },
  email: { sv: 'E-post', en: 'E-mail' },
  departedOn: { sv: 'Slutade', en: 'Left' },
  platform: { sv: 'Plattform', en: 'Platform' },
  addresses: { sv: 'Adresser', en: 'Addresses' },
  departmentId: { sv: 'Förvaltning', en: 'Department' },
  responsibleId: { sv: 'Ansvarig', en: 'Responsible' },
  standInId: { sv: 'Ersättare', en: 'Stand-in' },
  purpose: { sv: 'Syfte', en: 'Purpose' },
  benefit: { sv: 'Nytta', en: 'Benefit' },
  commentPurpose: { sv: 'Vad kommentarerna är till för', en: 'What comments are for' },
  dialogue: { sv: 'Dialog', en: 'Dialogue' },
  hasLogo: { sv: 'Kommunens logotyp visas', en: 'The municipality’s logo is shown' },
  contact: { sv: 'Kontakt för allmänheten', en: 'Contact for the public' },
  responseTime: { sv: 'När man kan vänta svar', en: 'When to expect an answer' },
  openedOn: { sv: 'Öppnad', en: 'Opened' },
  mandate: { sv: 'Beslut', en: 'Mandate' },
  mandateFor: { sv: 'Beslut för personer', en: 'Mandate for people' },
  visibleChange: { sv: 'Synlig ändring', en: 'Visible change' },
  credential: { sv: 'Inloggning', en: 'Log-in' },
  override: { sv: 'Utan kontrollerad insamling', en: 'Without a verified capture' },
  closedOn: { sv: 'Stängd', en: 'Closed' },
  retiredBecause: { sv: 'Skäl till avslutet', en: 'Reason for retiring' },
  struckMandate: { sv: 'Struket beslut', en: 'Struck mandate' },
  struckBecause: { sv: 'Skäl till att beslutet ströks', en: 'Reason for striking the mandate' },
  takenUpBecause: { sv: 'Skäl till att kanalen togs upp igen', en: 'Reason for taking the channel up again' },
  address: { sv: 'Adress', en: 'Address' },
  role: { sv: 'Kommunens roll', en: 'The municipality’s role' },
  partners: { sv: 'Tillsammans med', en: 'Together with' },
  removedBecause: { sv: 'Skäl till borttagningen', en: 'Reason for removing' },
  mergedInto: { sv: 'ihopslagen med', en: 'merged into' }
}

export const KIND_WORDS: Readonly<Record<AddressKind, Said>> = {
  page: { sv: 'Sida', en: 'Page' },
  about: { sv: 'Om kanalen', en: 'About' },
  videos: { sv: 'Videor', en: 'Videos' },
  groups: { sv: 'Grupper', en: 'Groups' },
  other: { sv: 'Annat', en: 'Other' }
}

/** What somebody who has left may still have. */
export const HELD_WORDS: Readonly<Record<StillHeld['kind'], Said>> = {
  responsible: { sv: 'Ansvarig för kanalen', en: 'Responsible for the channel' },
  'stand-in': { sv: 'Ersättare i kanalen', en: 'Stand-in in the channel' },
  credential: { sv: 'Inloggning', en: 'Log-in' },
  mandate: { sv: 'Beslut utan slutdatum', en: 'Mandate without an end' },
  user: { sv: 'Roller i arkivet', en: 'Roles in the archive' },
  conversation: { sv: 'Handläggare av meddelanden som väntar', en: 'Handler of messages that wait' }
}

/** What a merge may move. */
const MOVED_WORDS: Readonly<Record<MovedByMerge['what'], Said>> = {
  responsible: HELD_WORDS.responsible,
  'stand-in': HELD_WORDS['stand-in'],
  credential: HELD_WORDS.credential,
  user: { sv: 'Användare i arkivet', en: 'User of the archive' },
  mandate: FIELD_WORDS.mandate,
  channel: { sv: 'Kanal', en: 'Channel' },
  person: { sv: 'Person', en: 'Person' },
  merged: { sv: 'Ihopslagen dit tidigare', en: 'Merged into it before' }
}

/** One thing that a merge moved, in words; of one that was undone, whether it came back. */
export function movedInWords({ what, name, cameBack }: MovedByMerge, language: Language): string {
  const left = { sv: 'ändrat sedan dess, kvar som det är', en: 'changed since, left as it is' }
  return `${MOVED_WORDS[what][language]}: ${name}${cameBack === false ? ` (${left[language]})` : ''}`
}

export const PLATFORM_WORDS: Readonly<Record<Platform, Said>> = {
  facebook: { sv: 'Facebook', en: 'Facebook' },
  instagram: { sv: 'Instagram', en: 'Instagram' },
  youtube: { sv: 'YouTube', en: 'YouTube' },
  linkedin: { sv: 'LinkedIn', en: 'LinkedIn' },
  x: { sv: 'X', en: 'X' },
  tiktok: { sv: 'TikTok', en: 'TikTok' },
  bluesky: { sv: 'Bluesky', en: 'Bluesky' },
  mastodon: { sv: 'Mastodon', en: 'Mastodon' },
  blog: { sv: 'Blogg', en: 'Blog' },
  website: { sv: 'Webbplats', en: 'Website' },
  other: { sv: 'Annan', en: 'Other' }
}
const YES_NO: Readonly<Record<string, Said>> = { yes: { sv: 'Ja', en: 'Yes' }, no: { sv: 'Nej', en: 'No' } }
const VALUES: Readonly<Partial<Record<HistoryField, Readonly<Record<string, Said>>>>> = {
  dialogue: YES_NO,
  hasLogo: YES_NO,
  platform: PLATFORM_WORDS,
  role: { principal: { sv: 'Huvudman', en: 'Principal' }, partner: { sv: 'Partner', en: 'Partner' } }
}

/** The addresses of a channel, one a line with what each shows, as a history keeps them. */
export function addressesSaid({ addresses, kinds }: Pick<Channel, 'addresses' | 'kinds'>): string {
  return addresses.map((address, at) => `${kinds[at] ?? 'page'} ${address}`).join('\n')
}

/** A decision on one line, as a history keeps it. */
export function mandateSaid(mandate: Omit<Mandate, 'id'>): string {
  const { decidedBy, decidedOn, validUntil, reference, tool, document } = mandate
  return [decidedBy, `${decidedOn} – ${validUntil ?? ''}`.trim(), reference, tool, document?.name]
    .filter(Boolean)
    .join(', ')
}

/** A value as a history keeps it, in the person's language. */
export function valueInWords(field: HistoryField, value: string, language: Language): string {
  if (field === 'addresses')
    return value
      .split('\n')
      .map(line => {
        const [, kind = '', address = line] = /^(\w+) (.*)$/.exec(line) ?? []
        // The kinds are those of the register; the commonest is not said.
        return kind === 'page' || !isKind(kind) ? address : `${KIND_WORDS[kind][language]}: ${address}`
      })
      .join('\n')
  return VALUES[field]?.[value]?.[language] ?? value
}

const isKind = (word: string): word is AddressKind => Object.hasOwn(KIND_WORDS, word)
