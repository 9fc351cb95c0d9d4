// What comes after a while: by a timer, an answer, a stream, a worker, a frame that takes its time.
import { both, lettered, lines, marks, pagesOf, posts, range, words } from './own-page.ts'

const rest = pagesOf('rest: waits before more comes', '/rest/')
for (const as of ['observer', 'debounce', 'timer', 'answer'])
  for (const ms of [100, 300, 600, 1_000, 2_000, 3_000, 4_000, 6_000])
    rest.whole(`grid?as=${as}&ms=${ms}`, posts(12))
rest.whole('first', posts(4))
rest.whole('button', posts(12))
rest.lacks('never', 'what a call was to bring that nobody answers')
rest.whole('ticks', posts(4))
rest.whole('shared', posts(4))
rest.whole('shared?more&part', both(posts(12), words('Kommentar: kom med skriptet')))
for (const path of ['within', 'frame'])
  rest.whole(
    path,
    lines(4, n => `Rad ${'abcd'[n]}: kom i lugn och ro`)
  )

const told = pagesOf('told: streams, frames that fill, boxes that wait to be looked at', '/told/')
const IN_VAIN = { limits: { settle: 800, rest: 500 } }
const FRAME = 'of=OTHER'
told.whole(
  'stream?first=1500&every=400',
  both(
    posts(3),
    lines(4, n => `Rad ${'abcd'[n]}: kom medan sidan var öppen`)
  )
)
told.lacks('stream?first=100&every=300&ever', 'what a stream without an end goes on telling', {
  limits: { settle: 800, streams: 1_000, rest: 500 }
})
told.whole('pieces', posts(8))
told.whole(
  `frames?as=late&${FRAME}`,
  both(
    marks([0, 20, 21]),
    lines(2, n => `Rad ${n}: ligger i en ram`, 20)
  )
)
told.lacks(`frames?as=stuck&${FRAME}`, 'the calendar of a frame that goes on loading', IN_VAIN)
told.whole(
  `frames?as=scroll&${FRAME}`,
  lines(12, n => `Rad ${n}: ligger i en ram`, 20)
)
told.lacks('dwell', 'a picture whose box stays empty')
told.whole(
  'leaves',
  lines(4, n => `Rad ${n}: kom när slutet syntes`, 3)
)
told.doubtful('wheel', 'a listener for the wheel that brings nothing', words('Första delen'))
told.whole('passing', both(posts(3), words('Det här stycket ligger i ett slutet träd')))

const frames = pagesOf('frames: busy, late, nested, going elsewhere', '/frames/')
const around = (as: string, more = '', of = 'OTHER', back = 'HERE') =>
  `around?as=${as}&of=${of}&back=${back}${more}`
const INSIDE = both(
  marks([0, 20, 21]),
  lines(2, n => `Rad ${n}: ligger i en ram`, 20)
)
for (const as of ['busy', 'timer', 'slow', 'goes', 'refreshes', 'returns', 'nested', 'whole'])
  frames.whole(around(as), INSIDE)
for (const [as, late] of [
  ['slow', 1_500],
  ['timer', 3_000],
  ['busy', 1_500]
] as const)
  frames.whole(around(as, `&late=${late}`), INSIDE)
for (const [of, back] of [
  ['', 'OTHER'],
  ['OTHER', 'HERE']
] as const) {
  frames.whole(around('closed', '', of, back), words('Det här stycket ligger i ett slutet träd'))
  frames.lacks(around('tabs', '', of, back), 'the other tab of a frame')
}
frames.lacks(around('passing'), 'words that a frame takes away')
frames.lacks(around('counts'), '122 of 124 comments of a frame')
frames.whole(around('folds'), words('Vi har öppet från midsommar till sista augusti'))

