// Which platform's words fit a page.

import type { PlatformWords } from '#shared/platform-words.ts'
import type { Platform } from '#shared/register.ts'
import { bluesky } from './bluesky.ts'
import { facebook } from './facebook.ts'
import { instagram } from './instagram.ts'
import { linkedin } from './linkedin.ts'
import { mastodon } from './mastodon.ts'
import { threads } from './threads.ts'
import { tiktok } from './tiktok.ts'
import { webPage } from './web-page.ts'
import { wordpress } from './wordpress.ts'
import { x } from './x.ts'
import { youtube } from './youtube.ts'

const ALL: Readonly<Record<Platform, PlatformWords>> = {
  facebook,
  instagram,
  youtube,
  linkedin,
  x,
  tiktok,
  bluesky,
  mastodon,
  blog: wordpress,
  website: webPage,
  other: webPage
}

/** Every platform that something is known of, by its name. */
export const BUILT_IN: readonly PlatformWords[] = [...new Set([...Object.values(ALL), threads])]

/** The words for a page of a channel on the platform; without a channel, or on another platform, those of the site that the address is of. */
export function wordsFor(platform: Platform | null, address: string): PlatformWords {
  if (platform !== null && platform !== 'other') return ALL[platform]
  const host = URL.parse(address)?.hostname ?? ''
  const isOf = ({ sites }: PlatformWords) => sites.some(site => host === site || host.endsWith(`.${site}`))
  return BUILT_IN.find(isOf) ?? webPage
}
