// A sign-in provider on this computer, for the demonstration and the tests: a certified one (oidc-provider), with a page of our own on
// which a person says who they are.
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js'

/**
 * Starts it. `people` are those who can sign in, each `{ id, name, groups }`; `addresses` the origins of the servers that they sign in
 * to. Answers with what goes into a server's configuration, and what ends it.
 */
export async function startSignInProvider({ people, addresses }) {
  const server = createServer()
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${server.address().port}`
  const client = { clientId: 'kanalarkiv', clientSecret: randomUUID() }
  const provider = new Provider(issuer, configuration(people, addresses, client))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '') ?? []
    const answered =
      uid === undefined ? answer(request, response) : interact(provider, people, request, response)
    Promise.resolve(answered).catch(error => response.writeHead(400).end(String(error)))
  })
  return {
    issuer,
    ...client,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    }
  }
}

function configuration(people, addresses, { clientId, clientSecret }) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const ofAll = path => addresses.map(address => new URL(path, address).href)
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: ofAll('/sign-in/callback'),
        post_logout_redirect_uris: ofAll('/signed-out'),
        grant_types: ['authorization_code'],
        response_types: ['code']
      }
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups'] },
    conformIdTokenClaims: false,
    // Nothing is kept: named, so that it does not warn of that.
    adapter: class extends MemoryAdapter {},
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut }
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      Session: 3600,
      Grant: 3600
    },
    findAccount(_, id) {
      const person = people.find(each => each.id === id)
      return (
        person && { accountId: id, claims: () => ({ sub: id, name: person.name, groups: person.groups }) }
      )
    },
    // The people of a demonstration have agreed to everything.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    }
  }
}

function askToSignOut(ctx, form) {
  ctx.body = page(
    'Logga ut',
    `${form}<p><button form="op.logoutForm" name="logout" value="yes">Logga ut</button></p>`
  )
}

const page = (title, body) =>
  `<!doctype html><html lang="sv"><title>${title}</title><main><h1>${title}</h1>${body}</main></html>`

/** The page on which a person says who they are, and what they say. */
async function interact(provider, people, request, response) {
  if (request.method === 'POST') {
    let body = ''
    for await (const part of request) body += part
    const id = new URLSearchParams(body).get('person')
    if (!people.some(person => person.id === id)) return response.writeHead(400).end('nobody')
    return provider.interactionFinished(request, response, { login: { accountId: id } })
  }
  const buttons = people.map(
    ({ id, name }) => `<p><button name="person" value="${escaped(id)}">${escaped(name)}</button></p>`
  )
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(page('Demokommunens inloggning', `<form method="post">${buttons.join('')}</form>`))
}

const escaped = text => text.replaceAll(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
