// What its writer said is asked for where it is shown in a translation; a picture in its own size is no such thing. The page is not
// drawn here.
import { expect, it } from 'vitest'
import { showOriginals } from '../../electron/core/captures/browser/in-page/press/originals.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

function pageWith(html: string, onPress: () => void): () => number {
  document.body.innerHTML = `<main>${html}</main>`
  let pressed = 0
  document.querySelector('button')?.addEventListener('click', () => {
    pressed++
    onPress()
  })
  return () => pressed
}

const lightbox = () =>
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div role="dialog"><img alt=""><button aria-label="Stäng" onclick="this.parentElement.remove()">×</button></div>'
  )
const PICTURE = '<img alt="Bron"> <button>Visa original</button>'

it('leaves a picture of a gallery alone', async () => {
  const pressed = pageWith(`<ul><li>${PICTURE}</li></ul>`, lightbox)
  expect(await showOriginals(5)).toEqual({ labels: [], left: 0 })
  expect(pressed()).toBe(0)
})

it('closes what it opened of a picture in a post, and counts nothing that is left', async () => {
  const pressed = pageWith(`<article><p>Bron är klar</p>\n${PICTURE}</article>`, lightbox)
  expect((await showOriginals(5)).left).toBe(0)
  expect(pressed()).toBe(1)
  expect(document.querySelector('[role="dialog"]')).toBeNull()
  expect((await showOriginals(5)).left).toBe(0)
})

it('asks for the words of a writer anywhere that tells of a translation, and counts one that has not come', async () => {
  const says = (words: string) =>
    `<div><p>Översatt från finska</p>\n<p id="says">${words}</p>\n<button>Visa original</button></div>`
  pageWith(says('Bussen är sen'), () => document.querySelector('#says')?.replaceChildren('Bussi on myöhässä'))
  expect(await showOriginals(5)).toEqual({ labels: ['Visa original'], left: 0 })
  expect(document.body.textContent).toContain('Bussen är sen')
  expect(document.body.textContent).toContain('Bussi on myöhässä')
  const pressed = pageWith(says('Parken är fin'), () => undefined)
  expect((await showOriginals(5)).left).toBe(1)
  expect(pressed()).toBe(1)
})
