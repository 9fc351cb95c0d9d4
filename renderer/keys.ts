// Which keys do something. Whether single keys do in the inbox is chosen: whoever speaks to the computer, or whose keys are pressed by
// mistake, turns them off (WCAG 2.1.4). Kept on this computer, as the other settings are.
import { createStore } from './store.ts'

const KEY = 'kanalarkiv.keys'

export const usesKeys = createStore(localStorage.getItem(KEY) !== 'off')

/** Keys of the whole window do nothing behind a dialog. */
export const hasOpenDialog = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog]') !== null

export function chooseKeys(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off')
  usesKeys.set(isOn)
}
