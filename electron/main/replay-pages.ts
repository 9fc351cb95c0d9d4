// The two pages of ours in a window with a saved page: the bar above it, and what is shown where the archive has no such page. Neither
// has a script.
import { swedishClock } from '#shared/swedish-clock.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

/** What the bar says. */
export interface Shown {
  readonly address: string
  readonly capturedAt: string
}

const STYLE = `
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f3f5f7, #1c2126); color: light-dark(#1b1f23, #f0f2f4) }
@media (forced-colors: active) { body { background: Canvas; color: CanvasText } }`

/** The height of the bar, in the window's pixels. */
export const BAR_HEIGHT = 60

const BAR_STYLE = `${STYLE}
html { height: 100% }
body { box-sizing: border-box; height: 100%; padding: 8px 16px; border-bottom: 2px solid light-dark(#0b5a80, #7cc4ea) }
h1, p { margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
h1 { font: inherit; font-weight: 600 }`

/** The bar, as an address to load. */
export function barAddress({ address, capturedAt }: Shown, language: Language): string {
  const t = texts(language)
  const time = swedishClock(language === 'sv' ? 'sv-SE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short'
  }).format(new Date(capturedAt))
  const body = `<main><h1 dir="ltr" title="${escaped(address)}">${escaped(address)}</h1>
<p>${escaped(t.replayed.replace('{{time}}', time))}</p></main>`
  return `data:text/html;charset=utf-8,${encodeURIComponent(page({ title: t.replay, language, style: BAR_STYLE, body }))}`
}

const ABSENT_STYLE = `${STYLE}
main { max-width: 40rem; margin: 15vh auto; padding: 0 24px; overflow-wrap: anywhere }`

/** Said in the place of a page that was not saved. */
export function absentPage(address: string, language: Language): Response {
  const t = texts(language)
  const body = `<main><h1>${escaped(t.notSaved)}</h1><p>${escaped(address)}</p><p>${escaped(t.notSavedText)}</p></main>`
  return new Response(page({ title: t.notSaved, language, style: ABSENT_STYLE, body }), {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
  })
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

type Parts = {
  readonly title: string
  readonly language: Language
  readonly style: string
  readonly body: string
}

const page = ({ title, language, style, body }: Parts) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