const late = pagesOf('late: asks late, lies over itself, columns', '/late/')
const framed = (inside: readonly number[]) => marks([100, 101, ...inside, 200, 201])
for (const query of ['as=scrolls&ms=500', 'as=watches&ms=120']) late.whole(`asks?${query}`, posts(40))
late.lacks('shut', 'what the site gives to members only')
late.whole('shut?shut=1000', posts(80))
for (const path of ['part-feed', 'part-feed?rigid']) late.whole(path, posts(20), { days: 100 })
late.whole('shadow-feed', posts(33), { days: 100 })
late.lacks('part-feed', 'what is past a bound', { limits: { height: 9_000 } })
late.whole('button', posts(36))
late.lacks('button?most=100000', 'what is past a bound')
late.whole('instead', marks([0, 1, 300, 2, 3]))
for (const place of ['', '&foreign&other=OTHER']) {
  late.whole(`frame?src=/odd/auto-visible${place}`, framed(range(60)))
  late.whole(`frame?src=/reveal${place}`, both(framed(range(30)), marks(range(30), 100)))
  late.lacks(`frame?src=/broken${place}`, 'two pictures of a frame')
  // Rows that are there only in view, of the frame itself and of a part of it that scrolls.
  late.whole(`frame?src=/recycled${place}`, framed(range(120)))
  late.whole(`frame?src=/odd/virtual-inner${place}`, framed(range(150)))
}
for (const as of ['drawing', 'button', 'before', 'film']) late.lacks(`lost?as=${as}`, 'a picture')
late.whole('toast', both(posts(10), marks([900])))
for (const says of ['Logga in för att se fler inlägg', 'Sign up to keep reading'])
  late.lacks(`gate?as=line&says=${encodeURIComponent(says)}`, 'what is for members')
late.doubtful('gate?as=part', 'an invitation over a part of the page', posts(20))
late.whole('gate', posts(6))
late.whole('closed', words('Det som var vikt'))
late.whole('between', posts(25))
late.whole('related', words('Svar 1', 'Svar 2'))
for (const path of ['column', 'column?sticks', 'column?foot']) late.whole(path, posts(20))

const modern = pagesOf('modern: one way to make them only', '/modern/')
const more = (label: string, lang: string, as: string) => `more?${new URLSearchParams({ label, lang, as })}`
for (const [label, lang, as] of [
  ['Näytä lisää', 'fi', 'words'],
  ['Näytä lisää kommentteja', 'fi', 'name'],
  ['Čájet eanet', 'se', 'name'],
  ['Vis flere', 'nb', 'words'],
  ['Mehr anzeigen', 'de', 'words'],
  ['عرض المزيد', 'ar', 'words'],
  ['Erakutsi gehiago', 'eu', 'words']
] as const)
  modern.whole(more(label, lang, as), posts(5))
for (const as of ['points', 'number']) modern.whole(`signs?as=${as}`, words('om till hösten nästa år'))
for (const by of ['frames', 'idle', 'turns', 'often', 'task', 'words', 'worker', 'service', 'wheel'])
  modern.whole(`late?by=${by}`, words('Det här stycket kom efter en stund'))
for (const as of ['links', 'buttons', 'dots', 'sign']) modern.lacks(`tabs?as=${as}`, 'the other parts')
for (const says of [
  'Det gick inte att hämta kommentarerna just nu.',
  'Kommenttien lataaminen epäonnistui.',
  'Du har gjort för många förfrågningar. Vänta en stund.'
])
  modern.lacks(`failed?says=${encodeURIComponent(says)}`, 'a part that failed')
modern.lacks('failed?says=Something%20went%20wrong.&again', 'a part that failed')
const ELSEWHERE = 'Något gick fel när systemet byttes, och tusen fakturor blev fel.'
modern.whole(`failed?says=${encodeURIComponent(ELSEWHERE)}`, words(ELSEWHERE))
for (const as of ['success', 'status', 'empty', 'page', 'shut'])
  modern.lacks(`no?as=${as}`, 'what was asked for')
modern.lacks('frame?src=OTHER/nowhere', 'the document of a frame')
modern.lacks('frame?src=OTHER/modern/calls', 'what a frame asked for')

modern.whole(
  'list',
  lines(40, n => `Rad ${lettered(n)}: står i en lång lista`)
)
modern.whole(
  'beside',
  words(
    ...['vänster', 'höger'].flatMap(side =>
      range(9).map(n => `Rad ${lettered(n)}: står i en lång lista till ${side}`)
    )
  )
)

export const WAITING = [rest, told, frames, late, modern].flatMap(({ all }) => all)
