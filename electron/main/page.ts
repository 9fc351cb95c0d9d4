// Where the window's page comes from, and how a page of ours is told from any other.
import { app } from 'electron'

/** The origin of every page of ours in a built app. */
const ORIGIN = 'app://kanalarkiv'

/** The address the window loads: the built page, or the development server where there is one. */
export function pageUrl(): string {
  return developmentServer() ?? `${ORIGIN}/`
}

/** Whether an address belongs to our own page. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${originOf(pageUrl())}/`)
}

/** Where the pages come from while they are being written. */
export function developmentServer(): string | undefined {
  return app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
}

/** `new URL('app://…').origin` is `null` in Node, so scheme and host are put together by hand. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
