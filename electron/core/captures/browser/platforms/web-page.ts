// Any other page: only what is common everywhere.
import type { PlatformWords } from '#shared/platform-words.ts'

export const webPage: PlatformWords = {
  name: 'web page',
  version: 1,
  sites: [],
  refuses: [],
  prompt: {
    about: 'nyhetsbrev|prenumerera|chatta med oss|newsletter|subscribe',
    closes: ['stäng', 'nej tack', 'close', 'no thanks']
  },
  sort: null,
  unfolds: [
    'läs hela (?:texten|nyheten)',
    'fäll ut(?: alla)?',
    'öppna alla',
    'visa innehåll',
    'expand all',
    'show all'
  ],
  login: {
    paths: [],
    says: [
      'du måste logga in för att (?:se|läsa|fortsätta)(?! (?:dina?|ditt|mina?|mitt) )',
      'you (?:must|need to) log in to (?:see|view|continue)(?! (?:your|my) )'
    ]
  },
  session: [],
  robot: [],
  posts: {
    asOf: '2026-11-24',
    whence: 'HTML itself: articles with a heading that is a link',
    limits: {
      sv: 'Okänd webbplats: bara det som är märkt som artiklar, med en länk i rubriken, räknas som inlägg.',
      en: 'A site that is not known: only what is marked as articles, with a link in the heading, counts as posts.'
    },
    feeds: [],
    post: 'article, [role="article"], [itemtype*="Posting"], [itemtype*="NewsArticle"], .post, .inlagg',
    page: [],
    without: 'aside, nav, footer',
    link: 'h1 a[href], h2 a[href], h3 a[href], h4 a[href], a[rel~="bookmark"], a[itemprop="url"]',
    addresses: [{ match: '^(/.+)$', keeps: ['id', 'p'], to: '$1' }],
    numbered: null,
    next: 'a[rel~="next"]',
    comment: null,
    sender: null,
    text: null,
    pause: 2,
    most: 50
  }
}
