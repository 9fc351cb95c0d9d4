// The platforms by the names that Swedish readers know them by, in lists that are published or printed.
import type { Platform } from '#shared/register.ts'

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  x: 'X',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  blog: 'Blogg',
  website: 'Webbplats',
  other: 'Annan plattform'
}
