// Lists that let go of what is out of view.
import type { PageWindow } from '../process/page-window.ts'
import { RECYCLED, type Scrolled } from './scroll.ts'

const MANY_GONE = { texts: 5, pictures: 3 }

/** So much of what was seen on the way down is not there any more that the page is such a list. */
export async function isRecycled(window: PageWindow, { recycled }: Scrolled): Promise<boolean> {
  if (recycled > RECYCLED) return true
  const { texts, pictures } = await window.ask('goneNow')
  return texts >= MANY_GONE.texts || pictures >= MANY_GONE.pictures
}
