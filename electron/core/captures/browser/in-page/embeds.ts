// Posts of other platforms, and frames, that stand in a page until a script has put what they are for in their place.
import { everywhere } from './roots.ts'
import { isShown, textOf } from './visibility.ts'

/** As the platforms themselves have a page written. */
const POSTS =
  '.twitter-tweet, .twitter-timeline, .twitter-video, .instagram-media, .fb-post, .fb-video, .fb-page, .fb-comments, .tiktok-embed, .bluesky-embed, .mastodon-embed, .text-post-media, .reddit-embed-bq, .imgur-embed-pub, [data-pin-do="embedPin"]'
const FRAMES = 'iframe:is([data-src], [data-lazy-src], [data-iframe-src], [data-url])'
const BOXES =
  ':is(div, figure, a, button, section)[class*="embed" i]:is([data-src], [data-url], [data-embed], [data-iframe-src], [data-href])'
const SMALLEST = { width: 100, height: 30 }
const ADDRESS = /^(?:https?:)?\/\//i
/** What shows anything of its own. */
const SHOWS = 'iframe:not(:scope), video, audio, img, canvas, object, embed'
/** Fewer letters are a date, or that there is a post. */
const FEWEST = 60

/** How many there are, the outermost only. */
export function embedsWaiting(): number {
  const found = [
    ...everywhere<HTMLElement>(POSTS).filter(isPostWaiting),
    ...everywhere<HTMLElement>(`${FRAMES}, ${BOXES}`).filter(isBoxWaiting)
  ]
  return found.filter(one => !found.some(other => other !== one && other.contains(one))).length
}

/** With the words of the post in it, it may be all that there is to be, where no script of others is asked for. */
function isPostWaiting(post: HTMLElement): boolean {
  if (post.localName === 'iframe' || post.querySelector('iframe') !== null) return false
  if (/-rendered|fb_iframe_widget/.test(post.className) || !post.checkVisibility()) return false
  return (post.textContent?.trim().length ?? 0) < FEWEST || asksOthers()
}

const asksOthers = (): boolean =>
  everywhere<HTMLScriptElement>('script[src], script[data-src], script[type="text/plain"]').some(
    ({ src, type }) => src === '' || type === 'text/plain' || URL.parse(src)?.host !== location.host
  )

function isBoxWaiting(box: HTMLElement): boolean {
  if (box.getAttribute('src') && !/^(?:about|data|javascript):/i.test(box.getAttribute('src') ?? ''))
    return false
  const says = [...box.attributes].some(({ name, value }) => name.startsWith('data-') && ADDRESS.test(value))
  const { width, height } = box.getBoundingClientRect()
  if (!says || width < SMALLEST.width || height < SMALLEST.height || !isShown(box)) return false
  return (
    box.localName === 'iframe' || (box.querySelector(SHOWS) === null && textOf(box).trim().length < FEWEST)
  )
}
