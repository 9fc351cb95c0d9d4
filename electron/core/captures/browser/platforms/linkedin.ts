// LinkedIn: most pages end at a wall that wants a login; the open ones fold texts and comments.
import type { PlatformWords } from '#shared/platform-words.ts'

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
  robot: ['låt oss göra en snabb säkerhetskontroll', 'let.s do a quick security check'],
  posts: {
    asOf: '2025-12-05',
    whence:
      'public scrapers of 2025 and 2026: data-urn on posts, article.comments-comment-entity with data-id on comments, forms of addresses',
    limits: {
      sv: 'Utan inloggning visar LinkedIn ett tiotal inlägg och få kommentarer.',
      en: 'Without a login, LinkedIn shows some ten posts and few comments.'
    },
    feeds: ['posts'],
    post: '[data-urn^="urn:li:activity:"], [data-urn^="urn:li:ugcPost:"], [data-urn^="urn:li:share:"]',
    page: [],
    without: 'aside, nav, [role="dialog"]',
    link: 'a[href*="/feed/update/"], a[href*="/posts/"]',
    addresses: [
      {
        match: '^/feed/update/urn(?::|%3A)li(?::|%3A)(activity|ugcPost|share)(?::|%3A)(\\d+)/?$',
        keeps: [],
        to: '/feed/update/urn:li:$1:$2/'
      },
      {
        match: '^/posts/[^/]*-(activity|ugcPost|share)-(\\d+)-[\\w-]+/?$',
        keeps: [],
        to: '/feed/update/urn:li:$1:$2/'
      }
    ],
    numbered: {
      attribute: 'data-urn',
      match: '^urn:li:(activity|ugcPost|share):(\\d+)$',
      to: '/feed/update/urn:li:$1:$2/'
    },
    next: null,
    comment: 'article[data-id^="urn:li:comment:"], [id^="replaceableComment_urn:li:comment:"]',
    sender: 'a[href*="/in/"] h3, a[href*="/company/"] h3, .comments-comment-meta__description-title',
    text: '.comments-comment-item__main-content, [data-testid="expandable-text-box"]',
    pause: 12,
    most: 15
  }
}
