// Who acts: the operating system's user, by name.
import { userInfo } from 'node:os'

/** The user's name; where the system knows the user by a number only, as in a container, that number. */
export function systemActor(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
