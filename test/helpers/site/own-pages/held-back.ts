// What is seen for a moment, folded, behind something that is to be pressed, or walled off.
import { both, lines, marks, pagesOf, posts, range, words } from './own-page.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const says = (text: string) => `says=${encodeURIComponent(text)}`

const seen = pagesOf('seen: shown and not there in the end', '/seen/')
const row = (n: number) => `Rad ${n}: Brandkåren ${LETTERS[n]?.repeat(4)} övar vid hamnen`
const rows = (count: number) => both(posts(count), lines(count, row))
seen.whole('removes', rows(14))
seen.whole('few', rows(20))
seen.whole('unloads', both(posts(12), marks(range(12), 100)))
seen.whole('unloads?once', both(posts(12), marks(range(12), 100)))
seen.whole('figures', marks(range(24), 100))
seen.lacks('figures?once', 'pictures that were taken away for good')
seen.whole(
  'rotates',
  words('Biblioteket håller öppet hela sommaren', 'Simhallen stänger för underhåll i juli')
)
for (const as of ['', 'aria-live=polite'])
  seen.lacks(`quotes?as=${as}`, 'three of four things that are said in turn')
seen.lacks('panels', 'three of four panels that go past sideways')
seen.whole('panels?rises', words('Kommunens plan för stationen gäller till mars'))
seen.whole('quotes?notes&as=aria-live=polite', words('rustade upp bryggan'))
seen.whole('squeezed', rows(12))
seen.whole('squeezed?low', rows(12))
for (const path of [
  'unavailable',
  `unavailable?${says('Sidan finns inte')}`,
  `unavailable?${says('This page isn’t available')}`
])
  seen.lacks(path, 'all that was to be there')
seen.lacks('blank', 'all that was to be there')
seen.whole('changes', posts(3))
seen.whole('closed', words('Det här stycket ligger i ett slutet skuggträd'))
seen.whole('paper', both(posts(2), words('Kommentarerna visas bara på skärmen')))
seen.lacks('paper?script', 'words of its PDF')
seen.whole('part', rows(14))

const sideways = pagesOf('sideways: rows, signs, somebody who is there', '/sideways/')
for (const as of ['label', 'title', 'own', 'trailing', 'ligature', 'odd', 'next'])
  sideways.whole(`button?as=${as}`, posts(12))
sideways.whole('found', posts(4))
sideways.whole('somebody', marks(range(4, 2), 100))
for (const ms of [300, 2_500])
  sideways.whole(
    `row?ms=${ms}`,
    lines(12, n => `Kort nummer ${n}: en artikel om torget`, 100)
  )
sideways.whole('leaf', marks(range(4, 50), 100))

const folds = pagesOf('folds: found by no look at one moment', '/folds/')
folds.whole(
  'recycled',
  lines(24, n => `slutar här: ${LETTERS[n]}`)
)
folds.whole('cells', posts(36))
folds.lacks('silent', 'the rest of a text that ends in “… mer”')
folds.whole('teasers', posts(3))
for (const text of [
  'Det här kontot är privat',
  'Oj! Nu blev det fel hos oss',
  'Something went wrong. Try again.'
])
  folds.lacks(`says?${says(text)}`, 'all that was to be there')
folds.doubtful('locked', 'a box that keeps one from scrolling', posts(8))
folds.lacks('parts', '15 of 18 items')
folds.whole('parts?pages', posts(3))
for (const text of [
  'Visar 1 till 4 av 12 rader',
  'Showing 1 to 4 of 12 entries',
  '1–4 of 12',
  '4 av 12 visas',
  'Sida 1 av 3'
])
  folds.lacks(`rows?${says(text)}`, 'eight of twelve rows')
folds.whole(`rows?all&${says('Visar 1 till 4 av 12 rader')}`, words('Ärendet om llll är avgjort'))
folds.whole(`rows?pages&${says('Sida 1 av 3')}`, words('Ärendet om dddd är avgjort'))
folds.whole(`rows?${says('En man är 4 av 12 i nämnden')}`, words('Ärendet om dddd är avgjort'))
folds.whole('link', posts(9))
folds.whole('form', posts(4))
for (const path of ['link?real', 'form?real']) folds.whole(path, posts(3))
folds.whole(
  'answers',
  lines(3, n => `Svaret står under a${n}`)
)
for (const path of ['tabs', 'tabs?shared']) folds.lacks(path, 'what the other tab shows')
folds.whole('tabs?shown', words('Badet är öppet hela vintern', 'Badet är stängt hela sommaren'))
folds.whole('slides', both(words('hamnen: b', 'hamnen: d', 'hamnen: f'), marks([0, 2, 4], 90)))
const ACROSS = [5, 150, 250, 320, 420, 520, 700]
for (const path of ['row', 'row?filled']) folds.whole(path, marks(range(6), ...ACROSS))
folds.whole('fetches', marks(range(9), ...ACROSS))

