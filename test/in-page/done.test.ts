// Which buttons have shown all that they have.
import { expect, it } from 'vitest'
import { endRound, isDone, noteForDone } from '../../electron/core/captures/browser/in-page/press/done.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

const page = () => {
  document.body.innerHTML =
    '<p id="news">Kl. 10</p><article><p id="text">Inlägg</p><button>Visa svar</button></article>'
  const [button] = document.querySelectorAll('button')
  if (button === undefined) throw new Error('there is one')
  const pressed = (change: () => void) => {
    noteForDone(button)
    change()
    endRound()
    return isDone(button)
  }
  const write = (id: string, words: string) => {
    const part = document.getElementById(id)
    if (part !== null) part.textContent = words
  }
  return { pressed, write }
}

it('are those that brought something around them, and then nothing', () => {
  const { pressed, write } = page()
  expect(pressed(() => write('text', 'Inlägg med ett svar'))).toBe(false)
  expect(pressed(() => undefined)).toBe(true)
})

it('are none that brought nothing, whatever else the page changed meanwhile', () => {
  const { pressed, write } = page()
  expect(pressed(() => write('news', 'Kl. 10.01, mulet'))).toBe(false)
  expect(pressed(() => undefined)).toBe(false)
})
