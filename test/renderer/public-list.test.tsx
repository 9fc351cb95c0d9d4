// The public list as an editor pastes it into a page: axe finds nothing, and does find what is wrong when something is.
import axe from 'axe-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { PublicList } from '#shared/public-list.ts'
import { publicHtml } from '../../electron/core/reports/public-list/html.ts'

const LIST: PublicList = {
  $schema: 'publik-lista.schema.json',
  publisher: 'Norrby kommun',
  updated: '2026-11-25',
  channels: [
    {
      name: 'Norrby <kommun> & "vänner"',
      platform: 'facebook',
      address: 'https://flode.example/norrby?a=1&b=2',
      department: 'Kultur & fritid',
      purpose: 'Nyheter <img src=x onerror=alert(1)>',
      dialogue: true,
      contact: 'kommun@norrby.example'
    },
    {
      name: 'Bibblan',
      platform: 'instagram',
      address: 'https://glimten.example/bibblan',
      department: 'Utbildning',
      purpose: 'Boktips',
      dialogue: false,
      contact: null
    }
  ],
  websites: [
    { name: 'Norrby', address: 'https://www.norrby.example', role: 'principal', partners: null },
    { name: 'Besök', address: 'https://besok.example', role: 'partner', partners: 'Älvdalens kommun' }
  ]
}

async function findings(html: string): Promise<string[]> {
  document.documentElement.lang = 'sv'
  document.title = 'Kanaler'
  document.body.innerHTML = `<main><h1>Kanaler</h1>${html}</main>`
  // Colours belong to the page that it is pasted into, and are not laid out here.
  const { violations } = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id }) => id)
}
// What other files have in the same document comes back: react-aria looks for its announcer in it.
let before: ChildNode[] = []
beforeEach(() => {
  before = [...document.body.childNodes]
})
afterEach(() => document.body.replaceChildren(...before))

it('is read by a screen reader as headings, lists and links with names', async () => {
  const html = publicHtml(LIST)
  expect(await findings(html)).toEqual([])
  expect(document.querySelectorAll('img, script')).toHaveLength(0)
  expect([...document.querySelectorAll('a')].map(({ textContent }) => textContent)).toContain(
    'Norrby <kommun> & "vänner" (Facebook)'
  )
})

it('would be found out if it were not', async () => {
  expect(await findings(publicHtml(LIST).replaceAll(/<\/?ul>/g, ''))).toContain('listitem')
  expect(await findings(publicHtml(LIST).replaceAll('h2>', 'h4>'))).toContain('heading-order')
})
