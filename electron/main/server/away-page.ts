// Said in the place of a server's page that cannot be had.
import { fill } from '#shared/errors.ts'
import { ABSENT_STYLE, dataAddress, escaped } from '../plain-page.ts'
import type { Language } from '../settings.ts'
import { texts } from '../texts.ts'

/** It does not answer; its certificate does not hold; it has no archive by that name; or it refuses the page. */
export type Away = 'away' | 'untrusted' | 'no-archive' | 'refused'

type Facts = { readonly host: string; readonly status: number }

/** The page, as an address to load. */
export function awayAddress(why: Away, { host, status }: Facts, language: Language): string {
  const { title, text } = texts(language).server[why]
  const heading = fill(title, { host, status: String(status) })
  const { changeArchiveHelp } = texts(language)
  const body = `<main><div role="alert"><h1>${escaped(heading)}</h1><p>${escaped(text)}</p><p>${escaped(changeArchiveHelp)}</p></div></main>`
  return dataAddress({ title: heading, language, style: ABSENT_STYLE, body })
}
