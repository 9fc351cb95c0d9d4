// Threads: short posts by the accounts of Instagram. It has no kind of channel of its own, and is known by its site.
import type { PlatformWords } from '#shared/platform-words.ts'

export const threads: PlatformWords = {
  name: 'threads',
  version: 1,
  sites: ['threads.net', 'threads.com'],
  refuses: ['neka valfria cookies', 'decline optional cookies'],
  prompt: {
    about: 'logga in|fortsätt med instagram|säg mer|log in|continue with instagram|say more',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: null,
  unfolds: ['visa fler svar', 'visa dolda svar', 'show more replies', 'show hidden replies'],
  login: {
    paths: ['login'],
    says: ['logga in för att se', 'log in to see']
  },
  session: ['sessionid'],
  robot: ['vänta några minuter innan du försöker igen', 'please wait a few minutes before you try again'],
  posts: {
    asOf: '2026-01-30',
    whence:
      'public scrapers of 2025 and 2026: data-pressable-container around posts and replies, time with datetime in the link, /post/ in addresses',
    limits: {
      sv: 'Utan inloggning visas de senaste inläggen och en del av svaren.',
      en: 'Without a login, the latest posts and some of the replies are shown.'
    },
    feeds: [],
    post: '[data-pressable-container]',
    page: [],
    without: '[role="dialog"], nav',
    link: 'a[href*="/post/"]',
    addresses: [
      {
        match: '^/@(?<owner>[^/]+)/post/([\\w-]+)(?:/media)?/?$',
        keeps: [],
        to: '/@$1/post/$2'
      }
    ],
    numbered: null,
    next: null,
    comment: '[data-pressable-container]',
    sender: 'a[href^="/@"]:not([href*="/post/"])',
    text: null,
    pause: 10,
    most: 20
  }
}
