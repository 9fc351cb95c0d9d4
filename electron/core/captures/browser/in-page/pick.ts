// In the page: a person points at the element that holds the comment. What is under the pointer is framed; arrow keys go
// outwards, inwards and sideways. Only a person's own clicks and keys count, and no page can make those.
import type { Kit, Picking } from './kit.ts'

export type Picked = { readonly state: 'choosing' | 'chosen' | 'left'; readonly selector: string | null }

/** Puts the frame over the page. Done once; `pickedNow` says what has come of it. */
export function startPicking(kit: Kit, words: string): void {
  if (kit.store.picking) return
  const frame = document.createElement('div')
  const note = document.createElement('div')
  const over = 'position:fixed;z-index:2147483647;pointer-events:none;'
  frame.style.cssText = `${over}border:3px solid #0b5a82;background:rgba(11,90,130,.15);border-radius:4px`
  note.style.cssText = `${over}left:0;right:0;top:0;padding:10px 16px;background:#16202c;color:#fff;font:16px sans-serif`
  note.textContent = words
  document.documentElement.append(frame, note)
  const picking: Picking = { element: null, state: 'choosing' }
  kit.store.picking = picking

  const show = (element: Element | null) => {
    if (element === null || element === document.documentElement || element === frame || element === note)
      return
    picking.element = element
    const { left, top, width, height } = element.getBoundingClientRect()
    frame.style.left = `${left}px`
    frame.style.top = `${top}px`
    frame.style.width = `${width}px`
    frame.style.height = `${height}px`
  }
  const end = (state: 'chosen' | 'left') => {
    picking.state = state
    frame.remove()
    note.remove()
  }
  const hold = (event: Event) => {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape']
  const beside = (key: string): Element | null => {
    const at = picking.element ?? document.body
    if (key === 'ArrowDown') return at.firstElementChild
    if (key === 'ArrowLeft') return at.previousElementSibling
    return key === 'ArrowRight' ? at.nextElementSibling : at.parentElement
  }
  const isOurs = (event: Event) => event.isTrusted && picking.state === 'choosing'
  addEventListener('pointermove', event => isOurs(event) && show(event.target as Element), true)
  for (const kind of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'submit'])
    addEventListener(kind, event => picking.state === 'choosing' && hold(event), true)
  addEventListener(
    'click',
    event => {
      if (picking.state !== 'choosing') return
      hold(event)
      if (!event.isTrusted) return
      show(event.target as Element)
      if (picking.element !== null) end('chosen')
    },
    true
  )
  addEventListener(
    'keydown',
    event => {
      if (!isOurs(event)) return
      if (!KEYS.includes(event.key)) return
      hold(event)
      if (event.key === 'Escape') end('left')
      else if (event.key !== 'Enter') show(beside(event.key))
      else if (picking.element !== null) end('chosen')
      picking.element?.scrollIntoView({ block: 'nearest' })
      show(picking.element)
    },
    true
  )
  addEventListener('scroll', () => picking.state === 'choosing' && show(picking.element), true)
}

/** What has come of it so far. */
export function pickedNow(kit: Kit): Picked {
  const { picking } = kit.store
  if (!picking) return { state: 'left', selector: null }
  const { state, element } = picking
  return { state, selector: state === 'chosen' && element !== null ? kit.selectorOf(element) : null }
}
