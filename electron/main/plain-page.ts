// Pages of main's own that are shown where a page of somebody else's is, or beside it. They have no script.
import type { Language } from './settings.ts'

export const STYLE = `
:root { color-scheme: light dark; font: 14px/1.4 system-ui, sans-serif }
body { margin: 0; background: light-dark(#f3f5f7, #1c2126); color: light-dark(#1b1f23, #f0f2f4) }
@media (forced-colors: active) { body { background: Canvas; color: CanvasText } }`

/** Of what is said in the place of a page. */
export const ABSENT_STYLE = `${STYLE}
main { max-width: 40rem; margin: 15vh auto; padding: 0 24px; overflow-wrap: anywhere }`

export const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

type Parts = {
  readonly title: string
  readonly language: Language
  readonly style: string
  readonly body: string
}

export const plainPage = ({ title, language, style, body }: Parts) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`

/** The page, as an address to load. */
export const dataAddress = (parts: Parts) =>
  `data:text/html;charset=utf-8,${encodeURIComponent(plainPage(parts))}`

export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
