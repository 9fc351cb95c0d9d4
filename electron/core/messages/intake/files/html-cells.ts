// HTML of an export, read as it streams: small parts of the tree are handed out as they close, and nothing else is kept. It
// is never shown, and nothing in it is run or fetched.
import { Parser } from 'htmlparser2'

export type Node = {
  readonly name: string
  /** Where it points: `src` or `href`. */
  readonly link: string | null
  readonly classes: string
  readonly children: (Node | string)[]
}

/** Deeper than this, tags are read through as if they were not there. */
const DEEPEST = 100
/** What opens more than this and closes nothing is read no further: each tag would take longer than the one before. */
const MOST_OPEN = 10_000
/** A part of the tree with more in it than this is let go. */
const MOST_NODES = 20_000

/** Scans a document that comes in chunks; `isCell` says of each element, as it closes, whether it is to be handed out. */
export class HtmlCells {
  readonly #isCell: (node: Node) => boolean
  readonly #parser: Parser
  readonly #decoder = new TextDecoder('utf-8')
  #open: Node[] = []
  #nodes = 0
  #skipped = 0
  #cells: Node[] = []
  // What holds a cell is not one itself: a whole page, too, has a heading, a content and the time it was made.
  readonly #holders = new WeakSet<Node>()
  /** What the cells in an element are: their names and classes, and how many parts the last had. */
  readonly #forms = new WeakMap<Node, Map<string, number>>()
  readonly #hasOthers: boolean
  #others: Node[] = []
  #isEnded = false

  /** `hasOthers`: whether `others` is asked for; what nobody asks for is not kept. */
  constructor(isCell: (node: Node) => boolean, { hasOthers = false } = {}) {
    this.#isCell = isCell
    this.#hasOthers = hasOthers
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) =>
          this.#openTag(name, attributes['src'] ?? attributes['href'] ?? null, attributes['class'] ?? ''),
        onclosetag: name => this.#closeTag(name),
        ontext: text => this.#text(text)
      },
      { decodeEntities: true, lowerCaseTags: true }
    )
  }

  /** The cells that close in this chunk. */
  push(chunk: Buffer): Node[] {
    if (this.#skipped < MOST_OPEN) this.#parser.write(this.#decoder.decode(chunk, { stream: true }))
    return this.#taken()
  }

  /** After the last chunk; `isWhole` tells whether the document was closed. */
  end(): { cells: Node[]; isWhole: boolean } {
    const isWhole = this.#isEnded
    if (this.#skipped < MOST_OPEN) this.#parser.end()
    for (const node of this.#open) this.#lookFor(node)
    return { cells: this.#taken(), isWhole }
  }

  /** Those that stand among cells in the form of one and are none, since the last time this was asked for. */
  others(): Node[] {
    const others = this.#others
    this.#others = []
    return others
  }

  /** Notes them, of an element that closes, or is let go. */
  #lookFor(around: Node): void {
    const forms = this.#hasOthers ? this.#forms.get(around) : undefined
    if (forms === undefined) return
    for (const node of elementsIn(around))
      if (elementsIn(node).length >= (forms.get(formOf(node)) ?? Number.POSITIVE_INFINITY))
        this.#others.push(node)
  }

  #taken(): Node[] {
    const cells = this.#cells
    this.#cells = []
    return cells
  }

  #openTag(name: string, link: string | null, classes: string): void {
    if (this.#open.length >= DEEPEST) {
      this.#skipped += 1
      return
    }
    const node: Node = { name, link, classes, children: [] }
    if (++this.#nodes > MOST_NODES) this.#letGo()
    this.#open.at(-1)?.children.push(node)
    this.#open.push(node)
  }

  #closeTag(name: string): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1
      return
    }
    const node = this.#open.pop()
    if (name === 'html' || name === 'body') this.#isEnded = true
    if (node !== undefined) this.#lookFor(node)
    if (node === undefined || this.#holders.has(node) || !this.#isCell(node) || this.#isWithinOne(node))
      return
    for (const around of this.#open) this.#holders.add(around)
    this.#cells.push(node)
    const parent = this.#open.at(-1)
    parent?.children.pop()
    if (parent !== undefined) {
      const forms = this.#forms.get(parent) ?? new Map<string, number>()
      this.#forms.set(parent, forms.set(formOf(node), elementsIn(node).length))
    }
    this.#nodes = 0
  }

  /** Whether it stands in what is a cell itself: tags among the words of one that was forged, or is broken. */
  #isWithinOne(node: Node): boolean {
    if (!this.#hasOthers) return false
    const form = formOf(node)
    return this.#open.some((around, at) => {
      const beside = this.#open[at - 1]
      const formAround = formOf(around)
      const isBesideSome = beside !== undefined && this.#forms.get(beside)?.has(formAround) === true
      return isBesideSome || (around.classes !== '' && formAround === form)
    })
  }

  #text(text: string): void {
    this.#open.at(-1)?.children.push(text)
    if (++this.#nodes > MOST_NODES) this.#letGo()
  }

  #letGo(): void {
    for (const node of this.#open) {
      this.#lookFor(node)
      node.children.length = 0
    }
    this.#nodes = 0
  }
}

const formOf = ({ name, classes }: Node): string => `${name} ${classes}`

/** The elements right below one. */
export function elementsIn(node: Node): Node[] {
  return node.children.filter(child => typeof child !== 'string')
}

/** All its text in one line. */
export function lineOf(node: Node): string {
  return linesOf(node).replaceAll(/\s+/g, ' ').trim()
}

const BLOCKS = new Set([
  'div',
  'p',
  'li',
  'tr',
  'table',
  'section',
  'ul',
  'ol',
  'blockquote',
  'h1',
  'h2',
  'h3'
])

/** Its text as it is read: a line break for each `br`, and blocks on lines of their own. `without` leaves elements out. */
export function linesOf(node: Node, without: ReadonlySet<string> = new Set()): string {
  const parts: string[] = []
  const walk = ({ name, children }: Node): void => {
    if (without.has(name)) return
    if (name === 'br') parts.push('\n')
    if (BLOCKS.has(name)) parts.push('\0')
    for (const child of children) {
      if (typeof child === 'string') parts.push(child)
      else walk(child)
    }
    if (BLOCKS.has(name)) parts.push('\0')
  }
  walk(node)
  // Several blocks that begin or end at one place are one line break.
  return parts
    .join('')
    .split('\0')
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n')
}
