// Answers the proxy's question for its password, and nobody else's: a site that asks gets what a visitor would give it, nothing.
import type { CDPSession } from 'puppeteer-core'
import type { ProxyLogin } from '../process/browser.ts'

/** Whether `Fetch.enable` is to ask us who we are. */
export const asksLogin = (proxy: ProxyLogin | null) => proxy?.login != null

/** From now on, once for each request: a proxy that asks again has not taken the password, and its refusal is the answer. */
export function answerProxy(session: CDPSession, proxy: ProxyLogin | null): void {
  const login = proxy?.login
  if (login == null) return
  const answered = new Set<string>()
  session.on('Fetch.authRequired', ({ requestId, authChallenge: { source } }) => {
    const isAgain = answered.has(requestId)
    answered.add(requestId)
    const authChallengeResponse =
      source !== 'Proxy'
        ? { response: 'Default' as const }
        : isAgain
          ? { response: 'CancelAuth' as const }
          : { response: 'ProvideCredentials' as const, username: login.user, password: login.password }
    void session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => undefined)
  })
}
