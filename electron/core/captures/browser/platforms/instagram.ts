// Instagram: folds long texts and replies, and lays a prompt to sign up over a profile after a little scrolling.
import type { PlatformWords } from './platform-words.ts'

export const instagram: PlatformWords = {
  name: 'instagram',
  version: 1,
  sites: ['instagram.com'],
  refuses: ['neka valfria cookies', 'decline optional cookies'],
  prompt: {
    about: 'se mer från|see more from|registrera dig|logga in|sign up|log in',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: null,
  unfolds: [
    '(?:…|\\.\\.\\.)? ?(?:mer|more)',
    'visa svar(?:en)? ?\\(?\\d*\\)?',
    'visa alla \\d+ svar',
    'läs in fler kommentarer',
    'visa dolda kommentarer',
    'view (?:all \\d+ )?replies ?\\(?\\d*\\)?',
    'load more comments',
    'view hidden comments'
  ],
  login: {
    paths: ['accounts/login', 'challenge', 'accounts/suspended'],
    says: ['logga in för att se', 'log in to see', 'innehållet är inte tillgängligt utan att du loggar in']
  },
  session: ['sessionid'],
  robot: [
    'vänta några minuter innan du försöker igen',
    'please wait a few minutes before you try again',
    'vi har upptäckt misstänkt aktivitet'
  ]
}
