// Who acts: the operating system's user, by name.
import { execFileSync } from 'node:child_process'
import { hostname, userInfo } from 'node:os'
import { windowsProgram } from './windows-program.ts'

const ANSWER_MS = 10_000
let known: string | undefined

/**
 * The user's name; on a computer that belongs to a Windows domain with the domain before it, since two domains, or a domain and the
 * computer, may each have a user of that name. Where the system knows the user by a number only, as in a container, that number.
 */
export function systemActor(): string {
  known ??= askedName()
  return known
}

function askedName(): string {
  try {
    return withDomain(userInfo().username, process.platform, {
      whoAmI: askWhoAmI,
      computer: hostname(),
      told: process.env['USERDOMAIN']
    })
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}

/**
 * `DOMAIN\\name` of a user whom a Windows domain knows; a computer's own users have its name for a domain, and none here. The domain is
 * that of the session, which `whoAmI` tells as `domain\\name`: anybody can set the variable USERDOMAIN (`told`), and so be taken for
 * somebody of another domain. It is heard only where a policy keeps `whoAmI` from running.
 */
export function withDomain(
  name: string,
  platform: NodeJS.Platform,
  { whoAmI, computer, told = '' }: { whoAmI: () => string; computer: string; told?: string | undefined }
): string {
  if (platform !== 'win32') return name
  const domain = (domainSaid(whoAmI) ?? told).toUpperCase()
  return domain === '' || domain === netBiosName(computer) ? name : `${domain}\\${name}`
}

/** What a domain is told from: a computer's name has fifteen letters of those it has on the network. */
const netBiosName = (host: string) => host.replace(/\..*/, '').slice(0, 15).toUpperCase()

function domainSaid(whoAmI: () => string): string | undefined {
  try {
    return /^([^\\]+)\\/.exec(whoAmI().trim())?.[1]
  } catch {
    return undefined
  }
}

const askWhoAmI = () =>
  execFileSync(windowsProgram('whoami.exe'), { encoding: 'latin1', timeout: ANSWER_MS, windowsHide: true })
