// Bluesky: open to all but for accounts that show themselves only to those who have logged in.
import type { PlatformWords } from '#shared/platform-words.ts'

export const bluesky: PlatformWords = {
  name: 'bluesky',
  version: 1,
  sites: ['bsky.app'],
  refuses: [],
  prompt: {
    about: 'logga in|skapa konto|sign in|create account',
    closes: ['stäng', 'utforska appen', 'close', 'explore the app']
  },
  sort: null,
  unfolds: [
    'visa fler svar',
    'läs \\d+ (?:svar till|fler svar)',
    'visa dolda svar',
    'visa tystade svar',
    'visa (?:ändå|innehåll)',
    'show more replies',
    'read \\d+ more repl(?:y|ies)',
    'show hidden replies',
    'show muted replies',
    'show anyway'
  ],
  login: {
    paths: ['login'],
    says: [
      'kontot har bett att bara visas för inloggade',
      'den här profilen visas bara för inloggade',
      'this author has chosen to make their posts visible only to people who are signed in',
      'this account has requested that users sign in to view their profile'
    ]
  },
  session: [],
  robot: [],
  posts: {
    asOf: '2026-06-02',
    whence:
      'public copies of the platform’s own front end (bluesky-social/social-app), undated: feedItem-by and postThreadItem-by in data-testid; webrecorder/browsertrix-behaviors, src/site/bsky.ts (2026-06-02)',
    limits: null,
    feeds: [],
    post: '[data-testid^="feedItem-by-"], [data-testid^="postThreadItem-by-"]',
    page: [],
    without: 'nav, [role="navigation"], [role="dialog"]',
    link: 'a[href*="/post/"]',
    addresses: [{ match: '^/profile/(?<owner>[^/]+)/post/(\\w+)/?$', keeps: [], to: '/profile/$1/post/$2' }],
    numbered: null,
    next: null,
    comment: '[data-testid^="postThreadItem-by-"]',
    sender:
      'a[href^="/profile/"]:not([href*="/post/"])[aria-label], a[href^="/profile/"]:not([href*="/post/"])',
    text: '[data-testid="postText"]',
    pause: 2,
    most: 50
  }
}
