// What may be said of the proof of what visitors will see a change of (P8c), as options.
import type { OptionSpec } from './command.ts'
import { channel as texts } from './texts/channel.ts'

export type CapturedOptions = { readonly without?: string; readonly acceptPartial?: true }

export const CAPTURED: readonly OptionSpec[] = [
  { flags: '--without <TEXT>', text: texts.without },
  { flags: '--accept-partial', text: texts.acceptPartial }
]

/** The same, as the core asks for it. */
export function capturedIn({ without, acceptPartial }: CapturedOptions) {
  return { override: without ?? null, partial: acceptPartial ? 'accept' : 'refuse' } as const
}
