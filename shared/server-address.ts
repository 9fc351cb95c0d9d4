// The address of an archive on a server, as a person writes it. It is an origin: a server tells its archives apart by their hosts.
import { z } from 'zod'

const Web = z.union([
  z.url({ protocol: /^https$/, normalize: true }),
  // Not encrypted only where nothing leaves this computer.
  z.url({ protocol: /^http$/, hostname: /^(?:localhost|127\.0\.0\.1|\[::1\])$/, normalize: true })
])

/** The origin of a web address that may be gone to; null for anything else, such as one with a name and password in it. */
export function webOrigin(url: string): string | null {
  const { data = '' } = Web.safeParse(url)
  const [, origin = null] = /^(https?:\/\/[^/?#@]+)\//.exec(data) ?? []
  return origin
}

/** What somebody wrote, or pasted from where they were, as the server's address; null where it is none. */
export function serverAddressFrom(text: string): string | null {
  const given = text.trim()
  // The path of a folder would be taken for a host.
  if (given.length > 2000 || /^\/|\\/.test(given)) return null
  return webOrigin(/^[a-z]+:\/\//i.test(given) ? given : `https://${given}`)
}

/** A server's address, and nothing else. */
export const ServerAddress = z.string().refine(text => serverAddressFrom(text) === text)

/** Whether an archive that was opened before is on a server; the others are folders. */
export const isServerAddress = (place: string): boolean => ServerAddress.safeParse(place).success
