// What stands in the place of something else until it is looked at, pressed or chosen.
import { both, marks, pagesOf, range, words } from './own-page.ts'

const swapped = pagesOf('swapped: one thing in the place of another', '/swapped/')
const LAST = words('Det var den sista bilden')
swapped.whole('pictures?as=rests', both(LAST, marks(range(6), 10)))
swapped.lacks('pictures?as=never', 'the pictures below the first window')
swapped.whole('pictures?as=larger', LAST)
const NAMES = words('Anna', 'Berit', 'Cecilia')
for (const as of ['words', 'numbers']) swapped.lacks(`list?as=${as}`, 'six of nine names')
for (const as of ['words', 'numbers']) swapped.whole(`list?as=${as}&same`, NAMES)
swapped.lacks('story', 'three of four events')
swapped.lacks('order', 'what another order shows')
swapped.whole('order?all', words('Anna vill ha fler bänkar', 'Cecilia vill ha fler bänkar'))
swapped.lacks('drawing', 'six of twelve rows')
swapped.whole('drawing?as=map', words('Det här händer i sommar'))

export const SWAPPED = swapped.all
