// Any other page: only what is common everywhere.
import type { PlatformWords } from './platform-words.ts'

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
      'du måste logga in för att (?:se|läsa|fortsätta)',
      'you (?:must|need to) log in to (?:see|view|continue)'
    ]
  },
  session: [],
  robot: []
}
