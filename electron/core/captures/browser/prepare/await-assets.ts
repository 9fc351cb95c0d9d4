// Pictures, fonts and animations: all there, and holding still.

import type { Kit } from '../in-page/kit.ts'
import { askFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'

export type Assets = {
  readonly pictures: number
  /** Pictures that never came, and those that came to nothing, also behind something. */
  readonly pending: number
  readonly broken: number
  readonly fontsLoaded: number
  readonly fontsPending: number
}

/** As long as pictures keep coming they are waited for, so many times over. */
const ROUNDS = 6

/** Waits for pictures and fonts, and ends or stops animations; also in frames. */
export async function awaitAssets(window: PageWindow): Promise<Assets> {
  const { pictures, fonts } = window.limits
  for (let round = 1; ; round++) {
    const args = [pictures, fonts, [...window.traffic.lostPictures]] as const
    const [page, frames] = await Promise.all([
      window.evaluate(untilAssets, ...args),
      askFrames<Awaited<ReturnType<typeof untilAssets>>>(window, String(untilAssets), pictures + fonts, args)
    ])
    const all = [page, ...frames.filter(one => one !== null)]
    const sum = (kind: keyof Assets) => all.reduce((total, one) => total + one[kind], 0)
    if (all.some(({ areComing }) => areComing) && round < ROUNDS) continue
    return {
      pictures: sum('pictures'),
      pending: sum('pending'),
      broken: sum('broken'),
      fontsLoaded: sum('fontsLoaded'),
      fontsPending: sum('fontsPending')
    }
  }
}

/** In the page, or in a frame. */
async function untilAssets(kit: Kit, pictureLimit: number, fontLimit: number, lost: readonly string[]) {
  /** What is smaller in some direction is an ornament. */
  const BEHIND = 60
  const roots = kit.roots()
  const isCounted = (image: HTMLImageElement) => {
    const box = image.getBoundingClientRect()
    return box.width > 2 && box.height > 2 && (image.currentSrc || image.src || image.srcset) !== ''
  }
  const pictures = roots.flatMap(root => [...root.querySelectorAll('img')])
  // Pictures in something that scrolls sideways are never scrolled to, and would stay away for ever.
  const waiting = pictures.filter(image => !image.complete)
  for (const image of waiting) if (image.loading === 'lazy') image.loading = 'eager'
  let latest = 0
  const arrive = (image: HTMLImageElement) =>
    new Promise<void>(resolve => {
      const come = () => {
        latest = performance.now()
        resolve()
      }
      image.addEventListener('load', come, { once: true })
      image.addEventListener('error', come, { once: true })
      if (image.complete) resolve()
    })
  if (waiting.length > 0) await Promise.race([Promise.all(waiting.map(arrive)), kit.pauseFor(pictureLimit)])
  if (document.fonts.status !== 'loaded') await Promise.race([document.fonts.ready, kit.pauseFor(fontLimit)])

  const moving = document.getAnimations()
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
  if (moving.length > 0) await kit.frame()

  const counted = pictures.filter(image => image.isConnected && isCounted(image))
  // Pictures that lie behind something are told of by what was fetched: nothing else knows whether they came.
  const isLost = new Set(lost)
  const behind = (element: Element): boolean => {
    const styles = [null, '::before', '::after'].map(part => getComputedStyle(element, part))
    const addresses = styles.flatMap(({ backgroundImage, content }) =>
      [...`${backgroundImage} ${content}`.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].map(
        ([, address = '']) => address
      )
    )
    // Pictures that are no `img`: of a film that has not begun, a button, or a drawing.
    const own =
      element.getAttribute('poster') ??
      (element.matches('input[type="image"]') ? element.getAttribute('src') : null) ??
      (element.localName === 'image'
        ? (element.getAttribute('href') ?? element.getAttribute('xlink:href'))
        : null)
    const address = own === null ? null : URL.parse(own, document.baseURI)?.href
    return [...addresses, address ?? ''].some(each => isLost.has(each.replace(/#.*/, '')))
  }
  const lacksBehind = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return width >= BEHIND && height >= BEHIND && kit.isShown(element) && behind(element)
  }
  const backgrounds =
    lost.length === 0
      ? 0
      : roots.reduce((sum, root) => sum + [...root.querySelectorAll('*')].filter(lacksBehind).length, 0)
  const fonts = [...document.fonts]
  const pending = counted.filter(image => !image.complete).length
  return {
    /** Some are still to come, and the last one came just now. */
    areComing: pending > 0 && performance.now() - latest < 1_000,
    pictures: counted.length,
    pending,
    broken: counted.filter(image => image.complete && image.naturalWidth === 0).length + backgrounds,
    fontsLoaded: fonts.filter(font => font.status === 'loaded').length,
    fontsPending: fonts.filter(font => font.status === 'loading').length
  }
}
