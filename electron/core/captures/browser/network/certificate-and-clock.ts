// What there is to say of how a page was answered, beside what it was: whose word its certificate is, and whether its
// server's clock and this machine's agree.
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type { CDPSession } from 'puppeteer-core'
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'

/** A certificate of the chain as the browser saw it, the page's own first. */
type ChainLink = { readonly subject: string; readonly issuer: string; readonly sha256: string }
export type Chain = {
  readonly links: readonly ChainLink[]
  /**
   * Whether it ends in an authority that the web knows (Mozilla's list, as Node has it). One that does not was made by
   * someone whom this machine trusts of itself, such as the authority's own proxy that reads what passes.
   */
  readonly isKnown: boolean
}

const MOST_LINKS = 10
/** Seconds; clocks that are looked after agree within a few. */
const CLOCK_SLACK = 300

/** The chain of the certificate that the origin showed, or null where it showed none. */
export async function readChain(session: CDPSession, address: string): Promise<Chain | null> {
  const origin = URL.parse(address)?.origin
  if (origin === undefined || !origin.startsWith('https:')) return null
  const { tableNames } = await session
    .send('Network.getCertificate', { origin })
    .catch(() => ({ tableNames: [] }))
  const chain = tableNames.slice(0, MOST_LINKS).flatMap(der => {
    try {
      return [new X509Certificate(Buffer.from(der, 'base64'))]
    } catch {
      return []
    }
  })
  const last = chain.at(-1)
  if (last === undefined) return null
  return {
    links: chain.map(({ subject, issuer, fingerprint256 }) => ({
      subject: nameOf(subject),
      issuer: nameOf(issuer),
      sha256: fingerprint256.replaceAll(':', '').toLowerCase()
    })),
    isKnown: rootsOf(last).some(
      root => root.fingerprint256 === last.fingerprint256 || last.verify(root.publicKey)
    )
  }
}

/** Seconds that this machine's clock is ahead of the server's by its answer; null where the answer has no date. */
export function clockAhead(date: string | undefined, age: string | undefined, now: Date): number | null {
  const sent = Date.parse(date ?? '')
  if (Number.isNaN(sent)) return null
  // What a cache keeps has the date of when it was made, and its age since.
  const old = /^\d{1,9}$/.test(age ?? '') ? Number(age) : 0
  return Math.round((now.getTime() - sent) / 1000) - old
}

/** What of it a person should know; nothing is missing for it. */
export function circumstances({ chain, clock }: { chain: Chain | null; clock: number | null }): Reason[] {
  const reasons: Reason[] = []
  if (chain !== null && !chain.isKnown)
    reasons.push({ code: 'own-authority', detail: chain.links.at(-1)?.issuer ?? null })
  if (clock !== null && Math.abs(clock) > CLOCK_SLACK)
    reasons.push({ code: 'clock-differs', detail: `${clock} s` })
  return reasons
}

let roots: readonly X509Certificate[] | null = null

/** The known authorities that may be the certificate itself or have signed it. */
function rootsOf({ subject, issuer }: X509Certificate): X509Certificate[] {
  roots ??= rootCertificates.map(pem => new X509Certificate(pem))
  return roots.filter(root => root.subject === subject || root.subject === issuer)
}

const nameOf = (name: string) => cleanLine((name ?? '').replaceAll('\n', ', '), 300)