const tries = pagesOf('tries: buttons that nothing tells of', '/tries/')
const PLACES = ['bryggan', 'parken', 'torget', 'stationen', 'skolgården']
const ANSWERS = words(...PLACES.map(place => `Svaret handlar om ${place} vid älven`))
for (const path of [
  'panels',
  'panels?wait=300',
  'panels?one',
  'sign?posts',
  'gallery',
  'gallery?as=aria-haspopup=dialog',
  'cards'
])
  tries.whole(path, ANSWERS)
tries.whole('sign', posts(6))
for (const text of ['Visa fler inlägg från Norrby kommun', 'Mer…'])
  tries.whole(`words?${says(text)}`, posts(9))
tries.whole('popovers', words(...PLACES.map(place => `Avgiften gäller ${place} vid älven`)))
tries.whole('menu', words('Arbetet pågår till mars'))
tries.doubtful('menu?dead', 'a button that does nothing', words('Arbetet pågår till mars'))
tries.doubtful(`words?dead&${says('Hämta resultat för skolan')}`, 'a button that does nothing', posts(3))
tries.doubtful('sign?posts&heart', 'signs that show nothing', words('Ärende om bryggan'))
tries.doubtful('gallery?dead', 'buttons that do nothing', {})
tries.lacks('cards?stuck', 'four of five cards')
tries.whole('dialog', words(...PLACES.slice(0, 4).map(place => `Svaret handlar om ${place} vid älven`)))

const walls = pagesOf('walls: counters, boxes, bars, grey rows, log-ins', '/walls/')
const counted = (as: string, text: string) => `counted?as=${as}&${says(text)}`
walls.lacks(counted('grid', '<p><b>36</b> inlägg</p>'), 'the 36 posts that it counts')
walls.lacks(counted('empty', '<p>912 inlägg</p>'), 'the 912 posts that it counts')
for (const text of ['<p>36 inlägg · 1 204 följare</p>', '<p><b>36</b> inlägg, <b>6</b> följare</p>'])
  walls.lacks(counted('articles', text), '24 of 36 posts')
walls.whole(counted('cards', '<p>12 inlägg · 1 204 följare</p>'), words('Nummer 11'))
walls.whole(counted('grid', '<p>12 inlägg</p>'), {})
walls.whole(counted('articles', '<p>12 inlägg · 1 204 följare</p>'), words('Nyhet 11'))
walls.whole(counted('elsewhere', '<a href="/forum"><p>36 inlägg</p></a>'), {})
walls.whole('talk', words('Svar 0:', 'Svar 1:', 'Svar 0 2:', 'Svar 0 3:', 'Svar 1 2:', 'Svar 1 3:'))
walls.lacks('talk?lacks', 'a comment that never comes')
walls.lacks('talk?teasers', 'the three comments that it counts')
for (const query of ['?asks&ms=0', '?asks&ms=1800', '']) walls.whole(`covered${query}`, words('Nyhet 11'))
walls.doubtful('covered?login', 'a box over the page that asks for an account', words('Nyhet 11'))
const bar = (text: string) => `bar?says=${encodeURIComponent(text)}`
for (const path of [
  bar('Se mer av Norrby'),
  `${bar('Se mer av Norrby')}&at=top`,
  bar('Skapa nytt konto eller')
])
  walls.lacks(path, 'what is for members')
for (const path of [bar('Kontakt'), `${bar('Skapa nytt konto eller')}&at=top`])
  walls.whole(path, words('Nyhet 5'))
