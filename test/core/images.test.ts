// The pictures in docs/images/: every page of the window, in both languages, and all of them shown where people look.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { DemoArchive } from '../desktop/demo-archive.ts'
import { placesIn, routesOf, type ShownPage } from '../desktop/places.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/images')
// What the archive holds does not matter here, only which page an address leads to.
const ANY_IDS = new Proxy({}, { get: () => '00000000-0000-4000-8000-000000000000' }) as DemoArchive

// The walks that the user's documents show are Swedish, as those are.
const pictures = async () =>
  (await readdir(FOLDER)).filter(name => /-(sv|en)-(light|dark)\.png$/.test(name)).sort()
const isTaken = (names: readonly string[], { name }: ShownPage) => names.includes(`${name}-sv-light.png`)

it('shows every picture in both languages', async () => {
  const names = await pictures()
  const other = (name: string) =>
    name.replace(/-(sv|en)(?=-\w+\.png)/, (_, language: string) => (language === 'sv' ? '-en' : '-sv'))
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter(name => !names.includes(other(name)))).toEqual([])
})

it('has a picture of every page of the window', async () => {
  const names = await pictures()
  const shown = placesIn(ANY_IDS).filter(place => isTaken(names, place))
  const routes = await routesOf()
  expect(routes.length).toBeGreaterThan(30)
  expect(routes.filter(({ pattern }) => !shown.some(({ path }) => pattern.test(path)))).toEqual([])
  expect(names).toContain('start-sv-light.png')
  expect(names).toContain('not-found-sv-light.png')
})

it('lists them all in its own page, which the README leads to', async () => {
  const page = await readFile(join(FOLDER, 'README.md'), 'utf8')
  const readme = await readFile(resolve(FOLDER, '../../README.md'), 'utf8')
  const shownIn = (text: string, folder: string) =>
    [...text.matchAll(/\]\(([^)]+\.png)\)/g)].map(([, path = '']) => path.replace(folder, '')).sort()
  const names = await pictures()
  expect([...new Set(shownIn(page, ''))]).toEqual(names)
  expect(shownIn(readme, 'docs/images/').filter(name => !names.includes(name))).toEqual([])
  expect(readme).toContain('](docs/images/README.md)')
})
