// Pages that say no: too many requests, and tests for robots; and two that only speak of them.
import type { ServerResponse } from 'node:http'
import { page, posts } from './html.ts'

/** `status` (429), `retry` as the Retry-After header, and `empty` for an answer without a body. */
export function limited(response: ServerResponse, asked: URLSearchParams): void {
  const retry = asked.get('retry')
  response.writeHead(Number(asked.get('status') ?? 429), {
    'content-type': 'text/html; charset=utf-8',
    ...(retry === null ? {} : { 'retry-after': retry })
  })
  response.end(
    asked.has('empty') ? '' : page('För många', '<h1>Du har frågat för ofta</h1><p>Vänta en stund.</p>')
  )
}

export function robotTest(as: string): string {
  switch (as) {
    case 'title':
      return page('Just a moment...', '<h1>flode.example</h1><p>Väntar på svar.</p>')
    case 'captcha':
      return page(
        'Norrby',
        '<form id="captcha-form"><p>Välj alla bilder med bussar.</p><button>Klar</button></form>'
      )
    case 'swedish':
      return page('Norrby', '<h1>Bekräfta att du inte är en robot</h1><button>Börja</button>')
    case 'form':
      return page(
        'Synpunkter',
        `${posts(6)}<p>Lämna en synpunkt.</p><form><textarea></textarea><div class="g-recaptcha" style="height:78px;width:304px"></div></form>`
      )
    default:
      return page('Nyhet', `<article><h1>Är du en robot?</h1><p>Om bibliotekets nya robot.</p></article>`)
  }
}
