// Back to the page where its program has put another view in its place and does not go back: it is fetched anew and judged anew, and what
// led there is not pressed again.
import { Trouble } from '../trouble.ts'
import type { VisitStep } from '../visit.ts'
import { findClosedRoots } from './closed-roots.ts'
import { JUDGE } from './judge.ts'
import { fetchAnew } from './navigate.ts'
import { settlePage } from './settle.ts'

/** With a smaller share of the time left, what there is is kept. */
const NEEDED = 1 / 3

/** So often at most; what is lost again is told of. `begin`: the steps that begin to make a page ready that has come. */
export const comeBack =
  (begin: readonly VisitStep[]): VisitStep =>
  async ({ window, guard, steps, url, deadline, limits }, { finalAddress }, run) => {
    const { isLost, fetches, kinds } = await window.ask('otherViews')
    if (!isLost || fetches === 0 || deadline.left < limits.total * NEEDED) return {}
    const before = window.navigations
    const address = await steps.optional('reload', 'other-view', deadline.signal, async () => {
      guard.letGo()
      try {
        const value = await fetchAnew(window, finalAddress ?? url.href, guard)
        await settlePage(window)
        window.traffic.noteLoaded()
        return { value }
      } finally {
        await guard.hold()
      }
    })
    const lost = new Trouble('text-vanished', 'view')
    if (address === null) steps.add(lost.reason)
    if (address === null && window.navigations !== before) throw lost
    await window.ask('leaveAlone', kinds, address === null ? 0 : fetches - 1)
    if (address === null) return {}
    // It is the same page, and has not gone elsewhere by itself.
    window.navigations--
    // Where several were pressed at once nobody knows which it was, and what it led to is not in the record all the same.
    if (kinds.length === 0) steps.add({ code: 'other-view', detail: null })
    let found = await run(async () => ({ finalAddress: address }))
    for (const step of JUDGE) found = await run(step)
    if (found.wall !== null) throw new Trouble(found.wall.code, found.wall.detail)
    if (!isSamePlace(new URL(address), new URL(finalAddress ?? url.href), url))
      throw new Trouble('navigated-away')
    await findClosedRoots(window)
    for (const step of begin) await run(step)
    return {}
  }

/** A page may change its address as it comes; not what stands before the query, nor what was asked for in it. */
const isSamePlace = (now: URL, before: URL, asked: URL): boolean =>
  now.origin === before.origin &&
  now.pathname === before.pathname &&
  [...asked.searchParams].every(
    ([name, value]) =>
      !before.searchParams.getAll(name).includes(value) || now.searchParams.getAll(name).includes(value)
  )
