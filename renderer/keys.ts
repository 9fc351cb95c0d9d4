// Whether single keys do something in the inbox. Whoever speaks to the computer, or whose keys are pressed by mistake, turns them
// off (WCAG 2.1.4). Kept on this computer, as the other settings are.
import { createStore } from './store.ts'

const KEY = 'kanalarkiv.keys'

export const usesKeys = createStore(localStorage.getItem(KEY) !== 'off')

export function chooseKeys(isOn: boolean): void {
  localStorage.setItem(KEY, isOn ? 'on' : 'off')
  usesKeys.set(isOn)
}