walls.whole(`${bar('Se mer av Norrby')}&of=1`, words('Nyhet 0'))
walls.whole('rows?ms=4000', words('Nummer 5'))
walls.lacks('rows', 'rows that never come', { limits: { settle: 500, rest: 500, scroll: 1_000 } })
for (const as of ['picture', 'plain', 'days']) walls.whole(`rows?as=${as}`, words('Senaste nytt'))
walls.whole('login?as=quoted', words('kan ladda om sidan'))
for (const as of ['in-text', 'line', 'button', 'password'])
  walls.lacks(`login?as=${as}`, 'what is for members')
const BRIEFLY = { limits: { rest: 500 } }
walls.whole('hangs?as=posts', words('Nyhet 7'), BRIEFLY)
for (const as of ['empty', 'place', 'says', 'posts&asks=/never?posts'])
  walls.lacks(`hangs?as=${as}`, 'what a call was to bring that nobody answers', BRIEFLY)

const behind = pagesOf('behind: not pressed, for it would put one part in the place of another', '/behind/')
behind.lacks('pages', 'the other pages and letters')
behind.lacks('choices', 'the other tab')
behind.lacks('document', 'the pages of a document in a frame')
behind.lacks('closed', 'all that was to be there')
behind.whole('necessary', words('Nyheten'))
behind.whole('nothing', words('Hur nöjd är du?', 'Du måste logga in för att se dina pågående ärenden'))

const unseen = pagesOf('unseen: put in the place of what is shown, late, or lacking', '/unseen/')
const NEWS = words(
  'Badhuset öppnar efter sommaren',
  'Ny bro över älven invigs',
  'Vinterns spår är preparerade'
)
for (const as of ['link', 'older', 'sign', 'name', 'letter']) unseen.lacks(`next?as=${as}`, 'the next page')
for (const path of ['month', 'month?listed']) unseen.lacks(path, 'the other month')
unseen.lacks('pictures?as=arrow', 'two pictures')
unseen.lacks('pictures?as=album', 'two pictures of an album')
unseen.lacks('fees', 'the other tab')
for (const place of ['list', 'slider', 'marker'])
  unseen.lacks(`choice?of=${place}`, 'what another choice shows')
unseen.whole('choice?of=sorted', words('Badhuset i Norrby är öppet hela veckan'))
unseen.lacks('sent', 'the next page')
unseen.whole('sent?last', NEWS)
unseen.whole('show', words('Måndag till fredag mellan nio och fem'))
unseen.whole('show?same', words('Öppettider'))
unseen.lacks('invitation', 'what is for members')
for (const place of ['HERE', 'OTHER']) unseen.lacks(`framed?of=${place}`, 'the next page in a frame')
for (const as of ['style', 'script']) unseen.whole(`pointed?as=${as}`, marks([1, 2, 3]))
unseen.whole('elsewhere', NEWS)
unseen.whole(
  'nothing',
  lines(3, n => `Rubrik nummer ${n} i bildspelet`, 1)
)
unseen.whole(
  'answered',
  words('Tack för svaret om bryggan', 'Tack för svaret om parken', 'Räddningstjänsten övar i hamnen'),
  {
    platform: 'facebook'
  }
)
unseen.whole('captions', NEWS)
unseen.whole(
  'moves',
  both(
    lines(3, n => `Inlägg ${n}:`, 7),
    marks([7, 8, 9], 10, 437, 863)
  )
)
unseen.whole('worker', words('Kom genom en arbetare'))
unseen.whole('socket', posts(16))
unseen.whole('pulse', posts(5))
unseen.lacks('heading', 'all that was to be there')
unseen.lacks('graph?as=errors', 'what was answered with errors')
unseen.whole('graph?as=whole', posts(4))
unseen.whole('frame?of=OTHER', words('Annons tio'))
unseen.whole(`notice?${says('Webbplatsen använder kakor.')}`, words('Nyheten'))
unseen.doubtful(
  `notice?${says('Genom att trycka godkänner du kakor.')}`,
  'a notice that can only be agreed to',
  words('Nyheten')
)
unseen.whole('written', words('Bankgiro femtusen', 'Skriv av det här', 'Obs viktigt:'))

const choices = pagesOf('choices: as platforms make them today', '/choices/')
const SYNPUNKTER = words(...PLACES.map(place => `Synpunkten handlar om ${place}`))
for (const as of ['utvalda', 'relevanta']) choices.whole(`menu?as=${as}`, SYNPUNKTER)
choices.lacks('menu?as=top', 'what another order shows')
choices.whole('menu?as=order', SYNPUNKTER)
for (const as of ['anyway', 'sensitive', 'english', 'brackets', 'more', 'till', 'counted', 'back'])
  choices.whole(`warned?as=${as}`, words('visas först när man vill'))
