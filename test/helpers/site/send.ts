import type { ServerResponse } from 'node:http'

export function html(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  response.end(body)
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to }).end()
}
