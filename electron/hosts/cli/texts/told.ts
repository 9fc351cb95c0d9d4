// What a command came to, in a sentence instead of the fields of its answer; `{{…}}` are some of these.
import type { Method } from '#shared/rules.ts'
import type { Text } from '../language.ts'

const saved = {
  sv: 'Kommentaren är sparad med id {{id}}. Kopian är läst tillbaka och stämmer. Ta inte bort den än: besluta först.',
  en: 'The comment is saved with the id {{id}}. The copy was read back and is right. Do not remove it yet: decide first.'
}

export const TOLD: Readonly<Partial<Record<Method, Text>>> = {
  'accounts.forget': {
    sv: 'Nyckeln är borttagen ur datorns nyckelring. Det som lästes in med kontot finns kvar. Återkalla nyckeln hos plattformen också.',
    en: 'The key is taken out of the computer’s keychain. What was read with the account remains. Revoke the key at the platform too.'
  },
  'channels.edit': { sv: 'Uppgifterna om {{name}} är sparade.', en: 'The details of {{name}} are saved.' },
  'channels.register': {
    sv: 'Kanalen {{name}} är registrerad med id {{id}}.',
    en: 'The channel {{name}} is registered with the id {{id}}.'
  },
  'comments.preserve': saved,
  'comments.take': saved,
  'outbox.send': {
    sv: 'Mejl i kö: {{waiting}}. Behöver åtgärd: {{trouble}}.',
    en: 'Mails queued: {{waiting}}. Needs attention: {{trouble}}.'
  }
}
