// Whether a press led to another view is seen without reading all of the page, where all stands as it stood. The page is not drawn here.
import { expect, it, vi } from 'vitest'
import {
  beginView,
  notePlace,
  returnToView
} from '../../electron/core/captures/browser/in-page/press/other-view.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

const QUESTIONS = 150

it('reads the page at no press that changes its address and leaves all in its place', async () => {
  const question = (n: number) => `<li><button>Fråga ${n} om vägen</button><p hidden>Svaret ${n}</p></li>`
  document.body.innerHTML = `<ul>${Array.from({ length: QUESTIONS }, (_, n) => question(n)).join('')}</ul>`
  const read = vi.spyOn(document.body, 'innerText', 'get')
  beginView()
  for (const [n, button] of [...document.querySelectorAll('button')].entries()) {
    notePlace(button)
    location.hash = `fraga-${n}`
    expect(await returnToView('last')).toBe(false)
  }
  expect(await returnToView('any')).toBe(false)
  expect(read).not.toHaveBeenCalled()
})

it('reads it once for all of those that no longer stand where they stood', async () => {
  const part = (n: number) =>
    `<div><p>Inlägget är om väg nummer ${n}</p><button>Visa fler inlägg</button></div>`
  document.body.innerHTML = Array.from({ length: QUESTIONS }, (_, n) => part(n)).join('')
  const read = vi.spyOn(document.body, 'innerText', 'get')
  beginView()
  for (const button of document.querySelectorAll('button')) {
    notePlace(button)
    button.parentElement?.replaceWith(button.parentElement.cloneNode(true))
  }
  location.hash = 'alla'
  expect(await returnToView('any')).toBe(false)
  expect(read).toHaveBeenCalledTimes(1)
})
