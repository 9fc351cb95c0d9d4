// Feeds and long pages, counters, questions about cookies, films, platforms' pages as our fixtures have them, and answers that are none.
import { FIXTURES } from '../fixtures/all.ts'
import { COMMENTS } from '../fixtures/fixture.ts'
import { both, lines, marks, pagesOf, posts, range, words } from './own-page.ts'

const feeds = pagesOf('feeds: come as they are looked at, long, awkward', '/')
const pictured = (count: number) => both(posts(count), marks(range(count), 100))
feeds.whole('feed?n=12', pictured(12))
feeds.whole('redirect?n=3', pictured(5))
for (const path of ['meta-refresh', 'script-redirect']) feeds.whole(path, pictured(5))
feeds.whole('lazy', pictured(40))
for (const query of ['', '&asks', '&fills']) feeds.whole(`lazy?n=120${query}`, pictured(120))
feeds.whole('infinite', posts(80))
feeds.lacks('endless', 'what is past a bound', { limits: { scroll: 3_000 } })
feeds.lacks('dated', 'what is past a bound', { limits: { posts: 20 } })
feeds.whole(
  'tall?bands=400',
  both(
    marks(range(400), 600),
    lines(400, n => `Rad ${n}`)
  )
)
feeds.lacks('tall?bands=1000', 'half of its picture')
feeds.whole('alike?rows=480', words('Tack!'))
feeds.whole('watched', words('Hit ned'))
feeds.whole('drawn-in-view', words('Här'))
feeds.whole('polled', words('Hit ned', 'Kom först längst ned'))
feeds.lacks('shifts', 'a picture that fits together')
feeds.whole('sticky', both(posts(20), marks([900], 600)))
feeds.whole('inner', posts(30))
feeds.whole(
  'recycled',
  both(
    posts(120),
    lines(120, n => `Rad ${n}`)
  )
)
feeds.whole('reveal', pictured(30))
feeds.whole('animated', posts(5))
feeds.whole('full-height', marks([500, ...range(20)]))
feeds.whole('shadow', words('I skuggan: smörgåstårta', 'Djupare i skuggan'))
feeds.whole('frames?other=OTHER', both(posts(6), words('Samma ram', 'Annan ram')))
feeds.lacks('frames-pale?other=OTHER', 'the words of a frame in its picture')
feeds.whole('photos', posts(20))
feeds.whole('placed', words('Öppet hus på biblioteket', 'Längst ned: måndag'))
feeds.whole('gap', posts(3))
feeds.whole('gap?text=Ord', both(posts(3), words('Ord')))
feeds.lacks('gap?text=Ord&colour=white', 'words of its picture')
feeds.whole(
  'many?n=300',
  marks(
    range(30).map(row => row * 10),
    20
  )
)
feeds.whole('large?mb=2', both(posts(8), words('tecken: 1703936')))
feeds.whole('changed-by-print', posts(5))
feeds.whole('dialogs', posts(5))
feeds.whole('popups', posts(5))
feeds.whole('long-poll', posts(5))
feeds.whole('nasty', posts(12))
feeds.whole('login-in-header', posts(20))
feeds.lacks('broken', 'two pictures')
feeds.lacks('broken-behind', 'a picture')
feeds.whole(
  'folded',
  both(
    words('fortsättningen av texten', 'Dolt svar'),
    lines(15, n => `Kommentar ${n}`, 1)
  )
)
feeds.lacks('folded-endless', 'what is past a bound')

const counted = pagesOf('counted: says how many comments there are', '/')
counted.whole(
  'counted?says=3&there=3',
  lines(3, n => `Kommentar ${n}`)
)
counted.lacks('counted?says=1%20120&there=3', '1,117 comments')
for (const head of [
  'Kommentarer (12)',
  'Alla kommentarer · 12',
  'Comments: 12',
  '12 thoughts on “Spring cleaning”',
  '1,2 tn kommentarer',
  '3.4K comments',
  '1 234 kommentarer'
])
  counted.lacks(`said?head=${encodeURIComponent(head)}`, 'most of the comments that it counts')
counted.lacks('said?label=5%20kommentarer', 'two of five comments')
const THREE = lines(3, n => `Kommentar nummer ${n}`)
for (const query of ['link=3+kommentarer', 'link=3+kommentarer&more', 'label=3+kommentarer'])
  counted.whole(`said?head=3+kommentarer&${query}`, THREE)
counted.lacks('said-each?there=2', 'two of four comments')
counted.whole(
  'said-each?there=4',
  lines(4, n => `Kommentar nummer ${n}`)
)
for (const place of ['', '&foreign=OTHER']) {
  counted.whole(
    `said-around?${place}`,
    lines(12, n => `Kommentar nummer ${n}`)
  )
  counted.lacks(`said-around?there=9${place}`, 'three of twelve comments')
}

const consent = pagesOf('consent: asks about cookies', '/consent/')
for (const path of ['swedish', 'english', 'settings', 'late', 'frame', 'service'])
  consent.whole(path, posts(8))
consent.doubtful('only-yes', 'a question that can only be answered with a yes', posts(8))

const answers = pagesOf('answers: something else than the page', '/')
for (const path of [
  'login-form',
  'members',
  '401',
  'limited',
  'robot?as=title',
  'robot?as=captcha',
  'robot?as=swedish',
  '500',
  'empty',
  '404-empty',
  '511'
])
  answers.lacks(path, 'all that was to be there')
answers.whole('robot?as=form', posts(6))
answers.whole('robot', words('Är du en robot?'))

const films = pagesOf('films: files, pieces, players', '/films/')
for (const path of ['mp4', 'webm', 'pieces', 'list', 'within']) films.whole(path, { films: 1 })
for (const path of ['locked', 'live', 'gone']) films.lacks(path, 'its film')
films.lacks('player?of=https://www.youtube-nocookie.com', 'its film')
films.whole('hidden', words('Kommunen visar en film om badhuset'))

const platforms = pagesOf('platforms: as our own fixtures have them', '/fixtures/')
for (const platform of Object.keys(FIXTURES) as (keyof typeof FIXTURES)[]) {
  platforms.whole(`${platform}?as=page`, words(...COMMENTS, 'Entrén kostar 40 kronor'), { platform })
  for (const as of ['wall', 'robot', 'limit'])
    platforms.lacks(`${platform}?as=${as}`, 'all that was to be there', { platform })
}

const demo = pagesOf('demo: the pages of the demo municipality', 'DEMO/')
for (const path of ['', 'bilder', 'video', 'blogg', 'jobb', 'lang', 'flode'])
  demo.whole(path, words('Demonstration:'))

export const ORDINARY = [feeds, counted, consent, answers, films, platforms, demo].flatMap(({ all }) => all)
