// WordPress and other blogs: comments under the post, loaded in pieces by some themes.
import type { PlatformWords } from './platform-words.ts'

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
  robot: []
}
