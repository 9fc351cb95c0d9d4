// Which parts of a page scroll by themselves. The page is not drawn here: what a part measures is said.
import { beforeEach, expect, it } from 'vitest'
import { addClosedRoot } from '../../electron/core/captures/browser/in-page/roots.ts'
import { isScrollBox } from '../../electron/core/captures/browser/in-page/scroll-boxes.ts'

const MEASURES = { scrollHeight: 2_000, clientHeight: 400, clientWidth: 600, innerText: '' }

beforeEach(() => {
  for (const [name, value] of Object.entries(MEASURES))
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value })
  Element.prototype.checkVisibility = () => true
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 600, 400)
})

it.each(['open', 'closed'] as const)('is one that holds nothing but a tree: %s', mode => {
  document.body.innerHTML = '<div style="overflow-y:auto"><x-list></x-list></div>'
  const [box, list] = document.querySelectorAll('div, x-list')
  if (box === undefined || list === undefined) throw new Error('no box')
  expect(isScrollBox(box)).toBe(false)
  const tree = list.attachShadow({ mode })
  tree.innerHTML = '<p>Rad</p>'
  // As the browser tells of those that are closed.
  if (mode === 'closed') addClosedRoot(tree)
  expect(isScrollBox(box)).toBe(true)
})
