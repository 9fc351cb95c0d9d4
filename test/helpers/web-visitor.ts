// A browser as far as the server can tell one: it keeps cookies, follows redirects, and says where it comes from.
import { WebSocket } from 'ws'

export type WebAnswer = { readonly status: number; readonly text: string; readonly at: string }

export class WebVisitor {
  readonly #cookies = new Map<string, Map<string, string>>()
  readonly address: string

  constructor(address: string) {
    this.address = address
  }

  /** What is sent along to an origin. */
  cookies(origin: string): string {
    return [...(this.#cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url)
    const headers = { cookie: this.cookies(origin), ...(init.headers as Record<string, string> | undefined) } // only records here
    const answered = await fetch(url, { ...init, headers, redirect: 'manual' })
    const kept = this.#cookies.get(origin) ?? new Map<string, string>()
    for (const line of answered.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) kept.delete(pair.slice(0, at))
      else kept.set(pair.slice(0, at), pair.slice(at + 1))
    }
    this.#cookies.set(origin, kept)
    return answered
  }

  /** Follows from page to page until one is shown. */
  async goTo(url: string, init: RequestInit = {}): Promise<WebAnswer> {
    let [at, how] = [url, init]
    for (let steps = 0; steps < 12; steps++) {
      const answered = await this.ask(at, how)
      const to = answered.headers.get('location')
      if (to === null) return { status: answered.status, text: await answered.text(), at }
      await answered.arrayBuffer()
      at = new URL(to, at).href
      how = {}
    }
    throw new Error(`no page is shown at the end of ${url}`)
  }

  /** Signs in as a person of the provider; what the server showed last. */
  async signIn(person: string): Promise<WebAnswer> {
    const asked = await this.goTo(`${this.address}/sign-in`)
    return this.goTo(asked.at, form({ person }))
  }

  /** Posts a form of our own page. */
  post(path: string, fields: Record<string, string> = {}): Promise<WebAnswer> {
    const { headers, ...rest } = form(fields)
    return this.goTo(this.address + path, { ...rest, headers: { ...headers, origin: this.address } })
  }

  /** Calls a method as a page of `origin` would. */
  async call(
    method: string,
    input: unknown = {},
    origin: string = this.address
  ): Promise<{ status: number; body: unknown }> {
    const answered = await this.ask(`${this.address}/api/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(input)
    })
    const text = await answered.text()
    return {
      status: answered.status,
      body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text
    }
  }

  /** Opens a line; the status where it is refused. */
  line(origin: string = this.address): Promise<WebSocket | number> {
    const socket = new WebSocket(`${this.address.replace('http', 'ws')}/rpc`, {
      headers: { cookie: this.cookies(this.address), origin }
    })
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(socket))
      socket.once('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode))
      socket.once('error', reject)
    })
  }
}

function form(fields: Record<string, string>) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString()
  }
}
