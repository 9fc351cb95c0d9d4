// Instagram: folds long texts and replies, and lays a prompt to sign up over a profile after a little scrolling.
import type { PlatformWords } from '#shared/platform-words.ts'

export const instagram: PlatformWords = {
  name: 'instagram',
  version: 1,
  sites: ['instagram.com'],
  refuses: ['neka valfria cookies', 'decline optional cookies'],
  prompt: {
    about: 'se mer från|see more from|registrera dig|logga in|sign up|log in',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: null,
  unfolds: [
    '(?:…|\\.\\.\\.)? ?(?:mer|more)',
    'visa svar(?:en)? ?\\(?\\d*\\)?',
    'visa alla \\d+ svar',
    'läs in fler kommentarer',
    'visa dolda kommentarer',
    'view (?:all \\d+ )?replies ?\\(?\\d*\\)?',
    'load more comments',
    'view hidden comments'
  ],
  login: {
    paths: ['accounts/login', 'challenge', 'accounts/suspended'],
    says: ['logga in för att se', 'log in to see', 'innehållet är inte tillgängligt utan att du loggar in']
  },
  session: ['sessionid'],
  robot: [
    'vänta några minuter innan du försöker igen',
    'please wait a few minutes before you try again',
    'vi har upptäckt misstänkt aktivitet'
  ],
  posts: {
    asOf: '2026-08-12',
    whence:
      'webrecorder/browsertrix-behaviors, src/site/instagram.ts (2026-08-12): rows of links, comments under ul and h3; public scrapers of 2025: /p/, /reel/ and /c/ in addresses',
    limits: {
      sv: 'Rutnätet visar varken text eller tid: vad som har ändrats i ett äldre inlägg syns inte i listan. Utan inloggning visas ett tiotal inlägg. Händelser (stories) tas inte med.',
      en: 'The grid shows neither text nor time: what has changed in an older post is not seen in the list. Without a login some ten posts are shown. Stories are not included.'
    },
    feeds: [],
    post: null,
    page: ['main article', '[role="dialog"] article', 'main'],
    without: '[role="dialog"], footer, nav',
    link: 'a[href*="/p/"], a[href*="/reel/"], a[href*="/tv/"]',
    addresses: [{ match: '^/(?:(?<owner>[^/]+)/)?(p|reel|tv)/([\\w-]+)/?$', keeps: [], to: '/$2/$3/' }],
    numbered: null,
    next: null,
    comment: 'ul > div > li:has(a[href*="/c/"]), ul > li:has(a[href*="/c/"])',
    sender: 'h2, h3',
    text: null,
    pause: 10,
    most: 20
  }
}
