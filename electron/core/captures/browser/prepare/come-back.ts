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
    guard.letGo()
    await goTo(window, new URL(finalAddress ?? url.href), guard)
    await settlePage(window)
    await guard.hold()
    // It is the same page, and has not gone elsewhere by itself.
    window.navigations--
    await window.ask('leaveAlone', kinds)
    await findClosedRoots(window)
    return { value: null }
  })
  return {}
}
