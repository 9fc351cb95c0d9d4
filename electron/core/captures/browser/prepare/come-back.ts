// Back to the page where its program has put another view in its place and does not go back: it is fetched anew, and what led there is
// not pressed again.
import type { VisitStep } from '../visit.ts'
import { findClosedRoots } from './closed-roots.ts'
import { goTo } from './navigate.ts'
import { settlePage } from './settle.ts'

/** Once: what is lost again is told of. */
export const comeBack: VisitStep = async ({ window, guard, steps, url, deadline }, { finalAddress }) => {
  const { isLost, hasComeBack, kinds } = await window.ask('otherViews')
  if (!isLost || hasComeBack) return {}
  await steps.optional('reload', 'other-view', deadline.signal, async () => {
    const before = window.navigations
    guard.letGo()
    try {
      await goTo(window, new URL(finalAddress ?? url.href), guard)
      await settlePage(window)
    } catch (error) {
      // What stands there now is not what was captured.
      steps.add({ code: 'text-vanished', detail: 'view' })
      throw error
    } finally {
      await guard.hold()
    }
    // It is the same page, and has not gone elsewhere by itself.
    window.navigations = before
    const status = window.traffic.answer?.status ?? 0
    if (status >= 400) steps.add({ code: 'text-vanished', detail: 'view' })
    // Where several were pressed at once nobody knows which it was, and what it led to is not in the record all the same.
    if (kinds.length === 0) steps.add({ code: 'other-view', detail: null })
    await window.ask('leaveAlone', kinds)
    await findClosedRoots(window)
    return { value: null }
  })
  return {}
}
