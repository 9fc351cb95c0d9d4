// Facebook: shows "the most relevant" comments unless told otherwise, and a prompt to log in over public pages.
import type { PlatformWords } from '#shared/platform-words.ts'

export const facebook: PlatformWords = {
  name: 'facebook',
  version: 1,
  sites: ['facebook.com', 'fb.com'],
  refuses: [
    'neka valfria cookies',
    'avböj valfria cookies',
    'decline optional cookies',
    'only allow essential cookies'
  ],
  prompt: {
    about:
      'se mer av .+ på facebook|see more of .+ on facebook|logga in|log in|skapa nytt konto|create new account',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: {
    opens: ['mest relevanta', 'relevantast', 'nyast(?: först)?', 'most relevant', 'newest(?: first)?'],
    chooses: ['alla kommentarer', 'all comments']
  },
  unfolds: [
    '(?:visa |view )?(?:alla |all )?\\d+ (?:svar|repl(?:y|ies))',
    '.{1,60} (?:svarade|replied)(?: ?[·•] ?\\d+ (?:svar|repl(?:y|ies)))?',
    'visa (?:fler|tidigare|alla) (?:\\d+ )?(?:kommentarer|svar)',
    'visa \\d+ (?:kommentarer|svar) till',
    'view (?:more|previous|all) (?:\\d+ )?(?:comments|replies)'
  ],
  login: {
    paths: ['login', 'login\\.php', 'checkpoint'],
    says: [
      'du måste logga in för att fortsätta',
      'logga in på facebook för att',
      'you must log in to continue'
    ]
  },
  session: ['c_user', 'xs'],
  robot: [
    'du är tillfälligt blockerad',
    'you.re temporarily blocked',
    'ange tecknen på bilden',
    'enter the characters'
  ],
  posts: {
    asOf: '2026-08-12',
    whence:
      'webrecorder/browsertrix-behaviors, src/site/facebook.ts (2026-08-12): role article, aria-label on comments, aria-posinset; public scrapers of 2025: forms of addresses',
    limits: {
      sv: 'Utan inloggning visar Facebook ofta bara de senaste inläggen, och ibland inga. En del inlägg får sin adress först när muspekaren är över tiden.',
      en: 'Without a login, Facebook often shows only the latest posts, and sometimes none. Some posts get their address only when the pointer is over their time.'
    },
    feeds: [],
    post: '[aria-posinset], [role="article"]:not([aria-label])',
    page: [],
    without: '[role="complementary"], [role="banner"], [role="navigation"]',
    link: 'a[href]',
    addresses: [
      { match: '^/(?<owner>[^/]+)/posts/(?:[^/]+/)?((?:pfbid)?\\w+)/?$', keeps: [], to: '/$1/posts/$2' },
      { match: '^/groups/([^/]+)/(?:posts|permalink)/(\\d+)/?$', keeps: [], to: '/groups/$1/posts/$2/' },
      {
        match: '^/(?:permalink|story)\\.php\\?story_fbid=(\\w+)&id=(?<owner>\\d+)$',
        keeps: ['story_fbid', 'id'],
        to: '/permalink.php?story_fbid=$1&id=$2'
      },
      { match: '^/(?<owner>[^/]+)/videos/(?:[^/]+/)?(\\d+)/?$', keeps: [], to: '/$1/videos/$2/' },
      { match: '^/reel/(\\d+)/?$', keeps: [], to: '/reel/$1/' },
      { match: '^/watch/?\\?v=(\\d+)$', keeps: ['v'], to: '/watch/?v=$1' },
      { match: '^/(?<owner>[^/]+)/photos/(?:[^/]+/)?(\\d+)/?$', keeps: [], to: '/$1/photos/$2/' },
      { match: '^/photo(?:\\.php)?/?\\?fbid=(\\d+)$', keeps: ['fbid'], to: '/photo/?fbid=$1' }
    ],
    numbered: null,
    next: null,
    comment: '[role="article"][aria-label]',
    sender: null,
    text: null,
    pause: 8,
    most: 25
  }
}
