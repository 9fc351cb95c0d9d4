// Which words a page says only until what it is to show has come, and which are what it shows. The page is not drawn here: all of it is
// taken for shown.
import { expect, it } from 'vitest'
import { hasOnlyHeading } from '../../electron/core/captures/browser/in-page/replaced.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

function hasNotCome(words: string): boolean {
  document.body.innerHTML = `<h1>Badhuset</h1><div><p>${words}</p></div>`
  return hasOnlyHeading()
}

it.each([
  'Startar…',
  'Starting',
  'Startar appen',
  'Preparing the app...',
  'Vänta, hämtar appen',
  'Var god vänta medan sidan laddas',
  'Vänta lite…',
  'Please wait...',
  'One moment, please'
])('waits for what is to come: %s', words => expect(hasNotCome(words)).toBe(true))

it.each([
  'Startar i augusti.',
  'Startar i höst',
  'Vänta på besked.',
  'Vänta med att elda.',
  'Starting this autumn',
  'Förbereder vinterns plogning',
  'Strax klart för badsäsong'
])('says what it shows: %s', words => expect(hasNotCome(words)).toBe(false))
