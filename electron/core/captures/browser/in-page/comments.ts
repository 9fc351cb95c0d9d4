// In the page: what looks like comments, and what each says of itself. Nothing is guessed: what is not shown is null.
import type { Kit } from './kit.ts'

export type FoundComment = {
  selector: string
  text: string
  /** Its text is longer than what is read of it. */
  isCut: boolean
  authorName: string | null
  authorAddress: string | null
  timeShown: string | null
  timeMachine: string | null
  permalink: string | null
  /** The platform's ids of it, of the post it stands under, and of the comment it answers (or that one's link). */
  nativeId: string | null
  threadId: string | null
  parentId: string | null
  /** It stands within another, or says that it answers one. */
  isReply: boolean
  /** What hangs on it: pictures, films and links to other sites that are not of its sender's name. */
  media: { kind: 'picture' | 'video' | 'audio' | 'link'; url: string; description: string | null }[]
  /** How many have liked it; null where it does not say. */
  likes: number | null
  /** The address that was opened points at it. */
  isLinked: boolean
  /** There is neither text nor picture in it. */
  isEmpty: boolean
}

/** Why a selector does not point at one comment, and at how many it does. */
export type SelectorRefusal = { why: 'selector-invalid' | 'selector-not-one'; count: number }

/** The comments of the page; `chosen` is the place in the list of the one asked for, which the kit then keeps. */
export type FoundComments = {
  comments: FoundComment[]
  chosen: number | null
  refusal: SelectorRefusal | null
  /** What the selector matches, read as comments whether they look like it or not. */
  matched: FoundComment[]
  /** Comments beyond the most that are read. */
  left: number
}

