// Back and forward through the pages one has been at: those of this window, and none of what was in it before. The keys are the
// menu's in the desktop app, and keys and the buttons of a mouse a browser's own in a browser.
import { useSyncExternalStore } from 'react'
import type { StepMessage } from '#shared/shell.ts'
import { hasOpenDialog } from './keys.ts'

export type Step = StepMessage['to']

/** Goes one step; nothing where there is none. */
export function takeStep(step: Step): void {
  if (step === 'back') history.back()
  else history.forward()
}

/** Whether there is a page to go to; a browser that does not say so has one, as far as anybody knows. */
export function useCanStep(step: Step): boolean {
  return useSyncExternalStore(followPages, () => canStep(step))
}

/**
 * Follows the program's menu, and the buttons of a mouse that are for it, which a browser follows by itself. What is being filled in is not
 * left behind an open dialog.
 */
export function followSteps(): () => void {
  const press = (event: MouseEvent) => {
    const to = MOUSE_BUTTONS[event.button]
    if (to === undefined || window.shell.where === 'web' || hasOpenDialog()) return
    event.preventDefault()
    if (canStep(to)) takeStep(to)
  }
  const take = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window || typeof data !== 'object' || data === null || hasOpenDialog()) return
    if (!('kind' in data) || data.kind !== ('kanalarkiv-step' satisfies StepMessage['kind'])) return
    if ('to' in data && (data.to === 'back' || data.to === 'forward') && canStep(data.to)) takeStep(data.to)
  }
  window.addEventListener('message', take)
  document.addEventListener('mouseup', press)
  return () => {
    window.removeEventListener('message', take)
    document.removeEventListener('mouseup', press)
  }
}

const MOUSE_BUTTONS: Readonly<Record<number, Step>> = { 3: 'back', 4: 'forward' }

function canStep(step: Step): boolean {
  if (!('navigation' in window)) return true
  const { currentEntry } = navigation
  if (currentEntry === null) return false
  // What is not of this document is another page: that of signing in, or another site's.
  return navigation.entries()[currentEntry.index + (step === 'back' ? -1 : 1)]?.sameDocument ?? false
}

function followPages(listener: () => void): () => void {
  if (!('navigation' in window)) return () => undefined
  navigation.addEventListener('currententrychange', listener)
  return () => navigation.removeEventListener('currententrychange', listener)
}
