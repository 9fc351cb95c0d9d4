import { labelsIn, wordsIn } from '#shared/in-language.ts'
import { WEBHOOK_CONTENT_WORDS, WEBHOOK_EVENT_WORDS, WEBHOOK_PROBLEM_WORDS } from '#shared/words/webhooks.ts'
import type { webhooks as svWebhooks } from '../sv/webhooks.ts'

/** Programs that are told what happens. */
export const webhooks: typeof svWebhooks = {
  title: 'Webhooks',
  lead: 'Other programs are told that something has happened. What they are told is signed, and goes through a queue of its own. What anybody has written is included only if you choose so, and what is secret never is.',
  none: 'No program is told what happens.',
  add: 'Add a receiver',
  test: 'Test the receiver',
  tested: 'The receiver accepted the test.',
  forget: 'Remove',
  forgetNamed: 'Remove the receiver {{name}}',
  forgotten: 'The receiver is removed.',
  send: 'Send all that is queued',
  outcome: 'Accepted: {{sent}}. Waiting: {{waiting}}.',
  tells: 'Is told',
  content: 'Content',
  contents: labelsIn(WEBHOOK_CONTENT_WORDS, 'en'),
  events: labelsIn(WEBHOOK_EVENT_WORDS, 'en'),
  problems: wordsIn(WEBHOOK_PROBLEM_WORDS, 'en'),
  waiting_one: '{{count}} event waits.',
  waiting_other: '{{count}} events wait.',
  checked: 'Last accepted',
  never: 'Not yet',
  trouble: 'Latest attempt: the receiver {{problem}}.',
  form: {
    name: 'Name of the receiver',
    address: 'Address, with https',
    secret: 'Secret for the signature',
    secretHelp:
      'At least 16 characters, the same as at the receiver. It is kept in the keychain of the archive’s computer alone.',
    events: 'What the receiver is told',
    needed: 'Choose one event at least.',
    content: 'What goes along',
    private: 'The receiver is on the archive’s computer or in a private network',
    privateHelp: 'Only then may the address lead there, and only then may it be without https.',
    added: 'The receiver {{name}} is saved.'
  }
}
