// Sign-in with the organisation's own provider (OpenID Connect): the code flow with PKCE, in which the browser carries a code that is
// worth nothing by itself.
import * as oidc from 'openid-client'
import { ROLES } from '#shared/user.ts'
import type { SignInConfig } from './config.ts'
import { askProvider } from './provider-fetch.ts'
import type { Given } from './users.ts'

/** Who has signed in, as the provider says. */
export type SignedInPerson = {
  readonly claim: string
  readonly name: string
  readonly given: Given
  readonly idToken: string
}

/** What is remembered between the way to the provider and the way back, once. */
type Attempt = { readonly verifier: string; readonly nonce: string; readonly until: number }

const MINUTES = 10
/** So many seconds a provider's clock may be ahead of ours. */
const LEEWAY = 60
const MOST_ATTEMPTS = 10_000

/** The provider's clock and ours differ: what it made just now is, by ours, of long ago or of a time to come. */
export class ClockDiffers extends Error {}

export class SignIn {
  readonly #config: SignInConfig
  readonly #callback: URL
  readonly #now: () => number
  readonly #attempts = new Map<string, Attempt>()
  #provider: Promise<oidc.Configuration> | undefined

  constructor(config: SignInConfig, address: string, now: () => number) {
    this.#config = config
    this.#callback = new URL('/sign-in/callback', address)
    this.#now = now
  }

  /** Where the browser is to go, and the name of the attempt, which it must bring back. @throws when the provider does not answer */
  async begin(): Promise<{ readonly to: string; readonly attempt: string }> {
    const provider = await this.#discovered()
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
    const verifier = oidc.randomPKCECodeVerifier()
    this.#forgetOld()
    this.#attempts.set(state, { verifier, nonce, until: this.#now() + MINUTES * 60_000 })
    const to = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.#callback.href,
      scope: this.#config.scope,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce
    })
    return { to: to.href, attempt: state }
  }

  /**
   * Who has come back. An attempt is good once, and only in the browser that began it.
   * @throws ClockDiffers; another error when code, state, nonce, issuer, audience, authorised party or signature is not as it must be
   */
  async complete(search: string, attempt: string | undefined): Promise<SignedInPerson> {
    const kept = attempt === undefined ? undefined : this.#attempts.get(attempt)
    if (attempt === undefined || kept === undefined || kept.until < this.#now())
      throw new Error('no such attempt to sign in')
    // Of two in one browser the cookie is that of the later: what comes back of the first must not use that one up.
    if (new URLSearchParams(search).get('state') !== attempt) throw new Error('another attempt to sign in')
    this.#attempts.delete(attempt)
    const provider = await this.#discovered()
    const here = new URL(this.#callback)
    here.search = search
    const grant = { pkceCodeVerifier: kept.verifier, expectedState: attempt, expectedNonce: kept.nonce }
    const tokens = await oidc
      .authorizationCodeGrant(provider, here, { ...grant, idTokenExpected: true })
      .catch((error: unknown) => {
        throw isOfTime(error) ? new ClockDiffers('the token is of before', { cause: error }) : error
      })
    const claims = tokens.claims()
    if (claims === undefined || tokens.id_token === undefined) throw new Error('the provider says nobody')
    requireOurs(claims, this.#config.clientId)
    return { ...this.#person(claims), idToken: tokens.id_token }
  }

  /** Whether the provider answers as it must. @throws when it does not */
  async ask(): Promise<void> {
    await this.#discovered()
  }

  /** Where the provider ends its own session; null when it has no such address. */
  async endAt(idToken: string | undefined, back: string): Promise<string | null> {
    const provider = await this.#discovered()
    if (provider.serverMetadata().end_session_endpoint === undefined) return null
    return oidc.buildEndSessionUrl(provider, {
      post_logout_redirect_uri: back,
      ...(idToken === undefined ? {} : { id_token_hint: idToken })
    }).href
  }

  #person(claims: oidc.IDToken): Omit<SignedInPerson, 'idToken'> {
    const { userClaim, nameClaim, groupsClaim, roles } = this.#config
    const claim = claims[userClaim]
    if (typeof claim !== 'string' || claim.trim() === '')
      throw new Error(`the provider gives no ${userClaim}`)
    const name = lineOf(claims[nameClaim]) ?? lineOf(claim) ?? ''
    const groups = new Set([claims[groupsClaim]].flat().filter(group => typeof group === 'string'))
    const rolesOf = (isGiven: (group: string) => boolean) => {
      const given = Object.entries(roles).flatMap(([group, ofGroup]) => (isGiven(group) ? ofGroup : []))
      return ROLES.filter(role => given.includes(role))
    }
    return { claim, name, given: { roles: rolesOf(group => groups.has(group)), of: rolesOf(() => true) } }
  }

  /** Asked for when it is first needed, and again when that failed: a provider that is down must not keep the server from starting. */
  #discovered(): Promise<oidc.Configuration> {
    this.#provider ??= discover(this.#config).catch((error: unknown) => {
      this.#provider = undefined
      throw error
    })
    return this.#provider
  }

  #forgetOld(): void {
    const now = this.#now()
    for (const [state, { until }] of this.#attempts)
      if (until < now || this.#attempts.size >= MOST_ATTEMPTS) this.#attempts.delete(state)
  }
}

async function discover({ issuer, clientId, clientSecret }: SignInConfig): Promise<oidc.Configuration> {
  const isPlain = new URL(issuer).protocol === 'http:'
  return oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
    {
      // The signature of what the provider says is checked although it comes from its own address. Without encryption only on this
      // computer, as the configuration is checked for.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
      timeout: 10,
      [oidc.customFetch]: askProvider
    }
  )
}

/**
 * What the library leaves to its user (OpenID Connect Core 3.1.3.7, 4, 5 and 10): a token that was made out to another client, also
 * where we are its one audience, and one that was made in time to come, by the clock that its end is held against too.
 */
function requireOurs({ azp, iat }: oidc.IDToken, clientId: string): void {
  if (azp !== undefined && azp !== clientId) throw new Error('the token was made out to another client')
  if (iat > Date.now() / 1000 + LEEWAY) throw new ClockDiffers('the token is of a time to come')
}

const isOfTime = (error: unknown) =>
  error instanceof oidc.ClientError && error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'

/** One line, since it goes into the journal, and none that turns the letters around it. */
function lineOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined
  const line = claim
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .slice(0, 190)
  return line === '' ? undefined : line
}

/** The provider does not know who asks, or not by this secret (RFC 6749, 5.2). */
export const isOfClient = (error: unknown): boolean =>
  error instanceof oidc.WWWAuthenticateChallengeError ||
  (error instanceof oidc.ResponseBodyError && ['invalid_client', 'unauthorized_client'].includes(error.error))
