// What an address that somebody pasted says of the comment: in which channel it is, and whether it points at one comment.

type OfChannel<Id> = { readonly id: Id; readonly addresses: readonly string[] }

/**
 * The channel that an address lies in: the one whose own address is the longest beginning of it, or the only one at its website. Null
 * where several fit as well.
 */
export function channelOf<Id>(address: string, channels: readonly OfChannel<Id>[]): Id | null {
  const asked = placeIn(address)
  if (asked === null) return null
  const near = channels.flatMap(({ id, addresses }) =>
    addresses.flatMap(each => {
      const own = placeIn(each)
      return own !== null && own.host === asked.host ? [{ id, path: own.path }] : []
    })
  )
  const within = near.filter(({ path }) => asked.path === path || asked.path.startsWith(`${path}/`))
  const longest = Math.max(...within.map(({ path }) => path.length))
  const best = within.length === 0 ? near : within.filter(({ path }) => path.length === longest)
  const ids = new Set(best.map(({ id }) => id))
  const [only] = ids
  return ids.size === 1 && only !== undefined ? only : null
}

/** The host without what only says which of its faces it is, and the path without a stroke at its end. */
function placeIn(address: string): { host: string; path: string } | null {
  if (!isWebAddress(address)) return null
  const { host, pathname } = new URL(address.trim())
  return { host: host.replace(/^(?:www|m|mobile)\./, ''), path: pathname.replace(/\/$/, '').toLowerCase() }
}

/** A web address and nothing beside it. */
export function isWebAddress(text: string): boolean {
  const trimmed = text.trim()
  if (/\s/.test(trimmed) || trimmed.length > 2000 || !URL.canParse(trimmed)) return false
  return ['http:', 'https:'].includes(new URL(trimmed).protocol)
}

/** Whether an address by its form is that of one comment; of a post's own, its page is looked through for which is meant. */
export function pointsAtComment(address: string): boolean {
  if (!isWebAddress(address)) return false
  const { hash, pathname, searchParams } = new URL(address.trim())
  return (
    hash.length > 1 ||
    /comment|kommentar|repl(y|ies)/i.test(pathname) ||
    [...searchParams.keys()].some(isOfComment)
  )
}

/** `lc` is YouTube's, `commentUrn` LinkedIn's. */
const isOfComment = (name: string) => /comment|kommentar|reply|^lc$/i.test(name)
