// Pictures that stand in for another, whose address they say in an attribute of their own: a script puts it in when they are looked at,
// or when the scrolling has rested.
import { pictureKey } from './witness/seen-words.ts'

const NAMES = ['src', 'srcset', 'original', 'lazy', 'lazy-src', 'lazysrc', 'echo', 'defer-src'].map(
  name => `data-${name}`
)
const PICTURE = /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i
const LARGER =
  /large|full|zoom|hires|highres|big|retina|2x|href|thumb|poster|popup|lightbox|fancybox|caption/i
/** What such pictures are called. */
const CALLED =
  /(?:^|[^a-z])(?:blank|placeholder|spacer|pixel|transparent|loading|loader|lazy|dummy|grey|gray|1x1)(?:[^a-z]|$)/i
const POINTS = 4
/** So much smaller than it is shown, it is a sketch of the other. */
const SKETCH = { points: 64, times: 3 }

/** The address of the picture that it is to show; null where it names none, or shows that one in any size. */
export function addressToCome(image: HTMLImageElement): string | null {
  const shown = [image.currentSrc, image.src].filter(address => address !== '')
  for (const { name, value } of image.attributes) {
    if (!name.startsWith('data-') || value === '' || LARGER.test(name)) continue
    const [first = ''] = value.trim().split(/[\s,]+/, 1)
    if (!NAMES.includes(name) && !PICTURE.test(first)) continue
    const url = URL.parse(first, document.baseURI)
    if (url === null || !/^https?:$/.test(url.protocol)) continue
    const isShown = shown.some(
      address =>
        address === url.href || (pictureKey(address) !== '' && pictureKey(address) === pictureKey(url.href))
    )
    return isShown ? null : url.href
  }
  return null
}

/** Whether it shows something in the place of the picture that it names; what lays another size over the page shows one of its own. */
export function standsIn(image: HTMLImageElement): boolean {
  if (!image.complete || image.naturalWidth === 0 || addressToCome(image) === null) return false
  const address = image.currentSrc || image.src
  if (address === '' || /^data:/i.test(address) || CALLED.test(URL.parse(address)?.pathname ?? ''))
    return true
  const { naturalWidth, clientWidth } = image
  const isSketch = naturalWidth <= SKETCH.points && clientWidth >= SKETCH.times * naturalWidth
  return isSketch || isOfOneColour(image)
}

function isOfOneColour(image: HTMLImageElement): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = POINTS
  canvas.height = POINTS
  const drawing = canvas.getContext('2d', { willReadFrequently: true })
  if (drawing === null) return false
  try {
    drawing.drawImage(image, 0, 0, POINTS, POINTS)
    const { data } = drawing.getImageData(0, 0, POINTS, POINTS)
    return data.every((value, at) => Math.abs(value - (data[at % 4] ?? 0)) < 3)
  } catch {
    // Of another site: its points are not told.
    return false
  }
}
