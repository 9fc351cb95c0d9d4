// Noticing when the page has been laid out for paper and stands on the screen again.
import { frames } from '../wait.ts'

let printed: Promise<void> | undefined

/** Before it is printed. */
export function noteAfterPrint(): void {
  printed = new Promise(resolve => addEventListener('afterprint', () => resolve(), { once: true }))
}

export async function untilPrinted(): Promise<void> {
  await printed
  await frames(2)
}
