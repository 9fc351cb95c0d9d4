// `app://kanalarkiv/` is the built renderer, under a content security policy that lets nothing else in.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { type CustomScheme, protocol } from 'electron'
import { OBJECT_SCHEME } from './object-protocol.ts'

/** What Chromium must know of the scheme before it starts. */
export const APP_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json'
}

/** Serves the files of `dir` as `app://kanalarkiv/`; an address without a file ending is the page itself. */
export function serveApp(dir: string): void {
  protocol.handle('app', request => answer(dir, request))
  // Node loads what answers are made of when the first one is: while the window starts, instead of when it waits for it.
  setImmediate(() => void new Response(null))
}

async function answer(dir: string, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const file = fileOf(dir, url.pathname)
  if (url.host !== 'kanalarkiv' || request.method !== 'GET' || file === undefined)
    return new Response(null, { status: 403 })
  // Whole, since they are small, and a stream would reach the page a piece at a time.
  const bytes = await readFile(file).catch(() => undefined)
  if (bytes === undefined) return new Response(null, { status: 404 })
  if (extname(file) === '.html') return page(bytes.toString('utf8'))
  return new Response(bytes, {
    headers: {
      'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': String(bytes.length),
      'content-security-policy': policy(),
      'x-content-type-options': 'nosniff'
    }
  })
}

function fileOf(dir: string, pathname: string): string | undefined {
  let path: string
  try {
    path = normalize(decodeURIComponent(pathname))
  } catch {
    return undefined
  }
  const file = join(dir, extname(path) === '' ? 'index.html' : path)
  return file.startsWith(join(dir, sep)) ? file : undefined
}

function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64')
  return new Response(
    html.replace('<head>', `<head><meta property="csp-nonce" content="${nonce}" nonce="${nonce}">`),
    {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(nonce),
        'x-content-type-options': 'nosniff'
      }
    }
  )
}

function policy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React Aria adds one <style>; it takes its nonce from <meta property="csp-nonce">.
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: ${OBJECT_SCHEME.scheme}:`,
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'"
  ].join('; ')
}
