// A real proxy on this computer that lets nothing through without its password (RFC 9110, section 11.7), and leads every name to
// one site.
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export type TestProxy = {
  readonly host: string
  readonly port: number
  /** What it was asked for and by whom: `GET norrby.example anna` or `- nobody` */
  readonly asked: string[]
  close(): Promise<void>
}

export async function startProxy(site: URL, logins: Readonly<Record<string, string>>): Promise<TestProxy> {
  const asked: string[] = []
  const userOf = (header: string | undefined) => {
    const [user = '', password] = Buffer.from(header?.replace(/^Basic /, '') ?? '', 'base64')
      .toString('utf8')
      .split(':')
    return password !== undefined && logins[user] === password ? user : null
  }
  const server = createServer((incoming, response) => {
    const user = userOf(incoming.headers['proxy-authorization'])
    const url = new URL(incoming.url ?? '')
    asked.push(`${incoming.method} ${url.host}${url.pathname} ${user ?? 'nobody'}`)
    if (user === null)
      return void response.writeHead(407, { 'proxy-authenticate': 'Basic realm="Norrby"' }).end('Nej')
    const { 'proxy-authorization': _, ...headers } = incoming.headers
    const onward = request(
      {
        host: site.hostname,
        port: site.port,
        path: url.pathname + url.search,
        method: incoming.method,
        headers
      },
      answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }
    )
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket) => {
    // The server has let go of it, and a browser that was refused may go without a word.
    socket.on('error', () => void socket.destroy())
    const user = userOf(incoming.headers['proxy-authorization'])
    asked.push(`CONNECT ${incoming.url} ${user ?? 'nobody'}`)
    if (user === null)
      return void socket.end(
        'HTTP/1.1 407 Nej\r\nProxy-Authenticate: Basic realm="Norrby"\r\nContent-Length: 0\r\n\r\n'
      )
    const onward = connect(Number(site.port), site.hostname, () => {
      socket.write('HTTP/1.1 200 Ja\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const one of [onward, socket])
      one.on('error', () => [onward, socket].forEach(end => void end.destroy()))
  })
  // Those it only leads on are its own no more, and yet it waits for them.
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    }
  }
}
