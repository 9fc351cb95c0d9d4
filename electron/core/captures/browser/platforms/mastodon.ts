// Mastodon: open pages; what its writer has marked as sensitive is folded.
import type { PlatformWords } from '#shared/platform-words.ts'

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
  robot: [],
  posts: {
    asOf: '2026-11-29',
    whence:
      'public copies of the platform’s own front end, undated and read on that day: .status in lists, .detailed-status__wrapper on a post’s own page',
    limits: null,
    feeds: [],
    post: '.status, .detailed-status__wrapper, article[data-id]',
    page: ['.detailed-status__wrapper'],
    without: 'nav, aside',
    link: 'a[href*="/@"]',
    addresses: [{ match: '^/@(?<owner>[^/]+)/(\\d+)/?$', keeps: [], to: '/@$1/$2' }],
    numbered: null,
    next: null,
    comment: '.status, .detailed-status__wrapper',
    sender: '.status__display-name, .detailed-status__display-name',
    text: '.status__content, .e-content',
    pause: 2,
    most: 50
  }
}