export function findComments(
  kit: Kit,
  address: string,
  selector: string | null,
  most: number,
  mostText: number
): FoundComments {
  const MARKED =
    '[itemtype*="schema.org/Comment" i], [itemtype*="schema.org/UserComments" i], [itemprop="comment"], [role="comment"], [data-comment-id], [data-kommentar], [data-kommentar-id], .comment, .kommentar, [id^="comment-" i], [id^="comment_" i], [id^="kommentar-" i], [id^="kommentar_" i], [data-testid="comment" i], [role="article"] [role="article"], [role="article"][aria-label^="Kommentar" i], [role="article"][aria-label^="Comment" i], article article'
  const NOT =
    /^(?:comment|kommentar)[-_]?(?:s|er)?(?:[-_]?(?:list|form|count|area|section|wrap|author|reply|text|body|title|content|meta|respond|box|input|field|link|nav|page|template|lista|formular|antal))/i
  const AUTHOR =
    '[itemprop="author"], [itemprop="creator"], a[rel~="author"], [class~="author" i], [class*="comment-author" i], [class*="comment__author" i], [class*="commentauthor" i], [data-testid*="author" i], [class~="fn"], [class~="username" i], [class*="user-name" i], [class~="avsandare" i], [class~="forfattare" i], a[href*="/profil/" i], a[href*="/profile" i], a[href*="/user/" i], a[href*="/users/" i], a[href*="/anvandare/" i], a[href*="/@"]'
  const TIME =
    'time, [itemprop="dateCreated"], [itemprop="datePublished"], abbr[data-utime], [class*="timestamp" i], [class*="comment-date" i], [class*="comment-time" i], [class~="time" i], [class~="date" i], [class~="tid" i], [class~="datum" i]'
  const BODY =
    '[itemprop="text"], [itemprop="commentText"], [class*="comment-text" i], [class*="commenttext" i], [class*="comment__text" i], [class*="comment-content" i], [class*="comment-body" i], [class*="comment__body" i], [class*="kommentarstext" i], [class*="kommentar-text" i], [data-testid*="comment-text" i], [data-testid*="comment-body" i]'
  const PRESS =
    'button, [role="button"], input, textarea, select, form, script, style, svg, [hidden], [aria-hidden="true"]'

  const attempt = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch {
      return null
    }
  }
  const isNamed = (element: Element) =>
    !element.matches('form, button, input, textarea, a, span, h1, h2, h3, h4, time, tr, td') &&
    !(
      NOT.test(element.id) &&
      !element.matches('[itemtype], [data-comment-id], [data-kommentar], .comment, .kommentar')
    )
  const roots = kit.roots()
  const marked = roots.flatMap(root => [...root.querySelectorAll(MARKED)]).filter(isNamed)

  // Two elements around the same sender are one comment; the inner one has it without the replies.
  const aliases = new Map<Element, Element>()
  const signed = new Map<Element, Element>()
  for (const element of marked) {
    const author = element.querySelector(AUTHOR)
    const outer = author ? signed.get(author) : undefined
    if (outer?.contains(element)) aliases.set(outer, element)
    if (author) signed.set(author, element)
  }
  const real = (element: Element): Element => {
    const inner = aliases.get(element)
    return inner === undefined ? element : real(inner)
  }
  const all = new Set(marked.map(real))
  const own = (root: Element, selectors: string, isRight = (_: Element) => true): Element | null => {
    for (const element of root.querySelectorAll(selectors)) {
      let up: Element | null = element
      while (up && up !== root && !all.has(up)) up = up.parentElement
      if (up === root && element !== root && isRight(element)) return element
    }
    return null
  }

  const textWithout = (root: Element, skipped: ReadonlySet<Element>): string => {
    const parts: string[] = []
    const walk = (node: Node) => {
      if (node instanceof Text) {
        const keeps = node.parentElement && getComputedStyle(node.parentElement).whiteSpace.startsWith('pre')
        parts.push(keeps ? node.data : node.data.replaceAll(/\s+/g, ' '))
      } else if (node instanceof HTMLImageElement) {
        // Small pictures of emoji say in words what they show.
        if (node.alt.length <= 10 && node.width <= 40) parts.push(node.alt)
      } else if (node instanceof HTMLBRElement) parts.push('\n')
      else if (node instanceof Element) {
        if (skipped.has(node) || node.matches(PRESS) || (node !== root && all.has(node))) return
        if (!node.checkVisibility({ visibilityProperty: true })) return
        const isBlock = !/^(?:inline|contents)/.test(getComputedStyle(node).display)
        if (isBlock) parts.push('\n')
        for (const child of node.childNodes) walk(child)
        if (isBlock) parts.push('\n')
      }
    }
    walk(root)
    return parts
      .join('')
      .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
      .replaceAll(/\n{2,}/g, '\n')
      .trim()
  }

  const hrefOf = (element: Element | null): string | null =>
    element instanceof HTMLAnchorElement && /^https?:$/.test(element.protocol) ? element.href : null
  const firstLine = (element: Element | null): string | null => {
    const line = element ? kit.textOf(element).trim().split('\n')[0]?.trim() : ''
    return line ? line.slice(0, 500) : null
  }

  const isOwn = (root: Element, part: Element): boolean => {
    for (let up: Element | null = part; up; up = up.parentElement) {
      if (up === root) return true
      if (all.has(up) || up.matches('button, [role="button"], form')) return false
    }
    return false
  }
  const isEmpty = (root: Element): boolean =>
    textWithout(root, new Set()) === '' && !kit.picturesIn(root).some(part => isOwn(root, part))

  // Small pictures are faces and emoji; the sender's own is in their name.
  const mediaOf = (root: Element, sign: Element | null): FoundComment['media'] => {
    const isPart = (part: Element) => isOwn(root, part) && !sign?.contains(part)
    const webAddress = (address: string) => (/^https?:/.test(address) ? address : null)
    const found: FoundComment['media'] = []
    for (const part of root.querySelectorAll('img, video, audio, a[href]')) {
      if (!isPart(part) || part.closest('[class*="avatar" i]') || found.length === 20) continue
      const label = part.getAttribute('alt') || part.getAttribute('aria-label') || null
      if (part instanceof HTMLImageElement) {
        const url = webAddress(part.currentSrc || part.src)
        const isSmall = Math.min(part.width, part.height) < 48
        if (url && !isSmall) found.push({ kind: 'picture', url, description: label })
      } else if (part instanceof HTMLMediaElement) {
        const url = webAddress(part.currentSrc || part.src || part.querySelector('source')?.src || '')
        const kind = part instanceof HTMLVideoElement ? 'video' : 'audio'
        if (url) found.push({ kind, url, description: label })
      } else if (part instanceof HTMLAnchorElement && webAddress(part.href) && part.host !== location.host)
        found.push({ kind: 'link', url: part.href, description: firstLine(part) })
    }
    return found
  }
  const likesOf = (root: Element): number | null => {
    const LIKES =
      /(\d{1,3}(?:[ \u00A0\u202F.,]\d{3}){0,3}|\d{1,7})\s{0,3}(?:gilla-markering(?:ar)?|gillar(?: detta)?|likes?|reaktion(?:er)?|reactions?)$/i
    for (const part of root.querySelectorAll('*')) {
      if (part.closest('form, script, style') || nearest(part) !== root) continue
      const words = [
        part.getAttribute('aria-label') ?? '',
        part.children.length === 0 ? (part.textContent ?? '') : ''
      ]
      for (const text of words) {
        const count = text.length > 60 ? null : LIKES.exec(text.trim())
        if (count?.[1]) return Number(count[1].replaceAll(/\D/g, ''))
      }
    }
    return null
  }
  const nearest = (part: Element): Element | null => {
    for (let up: Element | null = part; up; up = up.parentElement) if (all.has(up)) return up
    return null
  }

  const linkOf = (root: Element): string | null => {
    const time = own(root, TIME)
    const timeLink = time?.closest('a[href]') ?? time?.querySelector('a[href]') ?? null
    return (
      (timeLink && root.contains(timeLink) ? hrefOf(timeLink) : null) ??
      hrefOf(
        own(
          root,
          'a[rel~="bookmark"], a[class*="permalink" i], a[href*="comment_id=" i], a[href*="kommentar=" i], a[href*="#comment" i], a[href*="#kommentar" i]'
        )
      )
    )
  }
  const outersOf = (root: Element) => [root, ...marked.filter(one => one !== root && real(one) === root)]
  const attributeOf = (root: Element, ...names: string[]): string | null => {
    for (const one of outersOf(root))
      for (const name of names) {
        const value = one.getAttribute(name)?.trim()
        if (value) return value
      }
    return null
  }
  // What a link says of comments: Facebook names both, YouTube has the answer after a dot.
  const inLink = (permalink: string | null): { id: string | null; parent: string | null } => {
    const asked = permalink === null ? null : new URL(permalink).searchParams
    const [answer, comment, lc] = [
      asked?.get('reply_comment_id') ?? null,
      asked?.get('comment_id') ?? null,
      asked?.get('lc') ?? null
    ]
    if (answer) return { id: answer, parent: comment }
    if (lc?.includes('.')) return { id: lc, parent: lc.slice(0, lc.indexOf('.')) }
    return { id: comment ?? lc, parent: null }
  }
  const idOf = (root: Element, permalink: string | null): string | null => {
    const named = outersOf(root)
      .map(one => /^(?:li-|div-)?(?:comment|kommentar)[-_](\d+)$/i.exec(one.id)?.[1])
      .find(id => id !== undefined)
    return (
      attributeOf(root, 'data-comment-id', 'data-kommentar-id', 'data-kommentar') ??
      inLink(permalink).id ??
      own(root, '[data-commentid]')?.getAttribute('data-commentid') ??
      named ??
      null
    )
  }
  // Only what the structure tells: that it stands within another, or names the one it answers.
  const placeOf = (
    root: Element,
    permalink: string | null
  ): Pick<FoundComment, 'nativeId' | 'threadId' | 'parentId' | 'isReply'> => {
    let outer: Element | null = null
    for (let up = root.parentElement; up && outer === null; up = up.parentElement)
      if (marked.includes(up) && real(up) !== root) outer = real(up)
    const said =
      attributeOf(root, 'data-parent-comment-id', 'data-parent-id', 'data-parent', 'data-reply-to') ??
      inLink(permalink).parent
    // WordPress and others write 0 for what answers nothing.
    const told = said === '0' ? null : said
    const outerLink = outer ? linkOf(outer) : null
    const post =
      root.closest('[data-post-id]')?.getAttribute('data-post-id') ??
      own(root, '[data-postid]')?.getAttribute('data-postid') ??
      /\bpostid-(\d+)\b/.exec(document.body.className)?.[1] ??
      null
    return {
      nativeId: idOf(root, permalink),
      threadId: post || null,
      parentId: told ?? (outer ? (idOf(outer, outerLink) ?? outerLink) : null),
      isReply: told !== null || outer !== null
    }
  }

  const read = (root: Element): Omit<FoundComment, 'selector' | 'isLinked'> => {
    const sign = own(root, AUTHOR)
    const name = sign?.querySelector('[itemprop="name"], .fn, a') ?? sign
    const links = [sign?.closest('a') ?? null, ...(sign?.querySelectorAll('a[href]') ?? [])]
    const link = links.find(one => one && root.contains(one)) ?? null
    const time = own(root, TIME)
    const inTime = time?.querySelector('time') ?? time
    const timeLink = time?.closest('a[href]') ?? time?.querySelector('a[href]') ?? null
    const permalink = linkOf(root)
    // What holds the sender or the time too is the whole comment and not its words, whatever it is called.
    const body = own(root, BODY, part => !part.contains(sign) && !part.contains(time))
    const skipped = new Set([sign, time, timeLink].filter(one => one !== null && one !== undefined))
    const text = body ? textWithout(body, new Set()) : textWithout(root, skipped)
    return {
      text: text.slice(0, mostText),
      isCut: text.length > mostText,
      isEmpty: text === '' && isEmpty(root),
      authorName: firstLine(name ?? null) ?? sign?.getAttribute('content') ?? null,
      authorAddress: hrefOf(link),
      timeShown: firstLine(time),
      timeMachine: inTime?.getAttribute('datetime') ?? inTime?.getAttribute('content') ?? null,
      permalink,
      ...placeOf(root, permalink),
      media: mediaOf(root, sign),
      likes: likesOf(root)
    }
  }

  const target = new URL(address)
  const fragment = attempt(() => decodeURIComponent(target.hash.slice(1))) ?? ''
  const values = [...target.searchParams].filter(
    ([key, value]) => value && /comment|kommentar|reply|svar/i.test(key)
  )
  const pointsAt = (root: Element, permalink: string | null): boolean => {
    const outers = [root, ...marked.filter(one => one !== root && real(one) === root)]
    const named = outers.flatMap(one => [
      one.getAttribute('data-comment-id'),
      one.getAttribute('data-kommentar'),
      one.getAttribute('data-kommentar-id'),
      one.id.replace(/^(?:li-|div-)?(?:comment|kommentar)[-_]/i, '')
    ])
    if (values.length > 0) {
      const link = permalink === null ? null : new URL(permalink)
      return values.every(
        ([key, value]) => named.includes(value) || link?.searchParams.getAll(key).includes(value) === true
      )
    }
    const there = fragment ? document.getElementById(fragment) : null
    if (there) {
      const first = outers.some(one => one === there || one.contains(there))
      const isNearest = () => [...all].findLast(one => one === there || one.contains(there)) === root
      return outers.includes(there) || (first && isNearest())
    }
    return permalink !== null && permalink === target.href && target.search + target.hash !== ''
  }

  // What a person has written as a selector need not be one.
  const matches = selector === null ? [] : attempt(() => [...document.querySelectorAll(selector)])
  const asked = matches?.[0] ?? null
  const isPart = asked !== null && [...all].some(one => one === real(asked) || one.contains(asked))
  const inAsked = asked === null || isPart ? [] : [...all].filter(one => asked.contains(one))
  let refusal: SelectorRefusal | null = null
  if (matches === null) refusal = { why: 'selector-invalid', count: 0 }
  else if (matches.length > 1) refusal = { why: 'selector-not-one', count: matches.length }
  else if (inAsked.length > 1) refusal = { why: 'selector-not-one', count: inAsked.length }

  const told = (root: Element): FoundComment => {
    const facts = read(root)
    return { selector: kit.selectorOf(root), ...facts, isLinked: pointsAt(root, facts.permalink) }
  }
  const matched = (matches ?? []).slice(0, most).map(told)
  // The person may have pointed at a part of a comment, or at something that is not marked as one.
  const bare = asked && !isPart && inAsked.length === 0 ? asked : null
  const everyone = bare ? [bare, ...all] : [...all]
  if (bare) all.add(bare)
  const elements = everyone.slice(0, most)
  const comments = elements.map(told)
  const isThis = (root: Element) =>
    asked !== null && (root === real(asked) || root === asked || root.contains(asked))
  const pointedAt = (): Element | undefined => {
    if (selector !== null) return everyone.findLast(isThis) ?? everyone.find(root => asked?.contains(root))
    const linked =
      elements[comments.findIndex(({ isLinked }) => isLinked)] ??
      everyone.slice(most).find(root => pointsAt(root, linkOf(root)))
    if (linked || (values.length === 0 && fragment === '')) return linked
    const lit = everyone.filter(root =>
      root.matches('[aria-current]:not([aria-current="false"]), .highlighted, .markerad')
    )
    return lit.length === 1 ? lit[0] : undefined
  }
  // The one that is asked for is read, however many stand before it.
  const pointed = pointedAt()
  if (pointed && !elements.includes(pointed)) {
    elements.push(pointed)
    comments.push(told(pointed))
  }
  const chosen = pointed ? elements.indexOf(pointed) : -1
  const left = everyone.length - elements.length
  const holder = kit.store as { chosen?: Element | undefined; comments?: Set<Element> }
  holder.chosen = pointed
  holder.comments = all
  return { comments, chosen: chosen < 0 ? null : chosen, refusal, matched, left }
}
