// YouTube: sends its visitor by a page of its own about cookies, and folds descriptions and replies.
import type { PlatformWords } from '#shared/platform-words.ts'

export const youtube: PlatformWords = {
  name: 'youtube',
  version: 1,
  sites: ['youtube.com', 'youtu.be'],
  refuses: ['avvisa alla', 'reject all'],
  prompt: {
    about: 'logga in|sign in',
    closes: ['nej tack', 'inte nu', 'stäng', 'no thanks', 'not now', 'dismiss']
  },
  sort: {
    opens: ['sortera efter', 'populäraste kommentarerna', 'toppkommentarer', 'sort by', 'top comments'],
    chooses: ['nyast(?:e)? först', 'newest first']
  },
  unfolds: [
    '(?:…|\\.\\.\\.) ?(?:mer|more)',
    '\\d+ svar',
    '\\d+ repl(?:y|ies)',
    'visa fler svar',
    'läs mer',
    'show more replies',
    'read more'
  ],
  login: {
    paths: ['signin', 'servicelogin'],
    says: [
      'logga in för att bekräfta din ålder',
      'sign in to confirm your age',
      'videon är privat',
      'this video is private'
    ]
  },
  session: ['LOGIN_INFO', 'SID'],
  robot: [
    'logga in för att bekräfta att du inte är en robot',
    'sign in to confirm you.re not a bot',
    'våra system har upptäckt ovanlig trafik',
    'our systems have detected unusual traffic'
  ],
  posts: {
    asOf: '2026-08-05',
    whence:
      'webrecorder/browsertrix-behaviors, src/site/youtube.ts (2026-08-05): a page for each video; public scrapers of 2025: tabs of a channel, ytd-comment-view-model, /post/ and lc in addresses',
    limits: {
      sv: 'Filmen själv sparas inte, bara sidan med text och kommentarer. Listan visar tiden ungefärligt ("för 3 veckor sedan").',
      en: 'The film itself is not kept, only the page with its text and comments. The list says the time roughly ("3 weeks ago").'
    },
    feeds: ['videos', 'shorts', 'streams', 'posts'],
    post: 'ytd-rich-item-renderer, ytd-backstage-post-thread-renderer, ytd-grid-video-renderer',
    page: ['#primary', 'ytd-watch-flexy', 'ytd-shorts', 'ytd-backstage-post-thread-renderer'],
    without: 'ytd-ad-slot-renderer, #related, #guide',
    link: 'a[href]',
    addresses: [
      { match: '^/watch/?\\?v=([\\w-]+)$', keeps: ['v'], to: '/watch?v=$1' },
      { match: '^/(shorts|live|post)/([\\w-]+)/?$', keeps: [], to: '/$1/$2' }
    ],
    numbered: null,
    next: null,
    comment: 'ytd-comment-view-model, ytd-comment-renderer',
    sender: '#author-text, a[href^="/@"]',
    text: '#content-text',
    pause: 5,
    most: 25
  }
}
