// X: shows little without a login; replies that it holds back are behind a button.
import type { PlatformWords } from '#shared/platform-words.ts'

export const x: PlatformWords = {
  name: 'x',
  version: 1,
  sites: ['x.com', 'twitter.com'],
  refuses: ['neka icke-nödvändiga cookies', 'avvisa icke-nödvändiga cookies', 'refuse non-essential cookies'],
  prompt: {
    about: 'missa inte vad som händer|logga in|registrera dig|don.t miss what.s happening|log in|sign up',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: {
    opens: ['mest relevanta(?: svar)?', 'relevans', 'relevance', 'relevant'],
    chooses: ['senaste', 'nyaste', 'latest', 'recency']
  },
  unfolds: [
    'visa svar',
    'visa fler svar',
    'visa ytterligare svar.*',
    'visa (?:troligt )?spam',
    'visa',
    'show replies',
    'show more replies',
    'show additional replies.*',
    'show probable spam'
  ],
  login: {
    paths: ['i/flow/login', 'account/access', 'login'],
    says: ['logga in på x', 'log in to x', 'sign in to x']
  },
  session: ['auth_token'],
  robot: ['din begäran verkar vara automatiserad', 'this request looks like it might be automated'],
  posts: {
    asOf: '2026-04-15',
    whence:
      'webrecorder/browsertrix-behaviors, src/site/twitter.ts (2026-04-15): article, links with aria-label, placementTracking; public scrapers of 2025: data-testid, /status/ in addresses',
    limits: {
      sv: 'Utan inloggning visar X ett urval av inläggen, inte i tidsordning, och inga svar.',
      en: 'Without a login, X shows a choice of the posts, not in the order of time, and no replies.'
    },
    feeds: [],
    post: 'article[data-testid="tweet"], article[role="article"]',
    page: [],
    without: '[data-testid="placementTracking"], aside, nav',
    link: 'a[href*="/status/"]',
    addresses: [
      {
        match: '^/(?<owner>\\w+)/status/(\\d+)(?:/(?:photo|video)/\\d+|/analytics)?/?$',
        keeps: [],
        to: '/$1/status/$2'
      }
    ],
    numbered: null,
    next: null,
    comment: 'article[data-testid="tweet"], article[role="article"]',
    sender: '[data-testid="User-Name"] a[href]',
    text: '[data-testid="tweetText"]',
    pause: 10,
    most: 20
  }
}
