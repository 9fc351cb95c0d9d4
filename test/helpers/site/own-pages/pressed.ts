// What is shown only when something is pressed that says so by a number, by HTML or by how it looks.
import { SENDS, TO_TRY } from '../acts.ts'
import { ACTING, VOTING } from '../votes.ts'
import { both, pagesOf, posts, words } from './own-page.ts'

const PLACES = ['bryggan', 'parken', 'torget', 'stationen']
const ANSWERS = words(...PLACES.map(place => `Svaret handlar om ${place} vid älven`))
const says = (text: string) => `counted?says=${encodeURIComponent(text)}`

const presses = pagesOf('presses: numbers, cards, years, boxes', '/presses/')
for (const text of [
  '💬 4 kommentarer',
  'Visa tråd (4)',
  'Läs tråden (4 svar)',
  'Visa synpunkter (4)',
  '4 dolda',
  '4 svar ▾',
  'Continue this thread'
])
  presses.whole(says(text), ANSWERS)
presses.lacks(`${says('4')}&name=${encodeURIComponent('4 svar. Svara')}`, 'the answers')
presses.lacks(says('Visa som tabell'), 'the table')
presses.lacks(`${says('Visa alla 4 kommentarer')}&real`, 'the answers')
presses.whole('frame', ANSWERS)
presses.lacks('frame?pages', 'three of four pages')
presses.lacks('pages', 'three of four pages')
presses.whole('dialog', ANSWERS)
presses.whole('toggle', ANSWERS)
presses.whole('popover', words('Svaret handlar om bryggan vid älven'))
for (const as of ['place', 'box', 'rows']) presses.lacks(`cards?as=${as}`, 'what each card opens')
for (const as of ['leads', 'route', 'vote'])
  presses.whole(`cards?as=${as}`, words(...PLACES.map(place => `Kommunen tar upp frågan om ${place}`)))
for (const as of ['leads', 'route']) presses.lacks(`kinds?as=${as}`, 'what each row shows')
presses.lacks('fragment', 'the item behind a fragment of the address')
for (const as of ['links', 'bar', 'pressed']) presses.lacks(`years?as=${as}`, 'the other year')
for (const as of ['target', 'tick'])
  presses.whole(`styled?as=${as}`, words('Svaret handlar om bryggan vid älven'))
presses.whole('row?redraws', words('17 januari 2026 kl. 18'))
presses.whole('comments?as=plain', words(...PLACES.map(place => `Bra att ${place} rustas upp`)))
presses.whole('comments?as=sheet', ANSWERS)
presses.lacks('comments?as=two', 'two of four comments')
for (const as of ['links', 'cookies', 'published', 'rules'])
  presses.lacks(`comments?as=${as}`, 'all four comments')

export const PRESSED = presses.all

const kept = pagesOf('kept: folded by HTML, by styles or by a head', '/kept')
const TIMES_OF_DAY = words('Öppet kl. 08:00–16:30', 'Öppet kl. 09:15–11:45', 'Öppet kl. 10:00–14:20')
for (const as of [
  ...['tick', 'choice', 'target', 'box', 'popover', 'opens'],
  ...['parts', 'buttons', 'rows', 'terms']
])
  kept.whole(`?as=${as}`, TIMES_OF_DAY)
for (const as of ['low', 'bottom']) kept.whole(`?as=${as}`, both(TIMES_OF_DAY, posts(PLACES.length - 1)))
kept.lacks('?as=point', 'what shows only where it is pointed at')
kept.whole('?as=others', words('Arbetet pågår till mars'))

export const KEPT_FOLDED = kept.all

const covered = pagesOf('covered: under a cover, or behind words of their own', '/covered')
const UNDER = words('Svaret handlar om bryggan vid älven')
for (const as of ['beside', 'photo', 'english', 'link', 'cut', 'rest', 'part'])
  covered.whole(`?as=${as}`, UNDER)
covered.whole('?as=painted', UNDER)
covered.doubtful('?as=others', 'what may act is not pressed', words('Arbetet pågår till mars'))

export const UNDER_COVER = covered.all

const votes = pagesOf('votes: what is never pressed', '/votes')
for (const as of Object.keys(VOTING))
  votes.doubtful(`?as=${as}`, 'what may be a vote is not pressed', words('Arbetet pågår till mars'))
const TIMES = words('Tisdag klockan tio hos kundcenter')
for (const as of Object.keys(ACTING)) {
  // A beacon brings nothing back.
  if (as === 'beacon' || as === 'frame') votes.whole(`/acting?as=${as}&other=OTHER`, TIMES)
  else votes.lacks(`/acting?as=${as}`, 'what the press would show')
}
votes.whole('/counting', TIMES)
votes.lacks('/questions', 'the answers, of which one is looked at')

const acts = pagesOf('acts: what may do something on the site', '/acts')
for (const as of Object.keys(TO_TRY))
  for (const how of Object.keys(SENDS))
    acts.doubtful(`?as=${as}&how=${how}`, 'what the press would show', words('Visningar'))
for (const as of ['tickets', 'signs'])
  acts.doubtful(`/frame?as=${as}&other=OTHER`, 'what the press would show', posts(2))
const COMMENTS = words(...[...'abcdef'].map(letter => `Kommentar ${letter} om älven`))
for (const asked of ['as=try', 'as=sure', 'as=sure&post', 'as=sure&post&polls', 'as=try&polls'])
  acts.whole(`/brings?${asked}`, COMMENTS)
acts.lacks('/brings?as=try&post', 'what is asked for by POST')

export const VOTED = [...votes.all, ...acts.all]

const pinned = pagesOf('pinned: a script shows one thing at a time as the page is scrolled', '/pinned/')
for (const path of [
  ...['track', 'track?smooth', 'smooth'],
  ...['opacity', 'autoalpha', 'class', 'display', 'up', 'stack', 'stack&smooth'].map(by => `fades?by=${by}`)
])
  pinned.lacks(path, 'three of four panels')
const PANELS = words(...PLACES.map(place => `Planen för ${place}`))
for (const path of ['wheel', 'wheel?by=top', 'stays', 'stays?sheets']) pinned.whole(path, PANELS)

export const STANDING = pinned.all
