// Whether something else came to stand where the page was, or nothing at all.
import { hasEmptyHolder } from './rest.ts'
import { everywhere, roots, textsIn } from './roots.ts'
import { isLoadingLine } from './scroll/view.ts'
import { covers, isShown, pageText, picturesIn } from './visibility.ts'

const LITTLE_TEXT = 1_500

/** What stood in the middle of the page when it was first seen. */
let stood: readonly Element[] = []

/** Remembers what stands in the middle of the page, and not over it. */
export function noteStanding(): void {
  stood = [0.3, 0.5, 0.7].flatMap(part => {
    const there = document.elementsFromPoint(innerWidth / 2, innerHeight * part)
    return there.find(one => one !== document.body && one.parentElement !== null && !isOver(one)) ?? []
  })
}

const isOver = (one: Element | null): boolean =>
  one !== null && (/fixed|sticky/.test(getComputedStyle(one).position) || isOver(one.parentElement))

/**
 * It has little text, or asks for a password, and what stood there before is gone or covered. A form that was
 * unfolded stands beside it.
 */
export function mayBeReplaced(): boolean {
  const asks = document.querySelector('input[type="password"]') !== null
  return (asks || pageText().length <= LITTLE_TEXT) && stood.every(isGoneOrCovered)
}

function isGoneOrCovered(one: Element): boolean {
  if (!one.isConnected || !isShown(one)) return true
  const { left, top, width, height } = one.getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + Math.min(height, innerHeight - top) / 2)
  return over !== null && !one.contains(over) && !over.contains(one)
}

/** Shorter texts are a name and a menu around a page that has not come yet. */
const BARE = 400

/** It shows next to nothing, or what is to hold its content is empty. */
export const isBare = (): boolean => pageText().length < BARE || isBlank()

const CONTENT = 'main, [role="main"], #root, #app, #__next, #content'

/** What is to hold the page's content is there, and there is nothing in it. */
export const isBlank = (): boolean =>
  isEmptyPage() ||
  everywhere<HTMLElement>(CONTENT).some(part => part.checkVisibility() && !holdsAnything(part))

/** A drawing that stays in the window while a page without words goes by: what it drew on the way is in no picture. */
export function drawsOnTheWay(): boolean {
  const { scrollHeight } = document.documentElement
  if (scrollHeight < 2 * innerHeight) return false
  return everywhere('canvas').some(canvas => {
    const stays = [canvas, canvas.parentElement].some(
      one => one !== null && /fixed|sticky/.test(getComputedStyle(one).position)
    )
    return stays && covers(canvas) > 0.2 && isShown(canvas) && pageText().length < scrollHeight / 10
  })
}

const holdsAnything = (part: HTMLElement): boolean =>
  part.innerText.trim() !== '' ||
  picturesIn(part).length > 0 ||
  part.querySelector('input, button, select, textarea') !== null ||
  // A tree that is closed to the page's scripts is known by its host.
  roots().some(root => root instanceof ShadowRoot && part.contains(root.host))

/** What tells where one is, and leads elsewhere. */
const AROUND =
  'h1, h2, h3, h4, h5, h6, header, footer, nav, aside, [role="banner"], [role="contentinfo"], [role="navigation"], script, style, noscript, template'

/** What a page says, and nothing else, until what it is to show has come: of the program, and not of what else is begun. */
const STARTS =
  /^(?:startar|förbereder|initierar|starting|preparing|initiali[sz]ing)(?: (?:the )?(?:appen|applikationen|programmet|sidan|tjänsten|kartan|app|application|program|page|service|map))?[\s.…!]*$/iu
const WAIT =
  /^(?:vänta|var god vänta|var god dröj|vänligen vänta|ett ögonblick|strax klart|please wait|wait|one moment|just a moment)(?: lite| ett ögonblick| en stund| a moment|,? please)?(?:[,.…]* (?:\p{L}+ ){0,2}(?:hämta[rs]|ladda[rs]|läser in|läses in|loading|loads|fetching)(?: \p{L}+)?)?[\s.…!]*$/iu

const saysToWait = (words: string) => STARTS.test(words) || WAIT.test(words)

/** A heading, and below it an empty place with a name that nothing has come into, or words that it is to come: it has not come. */
export function hasOnlyHeading(): boolean {
  let isStarting = false
  for (const root of roots())
    for (const text of textsIn(root)) {
      const holder = text.parentElement
      const words = text.data.trim()
      if (words === '' || holder === null || holder.closest(AROUND) !== null || !isShown(holder)) continue
      if (!isLoadingLine(words) && !saysToWait(words)) return false
      isStarting = true
    }
  const isOther = (part: Element) => part.closest(AROUND) === null && isShown(part)
  if (everywhere('input, button, select, textarea').some(isOther)) return false
  const pictures = roots().flatMap(root => [...root.children].flatMap(picturesIn))
  return !pictures.some(isOther) && (isStarting || hasEmptyHolder())
}

/** There is neither text nor picture nor anything to fill in on it. The first one found is enough. */
const isEmptyPage = (): boolean =>
  roots().every(root => {
    for (const text of textsIn(root))
      if (text.data.trim() && text.parentElement && isShown(text.parentElement)) return false
    const fields = root.querySelectorAll('input, button, select, textarea')
    return ![...fields].some(isShown) && ![...root.children].some(child => picturesIn(child).length > 0)
  })
