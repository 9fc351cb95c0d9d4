// YouTube: sends its visitor by a page of its own about cookies, and folds descriptions and replies.
import type { PlatformWords } from './platform-words.ts'

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
  ]
}
