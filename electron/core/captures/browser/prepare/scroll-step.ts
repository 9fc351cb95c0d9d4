// The step that goes through the page from top to bottom.
import { reasonsOf } from '../artefacts/bounds-reached.ts'
import type { VisitStep } from '../visit.ts'
import { scrollThrough } from './scroll.ts'

/** `asked`: a feed is followed back to the date that the request says; `all`: as far as it goes. */
export const scroll =
  (since: 'asked' | 'all'): VisitStep =>
  async ({ window, request, steps, deadline }, { scrolled: before }) => {
    const scrolled = await steps.optional('scroll', 'scroll-limit', deadline.signal, async () => {
      const value = await scrollThrough(window, since === 'asked' ? (request.since ?? null) : null, {
        isFeed: before?.hasGrown ?? false,
        continuesPastSince: request.continuesPastSince ?? false,
        hasPassed: before?.hasPassed ?? false
      })
      const { rows, ...detail } = value
      return { value, detail: { ...detail, rows: rows.length }, reasons: reasonsOf(value) }
    })
    return scrolled === null ? {} : { scrolled }
  }
