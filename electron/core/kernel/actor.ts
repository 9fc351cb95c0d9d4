// Who acts: the operating system's user, by name.
import { userInfo } from 'node:os'

/**
 * The user's name; on a computer that belongs to a Windows domain with the domain before it, since two domains, or a domain and the
 * computer, may each have a user of that name. Where the system knows the user by a number only, as in a container, that number.
 */
export function systemActor(): string {
  try {
    return withDomain(userInfo().username, process.platform, process.env)
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}

/** `DOMAIN\\name` of a user whom a Windows domain knows; a computer's own users have its name for a domain, and none here. */
export function withDomain(
  name: string,
  platform: NodeJS.Platform,
  { USERDOMAIN: domain = '', COMPUTERNAME: computer = '' }: NodeJS.ProcessEnv
): string {
  const isOfDomain = platform === 'win32' && domain !== '' && domain.toUpperCase() !== computer.toUpperCase()
  return isOfDomain ? `${domain}\\${name}` : name
}
