// Help inside the program: every link of its documents leads somewhere, every page of the window has its place in it, and it opens
// over whatever is open without anything being lost.
import { cleanup, render, screen, within } from '@testing-library/react'
import { marked, type Token } from 'marked'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DOCUMENTS, GLOSSARY, PICTURES } from '../../renderer/help/documents.ts'
import { findInHelp } from '../../renderer/help/find.ts'
import { help } from '../../renderer/help/help.ts'
import { HELP_OF_PAGE, helpOfPage } from '../../renderer/help/help-of-page.ts'
import { HelpTokens, placeOfLink } from '../../renderer/help/tokens.tsx'
import { PLACES } from '../../renderer/places.ts'
import { closePorts, openWindow, os, post } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
  help.set(null)
})

const tokensOf = (name: string): Token[] =>
  DOCUMENTS.filter(document => document.name === name).flatMap(({ sections }) =>
    sections.flatMap(({ tokens }) => [...tokens])
  )
const linksOf = (name: string): string[] => {
  const links: string[] = []
  void marked.walkTokens(tokensOf(name), token => {
    if (token.type === 'link') links.push(token.href)
  })
  return links
}
/** The places that are in no document. */
const missing = (places: readonly (readonly [document: string, section: string | null])[]) =>
  places.filter(
    ([name, section]) =>
      !DOCUMENTS.some(
        document =>
          document.name === name && (section === null || document.sections.some(({ id }) => id === section))
      )
  )

describe('the documents', () => {
  it('are all those that docs/README.md tells users of', () => {
    const told = linksOf('README').filter(href => /^[^/]+\.md$/.test(href))
    const others = ['developer-guide.md', 'bench.md', 'capture-pages.md', 'release.md']
    expect(told.length).toBeGreaterThan(12)
    expect(told.filter(href => placeOfLink(href, 'README') === null)).toEqual(others)
  })

  it('lead to places that are there', () => {
    const places = DOCUMENTS.flatMap(({ name }) =>
      linksOf(name).flatMap(href => {
        const place = href.includes('://') ? null : placeOfLink(href, name)
        return place === null ? [] : [[place.document, place.section] as const]
      })
    )
    expect(places.length).toBeGreaterThan(20)
    expect(missing(places)).toEqual([])
  })

  it('have a place for every page of the window', () => {
    const pages = PLACES.flatMap(place => place.pages.map(([, path]) => path))
    expect(pages.filter(path => HELP_OF_PAGE[path] === undefined)).toEqual([])
    const places = Object.keys(HELP_OF_PAGE).map(path => helpOfPage(path))
    expect(missing(places.map(({ document, section }) => [document, section]))).toEqual([])
    expect(helpOfPage('/disposal/rules')).toEqual({ document: 'bevarande-och-gallring', section: 'regler' })
    expect(helpOfPage('/disclosures/1/0')).toMatchObject({ section: 'lämna-ut' })
  })

  it('have the pictures that they show, and sections that are told apart', () => {
    const pictures: string[] = []
    void marked.walkTokens(
      DOCUMENTS.flatMap(({ name }) => tokensOf(name)),
      token => {
        if (token.type === 'image') pictures.push(token.href.replace('images/', ''))
      }
    )
    expect(pictures.length).toBeGreaterThan(5)
    expect(pictures.filter(name => PICTURES[name] === undefined)).toEqual([])
    for (const { name, sections } of DOCUMENTS)
      expect([name, new Set(sections.map(({ id }) => id)).size]).toEqual([name, sections.length])
  })

  it('are found by their words, those with the words in a heading first', () => {
    const [first] = findInHelp(DOCUMENTS, 'förseglade lösenord')
    expect(first?.section.title).toBe('Inloggningar och förseglade lösenord')
    expect(findInHelp(DOCUMENTS, 'finnsingenstans')).toEqual([])
    expect(findInHelp(DOCUMENTS, 'a')).toEqual([])
  })
})

it('the glossary has every word in both languages, with its meaning', () => {
  expect(GLOSSARY.length).toBeGreaterThan(80)
  expect(
    GLOSSARY.filter(({ term, meaning }) => [term.sv, term.en, meaning.sv, meaning.en].includes(''))
  ).toEqual([])
  expect(GLOSSARY.find(({ term }) => term.sv === 'gallring')?.meaning.sv).toMatch(/^radering av handlingar/)
})

it('shows HTML as the text it is, and opens addresses of the web by asking the program', () => {
  const tokens = marked.lexer(
    'Hej <img src=x onerror=alert(1)> [du](javascript:alert(1))\n\n<script>alert(1)</script>'
  )
  const { container } = render(<HelpTokens tokens={tokens} document="README" onGo={vi.fn()} />)
  expect(container.querySelectorAll('img, script, a').length).toBe(0)
  expect(container.textContent).toContain('<img src=x onerror=alert(1)> du')
  expect(container.textContent).toContain('<script>')
})

describe('in the window', () => {
  const register = {
    channels: { list: os.channels.list.handler(() => []) },
    departments: { list: os.departments.list.handler(() => []) },
    people: { list: os.people.list.handler(() => []) }
  }

  it('opens on F1 where it tells of the page, over a form that keeps what is written in it', async () => {
    const { user } = await openWindow('/channels', register)
    const [open] = await screen.findAllByRole('button', { name: 'Registrera en kanal' })
    if (open === undefined) throw new Error('no button')
    await user.click(open)
    await user.type(await screen.findByRole('textbox', { name: 'Kanalens namn' }), 'Badet')
    await user.keyboard('{F1}')
    const opened = await screen.findByRole('dialog', { name: 'Hjälp' })
    const heading = await within(opened).findByRole('heading', { name: 'Registrera en kanal' })
    expect(document.activeElement).toBe(heading)
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog', { name: 'Hjälp' })).toBeNull()
    expect(screen.getByRole('textbox', { name: 'Kanalens namn' })).toHaveProperty('value', 'Badet')
  })

  it('opens from the menu of the program; its words are searched, and lead to their place', async () => {
    const { user } = await openWindow('/channels', register)
    await screen.findByRole('button', { name: 'Hjälp' })
    post({ kind: 'kanalarkiv-help' })
    await user.type(await screen.findByRole('searchbox', { name: 'Sök i hjälpen' }), 'sekretess')
    const [hit] = await screen.findAllByRole('link', { name: /: Sekretess$/ })
    if (hit === undefined) throw new Error('nothing found')
    await user.click(hit)
    expect(await screen.findByRole('heading', { name: 'Sekretess' })).toBe(document.activeElement)
    await user.click(screen.getByRole('link', { name: 'Ordlista' }))
    await screen.findByText('radering av handlingar, bara efter beslut', { exact: false })
  })

  it('says in English that it is in Swedish', async () => {
    const { user } = await openWindow('/channels', register, 'en')
    await user.click(await screen.findByRole('button', { name: 'Help' }))
    await screen.findByText('Help is in Swedish.')
  })
})
