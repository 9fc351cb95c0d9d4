// What the core says of how posts and comments are marked on the page of a platform.
import type { AddressForm } from './addresses.ts'

export type PostHooks = {
  readonly post: string | null
  /** What a post is in on a page of its own: the first of these that is there. */
  readonly page: readonly string[]
  readonly without: string | null
  readonly link: string
  readonly addresses: readonly AddressForm[]
  readonly numbered: { readonly attribute: string; readonly match: string; readonly to: string } | null
  /** The link to the next page of a list. */
  readonly next: string | null
  readonly comment: string | null
  readonly sender: string | null
  readonly text: string | null
}
