// Calls that come to nothing: a person and a program are told why in a sentence of their language, and the log has what is to be mended.
import { writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { withoutMessage } from '#shared/log-error.ts'
import { openArchiveServer } from '../../../electron/hosts/server/archive-server.ts'
import { openFront } from '../../../electron/hosts/server/front.ts'
import { temporaryFolder } from '../../helpers/archive.ts'
import { freePort } from '../../helpers/free-port.ts'

type Line = { msg: string; issuer?: string; err?: { code?: string; causes?: string[] } }
const lines: Line[] = []
const log = pino(
  { serializers: { err: withoutMessage } },
  { write: (line: string) => void lines.push(JSON.parse(line)) }
)
const said = (words: string) => lines.filter(({ msg }) => msg.includes(words))

/** As `fetch`, which says no other host than it calls. */
function call(port: number, headers: Record<string, string>, [method, path] = ['GET', '/api/users/me']) {
  return new Promise<{ status: number | undefined; body: string; type: string | undefined }>(
    (resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method, path, headers }, answered => {
        const [status, type] = [answered.statusCode, answered.headers['content-type']]
        text(answered).then(body => resolve({ status, body, type }), reject)
      })
      asked.on('error', reject)
      asked.end()
    }
  )
}

const config = (dir: string, address: string) => ({
  ...{ address, dir, municipality: 'Norrby kommun', adopt: false, keys: [] },
  ...{ sessionHours: 1, idleMinutes: 1, mostMegabytes: 1 }
})

it('says that there is no archive at an address, and logs the address that came once', async () => {
  const folder = await temporaryFolder()
  const program = join(folder, 'arkiv.mjs')
  await writeFile(program, "process.on('message', ({ kind }) => kind === 'stop' && process.exit(0))")
  const given = { listen: { host: '127.0.0.1', port: 0 }, browsers: [], openSecrets: [] }
  const archives = [config(folder, 'https://kanalarkiv.norrby.example')]
  const front = await openFront({ ...given, archives }, { program, log, onWaiting: () => undefined })
  onTestFinished(() => front.close())
  const host = 'annan.norrby.example'
  const plain = await call(front.port, { host })
  expect(plain).toMatchObject({ status: 421, type: 'text/plain; charset=utf-8' })
  expect(plain.body).toBe(
    `Servern har inget arkiv på adressen ${host}. Kontrollera adressen; är den rätt, be den som sköter servern att se i loggen.`
  )
  const page = await call(front.port, { host, accept: 'text/html,*/*', 'accept-language': 'en-GB' })
  expect(page).toMatchObject({ status: 421, type: 'text/html; charset=utf-8' })
  expect(page.body).toContain(`The server has no archive at the address ${host}.`)
  expect(said('no archive has this address')).toMatchObject([{ host }])
})

it.each([
  ['is not there', null],
  ['is another page', '<html>Startsida</html>']
])('says in the log at once that the sign-in provider %s, and starts', async (_, page) => {
  const provider = createServer((__, response) => void response.end(page))
  const port = await freePort()
  if (page !== null) await new Promise<void>(done => provider.listen(port, '127.0.0.1', done))
  onTestFinished(() => void provider.close())
  const issuer = `http://127.0.0.1:${port}/realms/norrby`
  const signIn = {
    ...{ issuer, clientId: 'kanalarkiv', clientSecret: null, scope: 'openid', roles: {} },
    ...{ userClaim: 'sub', nameClaim: 'name', groupsClaim: 'groups' }
  }
  const dir = join(await temporaryFolder(), 'arkiv')
  const server = await openArchiveServer({ ...config(dir, 'http://127.0.0.1:1'), signIn }, { log })
  onTestFinished(() => server.close())
  const found = () => said('the sign-in provider does not answer').filter(line => line.issuer === issuer)
  await expect.poll(found).toHaveLength(1)
  const [{ err } = { err: undefined }] = found()
  expect(err?.code ?? err?.causes?.[0]).toBe(page === null ? 'ECONNREFUSED' : 'OAUTH_RESPONSE_IS_NOT_JSON')
})

it('says whose key is not known, and whose page it was, and logs it without end for nobody', async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let now = Date.parse('2026-12-03T08:00:00Z')
  const server = await openArchiveServer(config(join(await temporaryFolder(), 'arkiv'), address), {
    log,
    now: () => now
  })
  onTestFinished(() => server.close())
  await server.listen({ host: '127.0.0.1', port })
  const wrong = await call(port, { authorization: 'Bearer hemligt' })
  expect(wrong.status).toBe(401)
  expect(wrong.body).toContain('nyckeln ska stå under keys')
  for (let calls = 0; calls < 5; calls++) await call(port, { authorization: 'Bearer hemligt' })
  expect(said('a key of a program is not known')).toMatchObject([{ times: 1 }])
  now += 61_000
  await call(port, { authorization: 'Bearer hemligt' })
  expect(said('a key of a program is not known')).toMatchObject([{ times: 1 }, { times: 6 }])
  // Whose time of being signed in has ended is told where to sign in, and is nothing to mend.
  const ended = await call(port, { accept: 'text/html' }, ['GET', '/packages/x.zip'])
  expect(ended.body).toContain('href="/sign-in"')
  expect(said('a key of a program is not known')).toHaveLength(2)

  const other = await call(port, { origin: 'http://annan.example' }, ['POST', '/api/users/me'])
  expect(other.status).toBe(403)
  expect(other.body).toContain(`Öppna ${address} och gör om det där`)
  expect(said('does not come from a page of the archive')).toMatchObject([
    { times: 1, origin: 'http://annan.example' }
  ])
  expect(JSON.stringify(lines)).not.toContain('hemligt')
})
