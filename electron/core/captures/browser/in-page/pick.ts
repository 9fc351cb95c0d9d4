// A person points at the element that holds the comment. What is under the pointer is framed; arrow keys go outwards, inwards
// and sideways. Only a person's own clicks and keys count, and no page can make those.
import { selectorOf } from './selector.ts'

type Picked = { readonly state: 'choosing' | 'chosen' | 'left'; readonly selector: string | null }

const OVER = 'position:fixed;z-index:2147483647;pointer-events:none;'
const FRAME = `${OVER}border:3px solid #0b5a82;background:rgba(11,90,130,.15);border-radius:4px`
const NOTE = `${OVER}left:0;right:0;top:0;padding:10px 16px;background:#16202c;color:#fff;font:16px sans-serif`
const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape']
const HELD = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'submit']

let picking: Picking | undefined

/** Puts the frame over the page, with these words above it. Done once; `pickedNow` says what has come of it. */
export function startPicking(words: string): void {
  picking ??= new Picking(words)
}

/** What has come of it so far. */
export const pickedNow = (): Picked => picking?.picked ?? { state: 'left', selector: null }

/** What a person is pointing at. */
class Picking {
  #element: Element | null = null
  #state: Picked['state'] = 'choosing'
  readonly #frame = document.createElement('div')
  readonly #note = document.createElement('div')

  constructor(words: string) {
    this.#frame.style.cssText = FRAME
    this.#note.style.cssText = NOTE
    this.#note.textContent = words
    document.documentElement.append(this.#frame, this.#note)
    addEventListener('pointermove', event => this.#isTheirs(event) && this.#showTarget(event), true)
    for (const kind of HELD) addEventListener(kind, event => this.#isChoosing && hold(event), true)
    addEventListener('click', event => this.#clicked(event), true)
    addEventListener('keydown', event => this.#pressed(event), true)
    addEventListener('scroll', () => this.#isChoosing && this.#show(this.#element), true)
  }

  get picked(): Picked {
    const isChosen = this.#state === 'chosen' && this.#element !== null
    return { state: this.#state, selector: isChosen && this.#element ? selectorOf(this.#element) : null }
  }

  get #isChoosing(): boolean {
    return this.#state === 'choosing'
  }

  #isTheirs(event: Event): boolean {
    return event.isTrusted && this.#isChoosing
  }

  #showTarget({ target }: Event): void {
    if (target instanceof Element) this.#show(target)
  }

  #show(element: Element | null): void {
    if (element === null || element === document.documentElement) return
    if (element === this.#frame || element === this.#note) return
    this.#element = element
    const { left, top, width, height } = element.getBoundingClientRect()
    Object.assign(this.#frame.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`
    })
  }

  #end(state: 'chosen' | 'left'): void {
    this.#state = state
    this.#frame.remove()
    this.#note.remove()
  }

  #clicked(event: Event): void {
    if (!this.#isChoosing) return
    hold(event)
    if (!event.isTrusted) return
    this.#showTarget(event)
    if (this.#element !== null) this.#end('chosen')
  }

  #pressed(event: KeyboardEvent): void {
    if (!this.#isTheirs(event) || !KEYS.includes(event.key)) return
    hold(event)
    if (event.key === 'Escape') this.#end('left')
    else if (event.key !== 'Enter') this.#show(this.#beside(event.key))
    else if (this.#element !== null) this.#end('chosen')
    this.#element?.scrollIntoView({ block: 'nearest' })
    this.#show(this.#element)
  }

  #beside(key: string): Element | null {
    const at = this.#element ?? document.body
    if (key === 'ArrowDown') return at.firstElementChild
    if (key === 'ArrowLeft') return at.previousElementSibling
    return key === 'ArrowRight' ? at.nextElementSibling : at.parentElement
  }
}

function hold(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
