// TikTok: a prompt to log in over the page, and a slider to drag for those it takes for robots.
import type { PlatformWords } from '#shared/platform-words.ts'

export const tiktok: PlatformWords = {
  name: 'tiktok',
  version: 1,
  sites: ['tiktok.com'],
  refuses: ['neka valfria cookies', 'neka valfria', 'decline optional cookies', 'decline all'],
  prompt: {
    about: 'logga in på tiktok|log in to tiktok|skaffa appen|get the app',
    closes: ['stäng', 'fortsätt som gäst', 'inte nu', 'close', 'continue as guest', 'not now']
  },
  sort: null,
  unfolds: [
    'mer',
    'more',
    'visa \\d+ svar',
    'visa (?:\\d+ )?till',
    'visa fler(?: \\(\\d+\\))?',
    'view \\d+ repl(?:y|ies)',
    'view (?:\\d+ )?more'
  ],
  login: {
    paths: ['login'],
    says: ['logga in för att se kommentarer', 'log in to see comments', 'logga in för att fortsätta']
  },
  session: ['sessionid'],
  robot: [
    'dra reglaget för att passa in pusselbiten',
    'drag the slider to fit the puzzle',
    'verifiera för att fortsätta',
    'verify to continue'
  ],
  posts: {
    asOf: '2026-04-15',
    whence:
      'webrecorder/browsertrix-behaviors, src/site/tiktok.ts (2026-04-15): user-post-item-list; public scrapers of 2025 and 2026: data-e2e on posts and comments, /video/ and /photo/ in addresses',
    limits: {
      sv: 'Filmen själv sparas inte. Utan inloggning visas kommentarer sällan, och ett prov för robotar kommer ofta.',
      en: 'The film itself is not kept. Without a login, comments are seldom shown, and a test for robots comes often.'
    },
    feeds: [],
    post: '[data-e2e="user-post-item"]',
    page: ['[data-e2e="browse-video"]', '#main-content-video_detail', 'main'],
    without: '[role="dialog"]',
    link: 'a[href*="/video/"], a[href*="/photo/"]',
    addresses: [{ match: '^/@(?<owner>[^/]+)/(video|photo)/(\\d+)/?$', keeps: [], to: '/@$1/$2/$3' }],
    numbered: null,
    next: null,
    comment:
      '[class*="DivCommentObjectWrapper"], [class*="DivCommentItemWrapper"], [data-e2e="comment-item"]',
    sender: '[data-e2e^="comment-username"]',
    text: '[data-e2e^="comment-level"]',
    pause: 12,
    most: 15
  }
}
