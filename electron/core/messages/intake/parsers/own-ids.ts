// Which of those in an export is the account itself: the one that takes part in every conversation.
import { normalized } from '#shared/normal-form.ts'
import { ArchiveError } from '../../../kernel/errors.ts'

/**
 * `conversations` are the names or ids in each; `said` those that the profile in the export gives. Empty where there is no
 * conversation to tell sides in. @throws ArchiveError own-name-unknown
 */
export function ownIn(conversations: readonly ReadonlySet<string>[], said: readonly string[]): string {
  const [first, ...others] = conversations
  if (first === undefined) return ''
  const inAll = [...first].filter(name => others.every(names => names.has(name)))
  const named = new Set(said.filter(name => conversations.some(names => names.has(name))))
  const both = inAll.filter(name => named.has(name))
  const [own, another] = both.length > 0 ? both : named.size > 0 ? [...named] : inAll
  if (own === undefined || another !== undefined) throw new ArchiveError('own-name-unknown')
  return own
}

/**
 * The name or id that a person gave, as the export writes it: large and small letters do not count. Of two in a
 * conversation the account is one; where there are none such, the name is taken as given.
 * @throws ArchiveError own-name-not-found
 */
export function givenIn(conversations: readonly ReadonlySet<string>[], given: string): string {
  const plain = (name: string) => normalized(name, 'NFC').trim().replace(/^@/, '').toLowerCase()
  const names = new Set(conversations.flatMap(each => [...each]))
  const own = names.has(given) ? given : [...names].find(name => plain(name) === plain(given))
  if (own === undefined && conversations.some(({ size }) => size === 2))
    throw new ArchiveError('own-name-not-found')
  return own ?? given
}
