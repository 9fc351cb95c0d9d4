// Whether the browser takes what is said of a platform's marks.
import type { PostHooks } from './hooks.ts'

/** The first of the selectors that is none; null when all are. */
export function wrongSelector({
  post,
  page,
  without,
  link,
  next,
  comment,
  sender,
  text
}: PostHooks): string | null {
  const selectors = [post, ...page, without, link, next, comment, sender, text]
  return selectors.find(one => one !== null && !isSelector(one)) ?? null
}

function isSelector(selector: string): boolean {
  try {
    document.querySelector(selector)
    return true
  } catch {
    return false
  }
}
