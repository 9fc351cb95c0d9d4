// What a provider says is believed only when it is the right provider's, for us, of now, and about the attempt that was made.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { beforeEach, expect, it } from 'vitest'
import { ClockDiffers, isOfClient, SignIn } from '../../../electron/hosts/server/sign-in.ts'
import { serve } from '../../helpers/serve.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function token(claims: object, key: KeyObject | null = privateKey): string {
  const text = `${part({ alg: key === null ? 'none' : 'RS256', kid: 'a' })}.${part(claims)}`
  return `${text}.${key === null ? '' : sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

let issuer: string
/** What begins with it is answered without end, of which so many bytes have been sent. */
let endless: string | null = null
let sent = 0
let answered: (nonce: string) => string
/** How the client itself is refused, if it is. */
let refusal: 400 | 401 | null = null
let signIn: SignIn

// A stub of a provider, since no real one can be made to say what is wrong.
beforeEach(async () => {
  endless = null
  refusal = null
  sent = 0
  const server = createServer((request, response) => {
    if (endless !== null && request.url?.startsWith(endless)) {
      response.setHeader('content-type', 'application/json')
      pipeline(Readable.from(spaces()), response).catch(() => undefined)
      return
    }
    const say = (body: object) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    }
    if (request.url?.startsWith('/.well-known'))
      say({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256']
      })
    else if (request.url === '/keys')
      say({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'a', alg: 'RS256', use: 'sig' }] })
    else if (refusal !== null) {
      response.statusCode = refusal
      if (refusal === 401) response.setHeader('www-authenticate', 'Basic realm="x"')
      say({ error: 'invalid_client' })
    } else say({ access_token: 'x', token_type: 'bearer', id_token: answered(nonce) })
  })
  issuer = await serve(server)
  const claims = {
    userClaim: 'sub',
    nameClaim: 'name',
    groupsClaim: 'groups',
    roles: { A: ['archivist' as const] }
  }
  const config = { issuer, clientId: 'kanalarkiv', clientSecret: 'x', scope: 'openid', ...claims }
  signIn = new SignIn(config, 'http://127.0.0.1:1', Date.now)
})

function* spaces() {
  // It would end all the same, so that a test of what reads on fails and does not hang.
  for (const part = Buffer.alloc(100_000, ' '); sent < 100_000_000; sent += part.length) yield part
}

it.each(['/.well-known', '/keys', '/token'])(
  'reads no more of an answer than an answer may be: %s',
  async path => {
    endless = path
    await expect(complete(token)).rejects.toThrow()
    expect(sent).toBeLessThan(20_000_000)
  }
)

let nonce: string
async function complete(make: (right: object) => string) {
  const { to, attempt } = await signIn.begin()
  nonce = new URL(to).searchParams.get('nonce') ?? ''
  const now = Math.floor(Date.now() / 1000)
  answered = nonce =>
    make({
      iss: issuer,
      aud: 'kanalarkiv',
      sub: 'moa',
      name: 'Moa',
      groups: ['A', 'B'],
      nonce,
      iat: now,
      exp: now + 60
    })
  return signIn.complete(`?code=x&state=${attempt}`, attempt)
}

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds

it.each<[string, object]>([
  ['is right', {}],
  ['says that it was made out to us', { azp: 'kanalarkiv' }],
  ['is for us and others, made out to us', { aud: ['kanalarkiv', 'x'], azp: 'kanalarkiv' }],
  ['comes from a clock that is a little ahead', { iat: soon(30) }]
])('believes what %s', async (_, more) => {
  expect(await complete(right => token({ ...right, ...more }))).toMatchObject({
    claim: 'moa',
    given: { roles: ['archivist'] }
  })
})

it.each<[string, (right: object) => string]>([
  ['for somebody else', right => token({ ...right, aud: 'ett annat program' })],
  ['of another provider', right => token({ ...right, iss: 'https://ond.example' })],
  ['about another attempt', right => token({ ...right, nonce: 'en annan' })],
  ['of before', right => token({ ...right, iat: 1, exp: 2 })],
  ['signed by another key', right => token(right, other)],
  ['not signed', right => token(right, null)],
  [
    'changed after it was signed',
    right => token(right).replace(/\.[^.]+\./, `.${part({ ...right, sub: 'chefen' })}.`)
  ],
  ['about nobody', right => token({ ...right, sub: '' })],
  ['made out to another client', right => token({ ...right, azp: 'ett annat program' })],
  [
    'made out to another client among several',
    right => token({ ...right, aud: ['kanalarkiv', 'x'], azp: 'x' })
  ],
  ['for several without saying to whom', right => token({ ...right, aud: ['kanalarkiv', 'x'] })],
  ['of a time to come', right => token({ ...right, iat: soon(120), exp: soon(600) })],
  ['of no time', right => token({ ...right, iat: 'nu' })]
])('refuses what is %s', async (what, make) => {
  const error = await complete(make).catch((error: unknown) => error)
  expect(error).toBeInstanceOf(Error)
  // That the clocks differ is said in words of its own.
  expect(error instanceof ClockDiffers).toBe(['of before', 'of a time to come'].includes(what))
})

it.each([400, 401] as const)('knows that it is the client that is refused: %i', async status => {
  refusal = status
  expect(await complete(token).catch(isOfClient)).toBe(true)
  refusal = null
  expect(await complete(right => token({ ...right, aud: 'ett annat' })).catch(isOfClient)).toBe(false)
})

it('is asked for before anybody signs in, and again when it did not answer', async () => {
  await signIn.ask()
  const config = { issuer: 'http://127.0.0.1:9', clientId: 'k', clientSecret: null, scope: 'openid' }
  const claims = { userClaim: 'sub', nameClaim: 'name', groupsClaim: 'groups', roles: {} }
  const away = new SignIn({ ...config, ...claims }, 'http://127.0.0.1:1', Date.now)
  await expect(away.ask()).rejects.toThrow()
})

it('lets the later of two in one browser come to its end, though the first came back with its cookie', async () => {
  const first = await signIn.begin()
  const second = await signIn.begin()
  nonce = new URL(second.to).searchParams.get('nonce') ?? ''
  const [iat, exp] = [soon(0), soon(60)]
  answered = nonce => token({ iss: issuer, aud: 'kanalarkiv', sub: 'moa', groups: ['A'], nonce, iat, exp })
  const back = (state: string) => signIn.complete(`?code=x&state=${state}`, second.attempt)
  await expect(back(first.attempt)).rejects.toThrow('another attempt')
  expect(await back(second.attempt)).toMatchObject({ claim: 'moa' })
  await expect(back(second.attempt)).rejects.toThrow('no such attempt')
})

it('takes of a name what goes on one line and turns no letters', async () => {
  const { name } = await complete(right => token({ ...right, name: 'Moa\nEk \u202Egnir' }))
  expect(name).toBe('Moa Ek  gnir')
})
