// Bars fixed low in the window would be drawn in the middle of the long picture and hide what is under them.
import { cleanLine } from './clean.ts'
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

/** Where a bar was and what kind of element; the picture `view` shows it. */
type Bar = { readonly element: string; readonly top: number; readonly height: number }

/** Which bars there are that would hide something. */
export async function findLowBars(window: PageWindow): Promise<Bar[]> {
  const bars = await window.evaluate(lowBars, 'find')
  return bars.map(bar => ({ ...bar, element: cleanLine(bar.element, 100) }))
}

/** Hides them until `showBars`. */
export async function hideLowBars(window: PageWindow): Promise<void> {
  await window.evaluate(lowBars, 'hide')
}

export async function showBars(window: PageWindow): Promise<void> {
  await window.evaluate(lowBars, 'show')
}

/** In the page. */
async function lowBars(kit: Kit, act: 'find' | 'hide' | 'show'): Promise<Bar[]> {
  const holder = kit.store as { bars?: { element: HTMLElement; style: string | null }[] }
  if (act === 'show') {
    for (const { element, style } of holder.bars ?? []) {
      if (style === null) element.removeAttribute('style')
      else element.setAttribute('style', style)
    }
    return []
  }
  if (act === 'hide') {
    for (const { element } of holder.bars ?? []) {
      if (getComputedStyle(element).position === 'sticky')
        element.style.setProperty('position', 'static', 'important')
      else element.style.setProperty('visibility', 'hidden', 'important')
    }
    await kit.frame()
    return []
  }
  const found: HTMLElement[] = []
  for (const root of kit.roots()) {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element)
      if (style.position !== 'fixed' && style.position !== 'sticky') continue
      const box = element.getBoundingClientRect()
      const isInWindow =
        box.top < innerHeight && box.bottom > innerHeight / 2 && box.width > 2 && box.height > 2
      if (!isInWindow || !kit.isShown(element)) continue
      // A backdrop or an app's frame that fills the window hides nothing that could be seen without it.
      if (style.position === 'fixed' && kit.covers(element) > 0.9) continue
      const isStuckLow = style.bottom !== 'auto' && Math.abs(box.bottom - innerHeight) < 40
      if (style.position === 'fixed' ? box.top > 0 || isStuckLow : isStuckLow) found.push(element)
    }
  }
  holder.bars = found.map(element => ({ element, style: element.getAttribute('style') }))
  return found.map(element => {
    const box = element.getBoundingClientRect()
    const name = element.id ? `${element.localName}#${element.id}` : element.localName
    return { element: name, top: Math.round(box.top), height: Math.round(box.height) }
  })
}
