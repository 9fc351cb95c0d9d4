// Said in the place of a server's page that cannot be had.
import { fill } from '#shared/errors.ts'
import { ABSENT_STYLE, dataAddress, escaped } from '../plain-page.ts'
import type { Language } from '../settings.ts'
import { texts } from '../texts.ts'

/** It does not answer; its certificate does not hold; or it has no archive by that name. */
export type Away = 'away' | 'untrusted' | 'no-archive'

/** The page, as an address to load. */
export function awayAddress(why: Away, host: string, language: Language): string {
  const { title, text } = texts(language).server[why]
  const heading = fill(title, { host })
  const { changeArchiveHelp } = texts(language)
  const body = `<main role="alert"><h1>${escaped(heading)}</h1><p>${escaped(text)}</p><p>${escaped(changeArchiveHelp)}</p></main>`
  return dataAddress({ title: heading, language, style: ABSENT_STYLE, body })
}
