// jsdom draws nothing: for these tests every part of a document has a size and is seen, and its text is what it says.
import { afterEach, beforeEach, vi } from 'vitest'

/** Each test of the file has such a document, and leaves none behind. */
export function drawnDocument(): void {
  beforeEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'innerText', {
      ...{ configurable: true },
      get(this: HTMLElement) {
        return this.textContent
      }
    })
    Element.prototype.checkVisibility = () => true
    // jsdom has none.
    vi.stubGlobal('navigation', { currentEntry: { key: 'first' }, entries: () => [] })
    Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
  })
  afterEach(() => {
    document.body.innerHTML = ''
  })
}
