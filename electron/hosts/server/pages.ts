// The few pages of the server itself: they have no script, and look as the browser shows plain pages.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Language } from '#shared/errors.ts'
import { type Text, textIn, type Values } from '../cli/language.ts'
import { answer, type Headers } from './http.ts'
import { pageTexts, refusedTexts } from './page-texts.ts'

/** The browser's first language, if it is one of ours. */
function languageOf(request: IncomingMessage): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'sv'
}

type Page = { readonly status: number; readonly title: Text; readonly body: (say: Say) => string }
type Say = (text: Text, values?: Values) => string

export function signedOutPage(): Page {
  return { status: 200, title: pageTexts.signedOut, body: say => link('/sign-in', say(pageTexts.signIn)) }
}

export function failedPage(why: 'failed' | 'clockDiffers' | 'providerGone'): Page {
  return {
    status: why === 'providerGone' ? 503 : 403,
    title: pageTexts.signIn,
    body: say => `<p role="alert">${say(pageTexts[why])}</p>${link('/sign-in', say(pageTexts.again))}`
  }
}

export function firstAdministratorPage(name: string, isWrong: boolean): Page {
  return {
    status: isWrong ? 403 : 200,
    title: pageTexts.firstTitle,
    body: say =>
      `<p>${say(pageTexts.firstAbout, { name })}</p>` +
      (isWrong ? `<p role="alert">${say(pageTexts.firstWrong)}</p>` : '') +
      `<form method="post" action="/first-administrator"><p><label>${say(pageTexts.firstCode)}<br>` +
      '<input name="code" autocomplete="one-time-code" required autofocus></label></p>' +
      `<p><button>${say(pageTexts.firstSend)}</button></p></form>${link('/', say(pageTexts.firstSkip))}`
  }
}

export function showPage(request: IncomingMessage, response: ServerResponse, page: Page): void {
  const language = languageOf(request)
  const say: Say = (text, values = {}) => escaped(textIn(language, text, values))
  const nonce = randomBytes(16).toString('base64')
  const html =
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>Kanalarkiv</title><style nonce="${nonce}">${STYLE}</style></head>` +
    `<body><main><h1>${say(page.title)}</h1>${page.body(say)}</main></body></html>`
  answer(response, page.status, html, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  })
}

type Refused = {
  readonly status: number
  readonly text: keyof typeof refusedTexts
  readonly values: Values
  readonly headers: Headers
}

/** A page for whoever sits at a browser, and the sentence alone for a program. */
export function showRefusal(request: IncomingMessage, response: ServerResponse, refused: Refused): void {
  const { status, text, values, headers } = refused
  if (!/\btext\/html\b/i.test(request.headers.accept ?? '')) {
    answer(response, status, textIn(languageOf(request), refusedTexts[text], values), headers)
    return
  }
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value))
  const isToSignIn = text === 'signInFirst'
  showPage(request, response, {
    status,
    title: pageTexts.refused,
    body: say =>
      `<p role="alert">${say(refusedTexts[text], values)}</p>` +
      (isToSignIn ? link('/sign-in', say(pageTexts.signIn)) : '')
  })
}

const STYLE = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { background: Canvas; color: CanvasText }
main { max-width: 36rem; margin: 3rem auto; padding: 0 1rem }
input, button, .act { font: inherit; padding: 0.5rem 0.75rem }`

const link = (to: string, words: string) => `<p><a class="act" href="${to}">${words}</a></p>`

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
