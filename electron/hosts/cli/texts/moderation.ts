// What `moderation` says.
import type { Text } from '../language.ts'

export const moderation = {
  group: {
    sv: 'moderera kommentarer genom plattformarna',
    en: 'moderate comments through the platforms'
  },
  act: {
    sv: 'dölj, håll kvar, skräpmärk, släng, radera eller visa igen: bara det som är sparat, kontrollerat och beslutat',
    en: 'hide, hold, mark as spam, trash, delete or show again: only what is saved, verified and decided'
  },
  show: {
    sv: 'visa hur kommentaren står hos plattformen',
    en: 'show how the comment stands at the platform'
  },
  proof: {
    sv: 'kontrollera avsändarens signatur på kommentaren, utan att fråga plattformen',
    en: 'check the author’s signature on the comment, without asking the platform'
  },
  holds: {
    sv: 'Signaturen stämmer: {signedBy} har signerat posten {cid} med de här orden:',
    en: 'The signature is right: {signedBy} has signed the record {cid} with these words:'
  },
  action: { sv: 'vad som görs', en: 'what is done' },
  acting: { sv: 'Talar med plattformen om {id}.', en: 'Speaking to the platform about {id}.' },
  done: {
    sv: '{id}: gjort, och plattformen visar det.',
    en: '{id}: done, and the platform shows it.'
  },
  notDone: { sv: '{id}: {refusal}', en: '{id}: {refusal}' },
  someFailed: {
    sv: '{failed} av {count} gick inte. Det som är sparat finns kvar.',
    en: '{failed} of {count} did not go. What was saved remains.'
  },
  notRead: {
    sv: 'Kommentaren är inte inläst genom kanalens konto.',
    en: 'The comment was not read in through the account of the channel.'
  },
  facts: {
    status: { sv: 'Hos plattformen', en: 'At the platform' },
    nativeId: { sv: 'Plattformens id', en: 'Id of the platform' },
    thread: { sv: 'Under', en: 'Under' },
    ip: { sv: 'Avsändarens IP-adress', en: 'IP address of the author' },
    userAgent: { sv: 'Avsändarens program', en: 'Program of the author' },
    created: { sv: 'Skriven', en: 'Written' },
    seen: { sv: 'Senast sedd', en: 'Last seen' },
    vanished: {
      sv: 'Försvunnen (borttagen av avsändaren eller plattformen)',
      en: 'Vanished (removed by its author or the platform)'
    },
    read: { sv: 'Läst', en: 'Looked at' },
    proof: { sv: 'Avsändarens signatur, kontrollerad', en: 'Signature of the author, checked' },
    versions: { sv: 'Lydelser', en: 'Wordings' },
    possible: { sv: 'Kan göras nu', en: 'Can be done now' }
  },
  statuses: {
    visible: { sv: 'synlig', en: 'visible' },
    hidden: { sv: 'dold', en: 'hidden' },
    held: { sv: 'väntar på granskning', en: 'held for review' },
    spam: { sv: 'skräp', en: 'spam' },
    trash: { sv: 'i papperskorgen', en: 'in the trash' },
    gone: { sv: 'borta', en: 'gone' }
  },
  states: {
    begun: { sv: 'påbörjad', en: 'begun' },
    done: { sv: 'gjord', en: 'done' },
    refused: { sv: 'gick inte', en: 'did not go' },
    unknown: { sv: 'okänt utfall', en: 'outcome unknown' }
  }
} as const satisfies Record<string, Text | Record<string, Text>>
