// What scrolls, grows, recycles its rows, lies beside or in frames, or is laid out in odd ways.
import { both, lines, marks, pagesOf, posts, range, words } from './own-page.ts'

const lists = pagesOf('lists: drawn, emptied, fetched while they are gone through', '/hard/')
lists.whole(
  'pooled',
  both(
    posts(100),
    lines(100, n => `Rad ${n}`)
  )
)
lists.whole(
  'emptied',
  both(
    posts(60),
    lines(60, n => `Rad ${n}`)
  )
)
lists.whole(
  'fades-out',
  both(
    posts(30),
    lines(30, n => `Inlägg ${n}`)
  )
)
lists.whole('scroll-timeline', posts(30))
lists.whole('sheet', both(marks(range(200), ...range(10).map(n => n * 300 + 10)), words('Ruta 19:9')))
lists.whole('sideways-lazy', marks(range(10), ...range(10).map(n => n * 300 + 50)))
for (const path of ['slow-feed', 'worker-feed', 'socket-feed']) lists.whole(path, posts(40))
for (const path of ['feed-fails', 'button-fails']) lists.lacks(path, 'posts that were answered with an error')
lists.lacks('spins-for-ever', 'posts that never come')
for (const says of ['words', 'date', 'english', 'dots'])
  lists.whole(`dated?says=${says}`, posts(5), { days: 5 })
for (const as of ['button', 'button&status=503', 'button&buttons=60', 'scroll'])
  lists.lacks(`limited-calls?as=${as}`, 'what it asked for too often')
for (const as of ['comments', 'posts', 'virtual']) lists.lacks(`says-more?as=${as}`, 'most of what it counts')
for (const as of ['elsewhere', 'parts']) lists.whole(`says-more?as=${as}`, posts(6))
const BACK = { days: 20 }
lists.whole('old?as=pinned', words('Nytt 0', 'Nytt 39', 'Fäst 3'), BACK)
lists.whole('old?as=minutes', words('Protokoll 11', 'Sist av allt'), BACK)
lists.whole(
  'old?as=thread',
  lines(40, n => `Svar ${n}`),
  BACK
)
lists.whole(
  'old?as=feed',
  lines(20, n => `Nytt ${n}`),
  BACK
)
for (const query of ['', '?in=part']) lists.whole(`upward${query}`, posts(100))
lists.whole('shrinks', both(posts(20), words('Inlägg 19:')))
lists.whole('canvas-posts', posts(30))

const parts = pagesOf('parts: hold more than they show', '/hard/')
const LEAVES = both(marks(range(6, 100), 300), marks([...range(3), ...range(3, 50)]))
for (const path of [
  'leafed',
  'leafed?as=words',
  'leafed-moved',
  'leafed-moved?at=-1800',
  'leafed-moved?at=-3000',
  'leafed-stubborn',
  'leafed-card'
])
  parts.whole(path, LEAVES)
parts.whole('leafed-main', posts(12))
for (const query of ['', '?as=cut'])
  parts.whole(
    `beside${query}`,
    lines(12, n => `Cell ${n}:29`)
  )
parts.whole('beside?as=code', words('Sistaordet'))
parts.whole(
  'beside?as=cards',
  lines(8, n => `Nyhet ${n} om vad som händer på torget i vår`)
)
parts.whole('beside?as=chips', words('Ämne 59'))
for (const as of ['beside', 'clipped']) parts.lacks(`beside?as=${as}`, 'cells of its picture')
parts.whole('box-feed', marks([...range(40), ...range(4, 200)]))
parts.whole('box-lazy', both(marks([...range(8), ...range(12, 100)]), marks(range(12), 100)))
parts.whole(
  'box-virtual',
  both(
    marks([...range(6), ...range(40, 100)]),
    lines(40, n => `Rutrad ${n}`)
  )
)
parts.whole('box-dated', marks([...range(20), ...range(4, 200)]), BACK)
parts.lacks('box-feed?most=100000', 'what is past a bound', { limits: { scroll: 3_000 } })
parts.whole('box-refits', marks([...range(4), ...range(10, 100)]))
parts.whole('frame-part', marks([...range(4), ...range(8, 100)]))
for (const query of ['', '?foreign&other=OTHER'])
  parts.whole(`frame-nested${query}`, marks([...range(4), 50, ...range(6, 100)]))
parts.whole('frame-lazy', both(posts(4), marks(range(16), 100)))
parts.whole('frame-feed', posts(80))
parts.whole('frame-shadow', words('I skuggan: smörgåstårta', 'Djupare i skuggan'))
for (const path of ['frame-object', 'frame-in-shadow']) parts.whole(path, posts(6))
parts.whole(
  'frameset-rows',
  both(marks([700, ...range(14)]), marks([700, ...range(9)], 400), words('Topp ram', 'Fot ram'))
)
const ANSWERS = (count: number) => lines(count, n => `Svar ${n}: Skicka in blanketten.`)
parts.whole('details-name', both(posts(6), ANSWERS(6)))
parts.whole('accordion', ANSWERS(5))
parts.whole('accordion?bare', ANSWERS(5))
parts.whole('accordion?one', ANSWERS(5))
parts.whole(
  'slots',
  words(
    ...['Rubrik', 'Sektion', 'Djupt', 'Reserv'].map(what => `${what} i skuggan`),
    'Ingress i ljuset',
    'Brödtext i ljuset'
  )
)
parts.whole('span-more', words('och fortsättningen', 'Andra fortsättningen', 'Tredje fortsättningen'))
for (const as of ['form', 'text', 'over']) parts.lacks(`wall-replaces?as=${as}`, 'all but the beginning')
const FACEBOOK = { platform: 'facebook' } as const
for (const there of [16, 4])
  parts.whole(
    `sorted?count=16&there=${there}`,
    lines(16, n => `Dold kommentar${n}`),
    FACEBOOK
  )
