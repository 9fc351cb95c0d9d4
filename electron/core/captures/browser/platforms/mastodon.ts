// Mastodon: open pages; what its writer has marked as sensitive is folded.
import type { PlatformWords } from './platform-words.ts'

export const mastodon: PlatformWords = {
  name: 'mastodon',
  version: 1,
  sites: ['mastodon.social', 'mastodon.se'],
  refuses: [],
  prompt: {
    about: 'logga in|skapa konto|log ?in|create account',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: null,
  unfolds: [
    'läs mer',
    'visa mer',
    'visa (?:ändå|innehåll|allt)',
    'känsligt innehåll.*',
    'klicka för att visa',
    'ladda fler',
    'ladda (?:in )?luckan',
    'läs in fler svar',
    'read more',
    'show more',
    'show anyway',
    'sensitive content.*',
    'load more'
  ],
  login: {
    paths: ['auth/sign_in'],
    says: ['du måste logga in för att se', 'login required', 'den här servern kräver att du loggar in']
  },
  session: ['_session_id'],
  robot: []
}
