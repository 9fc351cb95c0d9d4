// Where each kind of record is seen in the window.
import type { SecrecyKind } from '#shared/secrecy.ts'

/** Where a record is seen, by its id and that of the record it stands with. */
export const RECORD_PLACES: Readonly<Record<SecrecyKind, (id: string, within: string) => string>> = {
  department: () => '/channels/people',
  person: () => '/channels/people',
  channel: id => `/channels/${id}`,
  website: () => '/channels/public-list',
  mandate: (_, channel) => `/channels/${channel}`,
  credential: (_, channel) => `/channels/${channel}`,
  account: (_, channel) => `/channels/${channel}`,
  attestation: (_, department) => `/channels/attestations/${department}`,
  'checklist-answer': (_, channel) => `/channels/checklists/${channel}`,
  consent: () => '/channels/consents',
  capture: id => `/captures/${id}`,
  comment: id => `/comments/${id}`,
  sender: id => `/comments/senders/${id}`,
  message: id => `/messages/${id}`,
  conversation: id => `/messages/thread/${id}`,
  import: id => `/messages/imports/${id}`,
  mail: () => '/messages/mail',
  package: id => `/export/${id}`,
  receipt: (_, exported) => `/export/${exported}`,
  disclosure: id => `/disclosures/${id}`,
  hold: () => '/disposal/holds',
  document: id => `/journal/${id}`
}
