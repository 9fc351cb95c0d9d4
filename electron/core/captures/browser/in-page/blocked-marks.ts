// Parts that are held back until cookies are agreed to, by the marks that services for consent put on them: a frame whose address
// waits in another attribute, and the box that stands in its place. Nobody agrees here.
import { everywhere } from './roots.ts'
import { isShown } from './visibility.ts'

/** Where Cookiebot, Complianz, Borlabs, Cookie Information, CookieFirst, iubenda, Usercentrics and others keep an address meanwhile. */
const ADDRESSES = [
  'data-cookieblock-src',
  'data-src-cmplz',
  'data-cmplz-src',
  'data-consent-src',
  'data-suppressedsrc',
  'suppressedsrc',
  'uc-src',
  'data-src',
  'consent-original-src-_'
]
const FRAMES =
  'iframe:is([data-cookieblock-src], [data-cookieconsent], [data-src-cmplz], [data-cmplz-src], [data-consent-src], [data-category-consent], [data-cookiefirst-category], [data-suppressedsrc], [suppressedsrc], [uc-src], [consent-original-src-_], [data-category][data-src], [data-cookiecategory][data-src], [class*="optanon-category" i][data-src], [class*="cookie" i][data-src], [class*="consent" i][data-src])'
const BOXES =
  '.cmplz-placeholder-parent, .cmplz-placeholder-element, .brlbs-cmpnt-content-blocker, ._brlbs-content-blocker, .cky-placeholder, .cky-video-placeholder, .cm-as-context-notice, .rcb-content-blocker, [class*="cookieconsent-optout" i], uc-embedding-container'
/** What shows something, though nothing stands in its place; others count visits. */
const SHOWING =
  /^(?:https?:)?\/\/(?:[\w-]{1,40}\.){0,4}(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|facebook\.com\/plugins|instagram\.com|(?:twitter|x)\.com|tiktok\.com|google\.(?:com|se)\/maps|openstreetmap\.org|screen9\.(?:com|tv)|quickchannel\.com|spotify\.com|soundcloud\.com|issuu\.com|flickr\.com)(?:[/?]|$)/i
const SMALLEST = { width: 100, height: 60 }
const BARS = 'dialog, [role="dialog"], [class*="banner" i], [id*="banner" i]'

/** All of them, the outermost only. */
export function markedAsBlocked(): Element[] {
  const frames = everywhere<HTMLIFrameElement>(FRAMES).filter(isHeldFrame)
  const boxes = everywhere(BOXES).filter(
    box => isLarge(box) && ![...box.querySelectorAll('iframe')].some(hasAddress) && !isLoadedFrame(box)
  )
  const found = [...frames, ...boxes].filter(part => part.closest(BARS) === null)
  return found.filter(part => !found.some(other => other !== part && other.contains(part)))
}

function isHeldFrame(frame: HTMLIFrameElement): boolean {
  const address = ADDRESSES.map(name => frame.getAttribute(name)).find(
    value => value !== null && value !== ''
  )
  return address != null && !hasAddress(frame) && (isLarge(frame) || SHOWING.test(address))
}

const hasAddress = (frame: HTMLIFrameElement): boolean => {
  const address = frame.getAttribute('src')?.trim() ?? ''
  return (address !== '' && !/^(?:about|javascript|data):/i.test(address)) || frame.hasAttribute('srcdoc')
}

const isLoadedFrame = (box: Element): boolean => box instanceof HTMLIFrameElement && hasAddress(box)

function isLarge(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect()
  return width >= SMALLEST.width && height >= SMALLEST.height && isShown(part)
}
