// Bluesky: open to all but for accounts that show themselves only to those who have logged in.
import type { PlatformWords } from './platform-words.ts'

export const bluesky: PlatformWords = {
  name: 'bluesky',
  version: 1,
  sites: ['bsky.app'],
  refuses: [],
  prompt: {
    about: 'logga in|skapa konto|sign in|create account',
    closes: ['stäng', 'utforska appen', 'close', 'explore the app']
  },
  sort: null,
  unfolds: [
    'visa fler svar',
    'läs \\d+ (?:svar till|fler svar)',
    'visa dolda svar',
    'visa tystade svar',
    'visa (?:ändå|innehåll)',
    'show more replies',
    'read \\d+ more repl(?:y|ies)',
    'show hidden replies',
    'show muted replies',
    'show anyway'
  ],
  login: {
    paths: ['login'],
    says: [
      'kontot har bett att bara visas för inloggade',
      'den här profilen visas bara för inloggade',
      'this author has chosen to make their posts visible only to people who are signed in',
      'this account has requested that users sign in to view their profile'
    ]
  },
  session: [],
  robot: []
}
