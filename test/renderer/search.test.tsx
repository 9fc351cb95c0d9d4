// Searching everything, as someone does it in the window.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CaptureId, Instant } from '#shared/ids.ts'
import type { SearchPage, SearchQuery } from '#shared/search.ts'
import { idOf, sampleCapture, sampleChannel } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const at = Instant.parse('2026-10-01T08:00:00.000Z')
const channelId = sampleChannel().id
const HITS: SearchPage['items'] = [
  {
    ...{ kind: 'capture', id: idOf(7), channelId, channelName: 'Kommunen på Facebook', at },
    ...{
      title: 'https://flode.example/norrby',
      excerpt: 'Badplatsen 100 % öppen',
      marks: [{ start: 0, end: 14 }],
      isReadByMachine: false
    }
  },
  {
    ...{ kind: 'message', id: idOf(8), channelId, channelName: 'Kommunen på Facebook', at },
    ...{
      title: null,
      excerpt: '<b>badplats</b> och badplats',
      marks: [
        { start: 3, end: 11 },
        { start: 20, end: 28 }
      ],
      isReadByMachine: true
    }
  }
]

/** A window whose core answers each search with the hits, and remembers what was asked. */
async function searching(path: string, answer: Partial<SearchPage> = {}) {
  const asked: (SearchQuery & { after: string | null })[] = []
  const find = os.search.find.handler(({ input }) => {
    asked.push(input)
    return { items: HITS, next: null, register: [], ignored: [], waiting: 0, ...answer }
  })
  const places: string[] = []
  const opened = await openWindow(path, {
    search: { find },
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    captures: {
      find: os.captures.find.handler(() => ({ ...sampleCapture(), id: CaptureId.parse(idOf(7)) })),
      places: os.captures.places.handler(({ input }) => {
        places.push(input.query)
        return { hits: [], total: 0 }
      })
    }
  })
  return { ...opened, asked, places }
}

it('is reached from the palette, with all that was written there', async () => {
  const { user, asked } = await searching('/channels', { items: [] })
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  await user.keyboard('/')
  await screen.findByRole('searchbox', { name: 'Sök och gör' })
  await user.keyboard('100 %/badplats{Enter}')
  expect(await screen.findByRole('heading', { name: 'Träffar' })).toBeDefined()
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ words: '100 %/badplats', kinds: null, after: null })
  )
  expect(screen.getAllByDisplayValue('100 %/badplats')).toHaveLength(1)
})

it('shows texts as texts with the words marked, and leads to the record and the place in its picture', async () => {
  await searching('/search/YmFkcGxhdHM')
  const list = await screen.findByRole('list', { name: 'Träffar' })
  const [capture, message] = within(list).getAllByRole('listitem')
  const links = within(list).getAllByRole('link')
  expect(links.map(link => link.textContent)).toEqual([
    'Insamling: https://flode.example/norrby',
    'Direktmeddelande: okänd avsändare'
  ])
  expect([...(message?.querySelectorAll('mark') ?? [])].map(({ textContent }) => textContent)).toEqual([
    'badplats',
    'badplats'
  ])
  expect(message?.textContent).toContain('<b>badplats</b> och badplats')
  expect(capture?.querySelector('mark')?.textContent).toBe('Badplatsen 100')
  const byMachine = 'Läst ur en bild av datorn, och kan vara fel:'
  expect([capture, message].map(hit => hit?.textContent?.includes(byMachine))).toEqual([false, true])
  expect(links[1]?.getAttribute('href')).toBe(`#/messages/${idOf(8)}`)
  expect(links[0]?.getAttribute('href')).toMatch(new RegExp(`^#/captures/${idOf(7)}/[\\w-]+$`))
})

it('says what is too short, what waits, and what of the register was found', async () => {
  await searching('/search/YmFkcGxhdHM', {
    items: [],
    ignored: ['är'],
    waiting: 12,
    register: [{ kind: 'channel', id: channelId, channelId, title: 'Badet', detail: 'facebook' }]
  })
  expect(await screen.findByText('Ord kortare än tre bokstäver söks inte: är.')).toBeDefined()
  expect(screen.getByText('12 handlingar är ännu inte sökbara')).toBeDefined()
  expect(screen.getByRole('link', { name: 'Kanal: Badet' }).getAttribute('href')).toBe(
    `#/channels/${channelId}`
  )
  expect(screen.queryByText('Inget hittades.')).toBe(null)
})

it('keeps to the kinds that are chosen', async () => {
  const { user, asked } = await searching('/search/YmFkcGxhdHM')
  await user.click(await screen.findByText('Bara viss tid, kanal eller typ …'))
  await user.click(screen.getByRole('checkbox', { name: 'Kommentarer' }))
  await user.click(screen.getByRole('button', { name: 'Sök' }))
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ words: 'badplats', kinds: ['comment'] }))
})
