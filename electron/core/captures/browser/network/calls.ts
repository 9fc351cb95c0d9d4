// What a call is about, by its address.

/** What waits for news, or tells of the visitor, by its address. */
const LISTENS =
  /(?:^|[^a-z])(?:poll|polling|longpoll|subscribe|listen|presence|comet|sockjs|realtime|heartbeat|ping|keepalive|signalr|sse|wait|notifications?|lyssna|puls|bevaka|aviseringar|collect|analytics|beacon|telemetry|metrics|rum)(?:$|[^a-z])/i
/** What a page shows, by its address. */
const CONTENT =
  /(?:^|[^a-z])(?:posts?|feed|timeline|comments?|replies|articles?|news|stories|items|entries|list|search|graphql|page|inlagg|flode|kommentarer|nyheter|sida)(?:$|[^a-z])/i

export const listensForNews = (path: string): boolean => LISTENS.test(path)
export const isOfContent = (url: string): boolean => CONTENT.test(url)

/** Of the page's own site: its host, or one above or below it, such as `api.` to the site's own. */
export function isOfSite(url: string, page: string): boolean {
  const [host, own] = [url, page].map(one => (URL.parse(one)?.host ?? '').replace(/^www\./, ''))
  if (!host || !own) return false
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`)
}

/**
 * Of what the page is made of: asked of its own host, of another of its site, or by a path of content, wherever that is kept. What
 * listens or reports at other hosts is not, and may say the address of the page itself after the `?`.
 */
export function isOfPage(url: string, page: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1)
  const isOwn = URL.parse(url)?.host === URL.parse(page)?.host
  return isOwn || (!listensForNews(path) && (isOfSite(url, page) || isOfContent(path)))
}
