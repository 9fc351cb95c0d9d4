// X: shows little without a login; replies that it holds back are behind a button.
import type { PlatformWords } from './platform-words.ts'

export const x: PlatformWords = {
  name: 'x',
  version: 1,
  sites: ['x.com', 'twitter.com'],
  refuses: ['neka icke-nödvändiga cookies', 'avvisa icke-nödvändiga cookies', 'refuse non-essential cookies'],
  prompt: {
    about: 'missa inte vad som händer|logga in|registrera dig|don.t miss what.s happening|log in|sign up',
    closes: ['stäng', 'inte nu', 'close', 'not now']
  },
  sort: {
    opens: ['mest relevanta(?: svar)?', 'relevans', 'relevance', 'relevant'],
    chooses: ['senaste', 'nyaste', 'latest', 'recency']
  },
  unfolds: [
    'visa svar',
    'visa fler svar',
    'visa ytterligare svar.*',
    'visa (?:troligt )?spam',
    'visa',
    'show replies',
    'show more replies',
    'show additional replies.*',
    'show probable spam'
  ],
  login: {
    paths: ['i/flow/login', 'account/access', 'login'],
    says: ['logga in på x', 'log in to x', 'sign in to x']
  },
  session: ['auth_token'],
  robot: ['din begäran verkar vara automatiserad', 'this request looks like it might be automated']
}
