// LinkedIn: most pages end at a wall that wants a login; the open ones fold texts and comments.
import type { PlatformWords } from './platform-words.ts'

export const linkedin: PlatformWords = {
  name: 'linkedin',
  version: 1,
  sites: ['linkedin.com'],
  refuses: ['avvisa', 'reject'],
  prompt: {
    about: 'logga in|bli medlem|gå med i linkedin|sign in|join linkedin|join now',
    closes: ['avfärda', 'stäng', 'dismiss', 'close']
  },
  sort: {
    opens: ['mest relevant(?:a)?', 'most relevant'],
    chooses: ['senaste', 'nyaste', 'most recent']
  },
  unfolds: [
    '(?:…|\\.\\.\\.) ?(?:se|visa|see|show) ?(?:mer|more)',
    'läs in fler kommentarer',
    '(?:läs in|se|visa) (?:tidigare|fler) svar',
    'load more comments',
    'load previous replies',
    'see previous replies'
  ],
  login: {
    paths: ['authwall', 'uas/login', 'checkpoint', 'signup'],
    says: [
      'logga in för att visa',
      'logga in eller bli medlem för att',
      'sign in to view',
      'join linkedin to'
    ]
  },
  session: ['li_at'],
  robot: ['låt oss göra en snabb säkerhetskontroll', 'let.s do a quick security check']
}
