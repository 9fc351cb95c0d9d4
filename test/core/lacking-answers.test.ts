// Which answers of GraphQL, and of what is like it, lack what was asked for though they say that all is well.
import { describe, expect, it } from 'vitest'
import { LackingAnswers } from '../../electron/core/captures/browser/network/lacking-answers.ts'

const SITE = 'https://norrby.example/'
const URL_OF = 'https://www.norrby.example/graphql?v=1'
const LACKING = 'www.norrby.example/graphql'
/** As `String` throws on. */
const NO_WORD = { toString: 1, valueOf: 1 }
const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
const error = { message: 'Rate limit exceeded' }
const asked = (variables: unknown, operationName = 'Feed') =>
  Buffer.from(JSON.stringify({ operationName, variables }))

function lackingOf(answer: unknown, { url = URL_OF, before }: { url?: string; before?: unknown } = {}) {
  const answers = new LackingAnswers()
  const said = (one: unknown) => Buffer.from(typeof one === 'string' ? one : JSON.stringify(one))
  if (before !== undefined) answers.note(url, asked({ after: 0 }), said(before), SITE)
  answers.note(url, asked({ after: 1 }), said(answer), SITE)
  return answers.first
}

describe('an answer with errors', () => {
  it.each([
    ['no data', { errors: [error], data: null }],
    ['nothing of the list', { errors: [error], data: { page: { feed: null } } }],
    ['nothing where it says', { errors: [{ ...error, path: ['feed', 2] }], data: { feed: [1, 1] } }],
    ['a title for a message', { errors: [{ title: 'Timeout' }] }],
    ['one of several', [{ data: { feed: [] } }, { errors: [error] }]],
    ['one of its lines', '{"data":{"feed":[]}}\n{"errors":[{"message":"Timeout"}],"data":{"more":null}}'],
    ['a no with its reason', { success: false, error: { code: 500, message: 'Database unavailable' } }],
    ['a status that is an error', { status: 'error', message: 'Internal error, try later' }],
    ['a no without data', { ok: false, error: 'backend_timeout', data: [] }],
    ['a guard before it', `for (;;);${JSON.stringify({ errors: [error] })}`]
  ])('lacks something: %s', (_, answer) => expect(lackingOf(answer)).toBe('www.norrby.example/graphql'))

  it.each([
    ['no errors', { errors: [], data: { feed: null } }],
    ['all of the data', { errors: [error], data: { feed: [1] } }],
    ['a warning', { errors: [{ ...error, severity: 'WARNING' }], data: null }],
    ['the visitor', { errors: [{ ...error, path: ['viewer', 'name'] }], data: { viewer: null } }],
    ['who has not logged in', { errors: [{ message: 'Unauthorized' }], data: null }],
    [
      'one post that is gone',
      {
        errors: [{ message: '_Missing: No status found', path: ['feed', 0, 'quoted'] }],
        data: { feed: [{}] }
      }
    ],
    ['a no without a reason', { success: false }],
    ['a no of what there is none of', { success: false, error: 'Not found' }],
    ['a no to whoever has not logged in', { ok: false, message: 'Du är inte inloggad' }],
    ['a no to what a visit has too old a key for', { success: false, data: 'Invalid nonce' }],
    ['a reason beside what was asked for', { error: { message: 'old' }, data: [1] }],
    ['a form', { errors: { name: ['required'] } }],
    ['no answer of the kind', '<html>errors</html>']
  ])('lacks nothing of the page: %s', (_, answer) => expect(lackingOf(answer)).toBeNull())

  it.each([
    ['a page that there is not', { ok: false, message: 'Sidan finns inte' }],
    ['a search without results', { success: false, message: 'Inga träffar' }]
  ])('lacks nothing of the page, in Swedish: %s', (_, answer) => expect(lackingOf(answer)).toBeNull())

  it.each([
    ['a status', { status: NO_WORD }, null],
    ['a code', { errors: [{ message: 'Timeout', code: NO_WORD, extensions: { code: NO_WORD } }] }, LACKING],
    ['a path', { errors: [{ ...error, path: [NO_WORD] }], data: { feed: null } }, LACKING],
    [
      'a path through a list',
      { errors: [{ ...error, path: ['feed', NO_WORD] }], data: { feed: [] } },
      LACKING
    ],
    ['a reason that is deep', `{"success":false,"error":{"at":${DEEP}}}`, LACKING]
  ])('may have what no words can be made of: %s', (_, answer, first) => expect(lackingOf(answer)).toBe(first))

  it('may be to a question that is too deep to be written', () => {
    const answers = new LackingAnswers()
    const deep = Buffer.from(`{"operationName":"Feed","variables":${DEEP}}`)
    answers.note(URL_OF, deep, Buffer.from(JSON.stringify({ errors: [error] })), SITE)
    expect([answers.isLacking(URL_OF, deep), answers.isLacking(URL_OF, asked({}))]).toEqual([true, false])
  })

  it('for want of a login is missed where the same was answered before', () => {
    const answer = { errors: [{ message: 'Please log in' }], data: null }
    expect(lackingOf(answer, { before: { data: { feed: [1] } } })).toBe('www.norrby.example/graphql')
  })

  it('is not missed when the same is answered afterwards, nor of what reports on visitors or is of another site', () => {
    const answers = new LackingAnswers()
    answers.note(URL_OF, asked({ after: 1 }), Buffer.from(JSON.stringify({ errors: [error] })), SITE)
    expect(answers.isLacking(URL_OF, asked({ after: 1 }))).toBe(true)
    answers.note(URL_OF, asked({ after: 1 }), Buffer.from(JSON.stringify({ data: {} })), SITE)
    expect(answers.first).toBeNull()
    expect(lackingOf({ errors: [error] }, { url: 'https://norrby.example/metrics' })).toBeNull()
    expect(lackingOf({ errors: [error] }, { url: 'https://chat.example/start' })).toBeNull()
  })
})

