// What axe finds wrong on a page of the window. All its rules are asked in the first dress, and in the others (the other language, and
// dark) those that a language or a theme can break.
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

export type Fault = { readonly rule: string; readonly where: string }

/** What differs from one dress to the next: colours, and the language that the page says it is in. */
const OF_DRESS = ['color-contrast', 'link-in-text-block', 'html-has-lang', 'html-lang-valid', 'valid-lang']

/** What is said once to a screen reader of a button that was pressed stays for a while after the button has gone. */
const ANNOUNCED = '[data-live-announcer]'

/** What differs in forced colours and at 200 %, where the page is half as wide: colours, what scrolls, and how large what is pressed is. */
const OF_LARGE = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

type Options = {
  /** `every`: whatever axe asks by itself; `whole`: by the tags of the standards. */
  readonly rules: 'every' | 'whole' | 'dress' | 'large'
  readonly leavesAnnounced?: boolean
}

/** Looks at the page as it is now. */
export async function faultsOn(page: Page, { rules, leavesAnnounced = false }: Options): Promise<Fault[]> {
  // Most of its time would go to reading its own source anew, and to describing all that is right.
  const isThere = await Promise.all(page.frames().map(frame => frame.evaluate(() => 'axe' in globalThis)))
  const axe = new AxeBuilder({ page, ...(isThere.every(Boolean) ? { axeSource: '0' } : {}) })
    // Its other mode opens a page of its own, which the app does not allow.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], selectors: false })
  if (leavesAnnounced) axe.exclude(ANNOUNCED)
  if (rules === 'whole') axe.withTags(TAGS)
  if (rules === 'dress') axe.withRules(OF_DRESS)
  if (rules === 'large') axe.withRules(OF_LARGE)
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => ({ rule: `${id}: ${failureSummary ?? ''}`, where: html }))
  )
}
