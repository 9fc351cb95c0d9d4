// Facebook: shows "the most relevant" comments unless told otherwise, and a prompt to log in over public pages.
import type { PlatformWords } from './platform-words.ts'

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
  ]
}