describe('a page in the place of what was asked for', () => {
  const pageOf = (title: string, h1: string) =>
    `<!doctype html><html><head><title>${title}</title></head><body><h1>${h1}</h1></body></html>`

  it.each([
    ['Kultur och underhållning', 'Kultur och underhållning'],
    ['Underhållsstöd', 'Ansök om underhållsstöd'],
    ['Gatuunderhåll - Norrby kommun', 'Gatuunderhåll'],
    ['Underhåll av gator', 'Underhåll'],
    ['Tillfälligt bygglov', 'Tillfälligt bygglov'],
    ['Tillfälliga lokaler | Norrby', 'Skolan flyttar till tillfälliga lokaler'],
    ['Simhallen', 'Simhallen är tillfälligt stängd för underhåll'],
    ['Tillfälligt stängt på biblioteket', 'Tillfälligt stängt'],
    ['Driftstopp i fjärrvärmen', 'Underhållsarbete pågår på Storgatan'],
    ['Nyheter', 'Något gick fel när fakturorna skrevs ut'],
    ['Street maintenance', 'Winter maintenance of our roads'],
    ['Avloppssystem', 'Sidan handlar om underhåll av avlopp']
  ])('is one of the municipality: %s', (title, h1) => expect(lackingOf(pageOf(title, h1))).toBeNull())

  it.each([
    ['Norrby kommun', 'Vi underhåller webbplatsen'],
    ['Norrby kommun', 'Webbplatsen är tillfälligt stängd'],
    ['Norrby kommun', 'E-tjänsten är just nu stängd för underhåll.'],
    ['Stängd för underhåll', 'Norrby kommun'],
    ['Underhållsarbete pågår – Norrby kommun', ''],
    ['Norrby', 'Oj! Något gick fel'],
    ['Norrby', 'Ett fel har inträffat. Försök igen senare.'],
    ['503 Service Temporarily Unavailable', ''],
    ['502 Bad Gateway', ''],
    ['Just a moment...', ''],
    ['Norrby', 'The website is down for maintenance']
  ])('says that the site is closed or that it went wrong: %s, %s', (title, h1) =>
    expect(lackingOf(pageOf(title, h1))).toBe(LACKING)
  )
})
