// How many of what is leafed through were not brought forward, by the numbers that it says itself. The page is not drawn here.
import { expect, it } from 'vitest'
import {
  countNotLeafed,
  findLeaves,
  leafOn
} from '../../electron/core/captures/browser/in-page/open/leaf-pictures.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

/** Twelve cards, so many shown at once, that are moved by so many until the button answers no more. */
async function missing(shown: number, by: number, answers: number): Promise<number> {
  document.body.innerHTML =
    '<div><p id="at"></p><p id="cards"></p><button aria-label="Nästa">›</button></div>'
  let first = 1
  const show = () => {
    const numbers = Array.from({ length: shown }, (_, at) => first + at)
    for (const [id, words] of [
      ['at', shown === 1 ? `${first} / 12` : `${first}–${first + shown - 1} / 12`],
      ['cards', numbers.map(number => `Kort ${number} om bron`).join(' ')]
    ] as const)
      document.querySelector(`#${id}`)?.replaceChildren(words)
  }
  show()
  let pressed = 0
  document.querySelector('button')?.addEventListener('click', () => {
    if (pressed++ >= answers) return
    first += by
    show()
  })
  expect(findLeaves()).toBe(1)
  while (await leafOn(0, 300));
  return countNotLeafed()
}

it.each([
  { shown: 1, by: 1, answers: 11, left: 0 },
  { shown: 1, by: 1, answers: 4, left: 7 },
  { shown: 3, by: 3, answers: 3, left: 0 },
  { shown: 3, by: 3, answers: 1, left: 6 },
  { shown: 3, by: 1, answers: 9, left: 0 },
  { shown: 3, by: 1, answers: 4, left: 5 }
])('$shown at a time, moved by $by, $answers times: $left are left', async ({ shown, by, answers, left }) => {
  expect(await missing(shown, by, answers)).toBe(left)
})
