// A menu that has no choice of all is closed again, and stays closed, whatever else is open on the page. The page is not drawn here.
import { expect, it } from 'vitest'
import {
  chooseAllComments,
  openSortMenu
} from '../../electron/core/captures/browser/in-page/press/show-all-comments.ts'
import { drawnDocument } from './drawn.ts'

drawnDocument()

it.each([
  ['no menu', ''],
  ['a menu that is always there', '<ul role="menu"><li role="menuitem">Start</li></ul>']
])('closed by Escape, with %s beside it', async (_, beside) => {
  document.body.innerHTML = `${beside}<button aria-haspopup="menu">Mest relevanta</button>`
  const button = document.querySelector('button')
  const close = () => document.querySelector('#opened')?.remove()
  const opened = () => document.querySelector('#opened') !== null
  button?.addEventListener('click', () => {
    if (opened()) close()
    else
      button.insertAdjacentHTML('afterend', '<ul role="menu" id="opened"><li role="menuitem">Nyast</li></ul>')
  })
  const onKey = ({ key }: KeyboardEvent) => (key === 'Escape' ? close() : undefined)
  document.addEventListener('keydown', onKey)
  expect(await openSortMenu(['mest relevanta'], [], 'anywhere', false)).toBe('opened')
  expect(opened()).toBe(true)
  expect(await chooseAllComments(['alla'], 'anywhere')).toBeNull()
  expect(opened()).toBe(false)
  document.removeEventListener('keydown', onKey)
})

it('closed by its button, where Escape does nothing', async () => {
  document.body.innerHTML = '<button aria-haspopup="menu">Mest relevanta</button>'
  const button = document.querySelector('button')
  button?.addEventListener('click', () => {
    const menu = document.querySelector('#opened')
    if (menu === null) button.insertAdjacentHTML('afterend', '<ul role="menu" id="opened"></ul>')
    else menu.remove()
  })
  expect(await openSortMenu(['mest relevanta'], [], 'anywhere', false)).toBe('opened')
  expect(await chooseAllComments(['alla'], 'anywhere')).toBeNull()
  expect(document.querySelector('#opened')).toBeNull()
})
