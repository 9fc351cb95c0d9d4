// The two pages of ours in a window with a saved page: the bar above it, and what is shown where the archive has no such page. Neither
// has a script.
import { swedishClock } from '#shared/swedish-clock.ts'
import { ABSENT_STYLE, dataAddress, escaped, POLICY, plainPage, STYLE } from './plain-page.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

/** What the bar says. */
export interface Shown {
  readonly address: string
  readonly capturedAt: string
}

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
  return dataAddress({ title: t.replay, language, style: BAR_STYLE, body })
}

/** Said in the place of a page that was not saved. */
export function absentPage(address: string, language: Language): Response {
  const t = texts(language)
  const body = `<main><h1>${escaped(t.notSaved)}</h1><p>${escaped(address)}</p><p>${escaped(t.notSavedText)}</p></main>`
  return new Response(plainPage({ title: t.notSaved, language, style: ABSENT_STYLE, body }), {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
  })
}
