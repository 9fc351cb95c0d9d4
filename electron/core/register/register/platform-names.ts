// The platforms by the names that Swedish readers know them by, in lists that are published or printed.
import { labelsIn } from '#shared/in-language.ts'
import type { Platform } from '#shared/register.ts'
import { PLATFORM_WORDS } from '#shared/register-words.ts'

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  ...labelsIn(PLATFORM_WORDS, 'sv'),
  // There is no heading above it that says what is another.
  other: 'Annan plattform'
}
