// Pictures, fonts and animations, in the page or in a frame: all there, and holding still.
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'
import { nextFrame, pauseFor } from './wait.ts'
import { noteDriven } from './witness/driven.ts'

/** How many pictures and fonts there are, and how many of them have not come or came to nothing. */
type AssetCounts = {
  pictures: number
  pending: number
  /** Also pictures behind something. */
  broken: number
  fontsLoaded: number
  fontsPending: number
  /** Some are still to come, and the last one came just now. */
  areComing: boolean
}

/** What is smaller in some direction is an ornament. */
const SMALL = 60
const JUST_NOW = 1_000

/** `lost`: the addresses of pictures that were fetched in vain. */
export async function untilAssets(
  pictureLimit: number,
  fontLimit: number,
  lost: readonly string[]
): Promise<AssetCounts> {
  const pictures = everywhere<HTMLImageElement>('img')
  const latest = await untilPictures(pictures, pictureLimit)
  if (document.fonts.status !== 'loaded') await Promise.race([document.fonts.ready, pauseFor(fontLimit)])
  await stopAnimations()
  const counted = pictures.filter(isCounted)
  const pending = counted.filter(image => !image.complete).length
  const fonts = [...document.fonts]
  return {
    areComing: pending > 0 && performance.now() - latest < JUST_NOW,
    pictures: counted.length,
    pending,
    broken:
      counted.filter(image => image.complete && image.naturalWidth === 0).length +
      countLostBehind(new Set(lost)),
    fontsLoaded: fonts.filter(font => font.status === 'loaded').length,
    fontsPending: fonts.filter(font => font.status === 'loading').length
  }
}

/** Answers when the last of them came. */
async function untilPictures(pictures: readonly HTMLImageElement[], limit: number): Promise<number> {
  let latest = 0
  const waiting = pictures.filter(image => !image.complete)
  // Pictures in something that scrolls sideways are never scrolled to, and would stay away for ever.
  for (const image of waiting) if (image.loading === 'lazy') image.loading = 'eager'
  const arrivals = waiting.map(
    image =>
      new Promise<void>(resolve => {
        const come = () => {
          latest = performance.now()
          resolve()
        }
        image.addEventListener('load', come, { once: true })
        image.addEventListener('error', come, { once: true })
        if (image.complete) resolve()
      })
  )
  if (waiting.length > 0) await Promise.race([Promise.all(arrivals), pauseFor(limit)])
  return latest
}

/** Ends those that end, and pauses the others. */
async function stopAnimations(): Promise<void> {
  const moving = document.getAnimations()
  noteDriven(moving)
  for (const animation of moving) {
    try {
      const end = animation.effect?.getComputedTiming().endTime
      if (animation.playState !== 'running' || end === undefined) continue
      if (end === Number.POSITIVE_INFINITY) animation.pause()
      else animation.finish()
    } catch {
      // An animation that cannot be ended is left to run.
    }
  }
  if (moving.length > 0) await nextFrame()
}

function isCounted(image: HTMLImageElement): boolean {
  const { width, height } = image.getBoundingClientRect()
  const hasSource = (image.currentSrc || image.src || image.srcset) !== ''
  return image.isConnected && width > 2 && height > 2 && hasSource
}

/** Pictures that lie behind something are told of by what was fetched: nothing else knows whether they came. */
function countLostBehind(lost: ReadonlySet<string>): number {
  if (lost.size === 0) return 0
  const isLost = (address: string) => lost.has(address.replace(/#.*/, ''))
  return everywhere('*').filter(element => {
    const { width, height } = element.getBoundingClientRect()
    return width >= SMALL && height >= SMALL && isShown(element) && addressesBehind(element).some(isLost)
  }).length
}

function addressesBehind(element: Element): string[] {
  const styles = [null, '::before', '::after'].map(part => getComputedStyle(element, part))
  const own = ownPictureOf(element)
  const address = own === null ? null : URL.parse(own, document.baseURI)?.href
  return [
    ...styles.flatMap(({ backgroundImage, content }) => addressesIn(`${backgroundImage} ${content}`)),
    address ?? ''
  ]
}

/** The addresses in a value of a style, as the browser writes them. */
export const addressesIn = (style: string): string[] =>
  [...style.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map(([, address = '']) => address)

/** Pictures that are no `img`: of a film that has not begun, a button, or a drawing. */
function ownPictureOf(element: Element): string | null {
  const poster = element.getAttribute('poster')
  if (poster !== null) return poster
  if (element.matches('input[type="image"]')) return element.getAttribute('src')
  if (element.localName !== 'image') return null
  return element.getAttribute('href') ?? element.getAttribute('xlink:href')
}