parts.lacks('sorted?count=16&there=16', 'comments that there was no time to choose', {
  ...FACEBOOK,
  limits: { expand: 0 }
})
parts.whole('folded-login', both(posts(4), words('Logga in')))
parts.doubtful('wall-late', 'a login over the page that stays', posts(20))
parts.whole('wall-late?closes', posts(20))

const odd = pagesOf('odd: scrolls, grows or moves where one does not expect it', '/odd/')
const COUNTS = {
  ...{ 'inner-sticky': 40, 'body-scrolls': 30, 'both-scroll': 25, 'fixed-all': 20, reversed: 20 },
  ...{ 'starts-below': 30, snap: 12, 'inner-snap': 12, leaps: 6, wheel: 30, smooth: 40 },
  ...{
    'inner-infinite': 64,
    'auto-visible': 60,
    'frame-scrolls': 20,
    rtl: 10,
    zoomed: 10,
    'never-still': 30
  },
  ...{ 'font-late?wait=2500': 8, busy: 20, alerts: 4, closes: 4, 'print-hides': 8, hash: 30, live: 16 },
  ...{ 'shadow-consent': 12, 'shadow-consent?mode=closed': 12, 'foreign-consent?other=OTHER': 8, dialog: 12 },
  ...{ 'overlay-closes': 12, panel: 10, 'shadow-scroller': 20, virtual: 150, 'virtual-inner': 150 }
}
for (const [path, count] of Object.entries(COUNTS)) odd.whole(path, posts(count))
odd.whole(
  'hostile',
  lines(12, n => `Kommentar ${n}`)
)
odd.whole('side-by-side', both(posts(10), marks(range(30), 870)))
odd.whole('box-in-page', marks([...range(12), ...range(20, 100)]))
odd.whole('box-alone', marks([0, ...range(9, 100)]))
odd.whole('shut-box', marks([...range(3), ...range(5, 100)]))
odd.whole('foreign-frame-scrolls?other=OTHER', posts(12))
odd.whole(
  'grows-with-window',
  both(
    posts(10),
    lines(5, n => `Del ${n}`)
  )
)
odd.whole('wide', marks([7], 2975))
odd.whole('rtl-wide', both(marks([7], 25), marks([8], 2375)))
odd.lacks('wide?width=6000', '2,000 pixels of its picture')
odd.whole('tall-rows?rows=490', marks(range(490), 600))
odd.whole('table', marks([900, ...range(200), 901], 600))
odd.whole(
  'columns',
  lines(60, n => `Stycke ${n}.`)
)
odd.whole('emoji', words('👩🏽‍🚒🏳️‍🌈🇸🇪 3 𝒦𝒶𝓃𝒶𝓁 ｆｕｌｌ'))
odd.whole(
  'many-frames',
  lines(50, n => `Nummer ${n} ram`)
)
odd.whole('lazy-frames?other=OTHER', marks([...range(8), ...range(8, 100), 700]))
odd.whole('decoded-late', marks(range(24), 100))
odd.whole('parallax', both(posts(30), marks([40, 41], 600)))
odd.whole('fixed-back', posts(30))
odd.doubtful('overlay', 'a box over all of it that cannot be closed', posts(12))
odd.whole('side-bar', marks(range(10), 310))
odd.whole('frameset', both(posts(4), marks(range(9), 310)))
odd.whole('details', ANSWERS(6))
odd.whole(
  'more-and-more?most=30',
  lines(30, n => `Svar ${n}`, 1)
)
odd.lacks('more-and-more', 'what is past a bound')
odd.whole('closed-tree', words('Stängd text'))
odd.lacks('worker', 'what a worker that is not let in was to give')
odd.whole('writes', words('Skriven på nytt'))
odd.lacks('live?most=1000000', 'what goes on coming', { limits: { scroll: 3_000 } })
odd.whole('plain.txt', words('Rad 0', 'Rad 399'))
odd.whole('data.json', words('Rad 399'))
odd.whole('feed.xml', words('Räksmörgås'))
odd.whole('picture.png', {})

const kinds = pagesOf('kinds: no ordinary page of HTML', '/hard/')
kinds.whole('latin', words('Räksmörgås på Åsögatan i Göteborg'))
kinds.whole('quirks-part', posts(20))
kinds.whole('xhtml', both(posts(10), words('Svaret är ja')))
kinds.whole('drawing.svg', both(posts(10), words('Skylt 9')))

export const SCROLLING = [lists, parts, odd, kinds].flatMap(({ all }) => all)
