// WordPress and other blogs: comments under the post, loaded in pieces by some themes.
import type { PlatformWords } from '#shared/platform-words.ts'

export const wordpress: PlatformWords = {
  name: 'wordpress',
  version: 1,
  sites: ['wordpress.com'],
  refuses: [],
  prompt: {
    about: 'prenumerera|nyhetsbrev|subscribe|newsletter',
    closes: ['stäng', 'nej tack', 'fortsätt läsa', 'close', 'no thanks', 'continue reading']
  },
  sort: null,
  unfolds: [
    'visa (?:alla )?kommentarer',
    '\\d+ kommentarer',
    'fortsätt läsa',
    'läs hela inlägget',
    'show comments',
    'continue reading'
  ],
  login: {
    paths: ['wp-login\\.php'],
    says: [
      'innehållet är lösenordsskyddat',
      'this content is password protected',
      'du måste vara inloggad för att se'
    ]
  },
  session: [],
  robot: [],
  posts: {
    asOf: '2026-11-24',
    whence:
      'WordPress 6.8 with the theme Twenty Twenty-Four, as it was run: headings with links in lists of posts, rel bookmark in older themes',
    limits: null,
    feeds: [],
    post: 'article, .hentry, li.wp-block-post, .post',
    page: [],
    without: 'aside, nav, footer, .wp-block-latest-comments, .widget',
    link: 'h1 a[href], h2 a[href], h3 a[href], a[rel~="bookmark"]',
    addresses: [
      { match: '^/\\?p=(\\d+)$', keeps: ['p'], to: '/?p=$1' },
      { match: '^(/.+)$', keeps: [], to: '$1' }
    ],
    numbered: null,
    next: 'a[rel~="next"], .wp-block-query-pagination-next, a.next.page-numbers, .nav-previous a',
    comment: null,
    sender: null,
    text: null,
    pause: 1,
    most: 100
  }
}
