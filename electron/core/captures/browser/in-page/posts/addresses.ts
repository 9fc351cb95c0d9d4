// Which links lead to a post, and to which: every form of an address written as one, without what follows who clicked it.

export type AddressForm = {
  readonly match: string
  readonly keeps: readonly string[]
  readonly to: string
}

/** Whose the post is, where its address says so; and which of the forms it has, the first being the surest. */
export type PostAddress = { readonly address: string; readonly owner: string | null; readonly form: number }

/** The address of the post that a link leads to; null for one that leads to none. `here`: the page that the link stands on. */
export function postAddressOf(forms: readonly AddressForm[], link: string, here: string): PostAddress | null {
  const url = URL.parse(link, here)
  const page = URL.parse(here)
  if (url === null || page === null || siteOf(url) !== siteOf(page)) return null
  for (const [form, { match, keeps, to }] of forms.entries()) {
    const found = new RegExp(match, 'iu').exec(url.pathname + kept(url, keeps))
    if (found === null) continue
    return { address: page.origin + filledIn(to, found), owner: found.groups?.['owner'] ?? null, form }
  }
  return null
}

const filledIn = (to: string, found: RegExpExecArray): string =>
  to.replaceAll(/\$(\d)/g, (_, group) => found[Number(group)] ?? '')

function kept(url: URL, keeps: readonly string[]): string {
  const pairs = keeps.flatMap(name => {
    const value = url.searchParams.get(name)
    return value === null ? [] : [`${name}=${value}`]
  })
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Pages for telephones are the same pages. */
const siteOf = ({ host }: URL): string => host.replace(/^(?:(?:www|m|web|mobile)\.)+(?=[^.]+\.)/, '')

const plain = (name: string): string => {
  const bare = name.replace(/^@/, '').toLowerCase()
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

/** Whether a post is by one of these names. A number may stand for any of them. */
export function isBy(owner: string | null, names: readonly string[]): boolean {
  return (
    owner === null || /^\d+$/.test(owner) || names.length === 0 || names.map(plain).includes(plain(owner))
  )
}

/** What in an address leads to a comment. */
const TO_COMMENT = /comment|kommentar|reply|svar|^lc$/i

/**
 * The address of a comment without what follows who clicked it: of a post, or of what stands under one. Null where the link leads to no
 * post of a form that is the platform's own.
 */
export function commentAddressOf(forms: readonly AddressForm[], link: string, here: string): string | null {
  // What fits any page says nothing of which parts of an address matter.
  const own = forms.filter(({ to }) => to !== '$1')
  const post = postAddressOf(own, link, here)
  const url = URL.parse(link, here)
  if (post === null || url === null) return null
  const address = new URL(post.address)
  for (const [name, value] of url.searchParams)
    if (TO_COMMENT.test(name) && !/tracking/i.test(name)) address.searchParams.append(name, value)
  address.hash = url.hash
  return address.href
}

/** The address that the number on what a post is in stands for; null where there is none. `origin` is the site's. */
export function numberedAddress(
  by: { readonly attribute: string; readonly match: string; readonly to: string } | null,
  box: { getAttribute(name: string): string | null },
  origin: string
): string | null {
  const said = by === null ? null : new RegExp(by.match, 'u').exec(box.getAttribute(by.attribute) ?? '')
  return by === null || said === null ? null : origin + filledIn(by.to, said)
}
