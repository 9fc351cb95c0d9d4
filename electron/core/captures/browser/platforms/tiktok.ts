// TikTok: a prompt to log in over the page, and a slider to drag for those it takes for robots.
import type { PlatformWords } from './platform-words.ts'

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
  ]
}
