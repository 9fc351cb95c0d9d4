// What HTML itself keeps behind a button, in a box over the page: its words are in the page, and are shown where they stand.
import { everywhere } from '../roots.ts'
import { setStyles } from '../styles.ts'
import { isShown, labelOf } from '../visibility.ts'
import { linesOfBox } from './boxes-opened.ts'
import { isInMain } from './foldables.ts'
import { isDangerous, isTool } from './unfold-words.ts'

export function showTargets(): void {
  for (const button of everywhere('[popovertarget], [commandfor]')) {
    const label = labelOf(button)
    if (!isInMain(button) || isDangerous(label) || isTool(label)) continue
    const id = button.getAttribute('popovertarget') ?? button.getAttribute('commandfor') ?? ''
    const box = document.getElementById(id)
    if (box === null || isShown(box) || linesOfBox(box).length === 0) continue
    if (box instanceof HTMLDialogElement) box.setAttribute('open', '')
    else if (box.hasAttribute('popover')) box.removeAttribute('popover')
    else continue
    setStyles(box, { position: 'static', margin: '0', 'max-width': '100%' })
  }
}
