// The window as a web page: the built renderer, under a policy that lets nothing of anybody else in.
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { dirname, extname, join, relative, sep } from 'node:path'
import { appVersion, projectFile } from '../cli/place.ts'
import { answer } from './http.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json'
}

/** What an installed page is called, and that other programs may share a link to it. */
const MANIFEST = JSON.stringify({
  name: 'Kanalarkiv',
  short_name: 'Kanalarkiv',
  start_url: '/',
  display: 'standalone',
  lang: 'sv',
  share_target: { action: '/', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } }
})

export interface WebPage {
  /** Answers what is a file of the page; false when it is none. */
  serve(path: string, response: ServerResponse): boolean
}

/**
 * Reads the page when it is first asked for: only what is in it then can be asked for. `provider`: where people sign in, to which signing
 * out leads; Chromium holds what a form leads to against the policy too.
 */
export function openWebPage(provider: string | undefined): WebPage {
  let files: ReadonlyMap<string, Buffer> | undefined
  return {
    serve(path, response) {
      if (path === '/manifest.webmanifest') {
        answer(response, 200, MANIFEST, { 'content-type': 'application/manifest+json' })
        return true
      }
      files ??= readPage()
      const name = path === '/' ? '/index.html' : path
      const bytes = files.get(name)
      if (bytes === undefined) return false
      if (name === '/index.html') sendIndex(bytes.toString('utf8'), provider, response)
      else sendFile(name, bytes, response)
      return true
    }
  }
}

/** All files by their addresses, so that no address is ever made into a path. */
function readPage(): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>()
  const folder = dirname(projectFile('out', 'renderer', 'index.html'))
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    const isShown = extname(name) in TYPES && statSync(path).isFile()
    if (isShown) files.set(`/${relative(folder, path).split(sep).join('/')}`, readFileSync(path))
  }
  const notices = join(folder, '..', 'main', 'third-party-notices.json')
  if (existsSync(notices)) files.set('/notices.json', readFileSync(notices))
  return files
}

function sendIndex(html: string, provider: string | undefined, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64')
  const head =
    `<head><meta property="csp-nonce" content="${nonce}" nonce="${nonce}">` +
    `<meta name="kanalarkiv-version" content="${appVersion()}">` +
    '<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">'
  answer(response, 200, html.replace('<head>', head), {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(nonce, provider)
  })
}

function sendFile(name: string, bytes: Buffer, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': policy(),
    // The build gives what it makes a name by its content.
    'cache-control': name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'
  })
  response.end(bytes)
}

function policy(nonce?: string, provider?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React Aria adds one <style>; it takes its nonce from <meta property="csp-nonce">.
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    `form-action 'self'${provider === undefined ? '' : ` ${new URL(provider).origin}`}`,
    "frame-ancestors 'none'",
    "object-src 'none'"
  ].join('; ')
}