for (const as of ['swedish', 'english'])
  choices.whole(
    `translated?as=${as}`,
    words('Bussen gick för sent', 'Parken är fin', 'The bus left too late', 'Puisto on kaunis')
  )
for (const as of [
  'complianz',
  'english',
  'cookiebot',
  'line',
  'frame',
  'category',
  'borlabs',
  'hidden',
  'shows'
])
  choices.lacks(`blocked?as=${as}`, 'what is held back until cookies are agreed to')
for (const as of ['necessary', 'pixel']) choices.whole(`blocked?as=${as}`, {})
choices.whole('blocked?as=told', words('Kakor från tredje part blockeras'))
for (const text of ['Startar…', 'Vänta, hämtar appen', 'Please wait...'])
  choices.lacks(`starts?${says(text)}`, 'all that was to be there')
for (const mode of ['open', 'closed']) choices.whole(`tree?mode=${mode}`, words('visas först när man vill'))
const SAID = words('Synpunkt om vägen vid älven', 'Synpunkt om parken vid älven')
for (const [text, how] of [
  ['Hela snacket', 'as=button'],
  ['Fram med resten', 'as=button'],
  ['Allt i ett svep', 'as=div'],
  ['Öppna tråden', 'as=a'],
  ['Rulla fram äldre', 'as=span&beside']
])
  choices.lacks(`words?${how}&${says(text ?? '')}`, 'what odd words lead to')
choices.whole(`words?as=button&dead&${says('Hela snacket')}`, SAID)
choices.whole(`words?as=button&dead&${says('Boka hela salen')}`, SAID)
for (const as of ['title', 'button', 'canvas', 'layers']) choices.whole(`leaf?as=${as}`, marks([1, 2, 3, 4]))
choices.lacks('leaf?as=still', 'three pages that nothing leads to')
choices.lacks('leaf?as=webgl', 'three pages of which nothing can be copied')
for (const as of ['over', 'link', 'button']) choices.lacks(`album?as=${as}`, 'the other pictures of an album')
choices.whole('album?as=days', words('Bilder från sommarfesten'))
for (const as of ['drawn', 'dots'])
  choices.lacks(`arrow?as=${as}`, 'what stands in the place of what is shown')
for (const path of ['wheel', 'moved']) choices.lacks(path, 'what only the wheel brings forward')
for (const as of ['drawing', 'headings']) choices.lacks(`points?as=${as}`, 'what a press shows')
choices.whole('wheel?still', words('Staden växer längs älven'))
for (const [path, count] of [
  ['rows', 90],
  ['rows?high=300', 90],
  ['rows?count=18', 18]
] as const)
  choices.whole(
    path,
    lines(count, n => `Protokoll ${n} om vägen`)
  )
for (const ms of [80, 400])
  choices.whole(
    `box?ms=${ms}`,
    words(...PLACES.slice(0, 3).map(place => `Avgiften gäller ${place} vid älven`))
  )

const routed = pagesOf('routed: one view in the place of another', '/routed/')
for (const asked of ['push', 'push&as=part', 'push&low', 'hash', 'later', 'hides', 'replace', 'stays'])
  routed.lacks(`feed?by=${asked}`, 'what each post shows in a view of its own')
for (const asked of ['', '&as=part&low', '&as=both', '&plain', '&back&high', '&back&high&plain', '-later'])
  routed.lacks(`feed?by=state${asked}`, 'what each post shows in a view of its own')
for (const as of ['leaf', 'row']) routed.lacks(`onward?as=${as}`, 'what is next, in a view of its own')
routed.lacks('feed?by=fragment#alla', 'what each post shows in a view of its own')
for (const as of ['more', 'wrapped', 'fold', 'mark', 'anew', 'anew&in=article', 'waits', 'waits&in=article'])
  routed.whole(
    `stays?as=${as}`,
    words(...[...PLACES.slice(0, 3), 'stationen'].map(place => `Inlägget är om ${place}`))
  )

export const HELD_BACK = [seen, sideways, folds, tries, walls, behind, unseen, choices, routed].flatMap(
  ({ all }) => all
)
