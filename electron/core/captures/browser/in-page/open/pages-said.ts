// "Sida 1 av 3": a page that says which of its parts it shows, where nothing leads to the others at an address of their own.
import { leadsToNext } from '../counts/count.ts'
import { roots, textsIn } from '../roots.ts'
import { isShown, textOf } from '../visibility.ts'
import { isLeafed, missingOf, statedBy } from './leaf-pictures.ts'

const PAGE = /^\P{L}*(?:sida|sidan|page)\s/iu
const LONGEST = 40

/** How many pages it says that there are, and that are not shown. */
export function countPagesSaid(): number {
  const said = roots().flatMap(root =>
    [...textsIn(root)].flatMap(({ data, parentElement: holder }) => {
      if (holder === null || data.length > LONGEST || !/\p{L}|\d/u.test(data)) return []
      // The numbers may stand in parts of their own.
      const words = [data, textOf(holder)].map(one => one.trim()).find(one => PAGE.test(one))
      const stated = words === undefined || words.length > LONGEST ? null : statedBy(words)
      return stated === null || !isShown(holder) || isLeafed(holder) ? [] : [stated]
    })
  )
  return said.length === 0 || leadsToNext() ? 0 : missingOf(said)
}
