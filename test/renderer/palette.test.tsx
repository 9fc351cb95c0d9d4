// Ctrl+K, as someone uses it without a mouse.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import type { SearchPage, SearchQuery } from '#shared/search.ts'
import type { Role } from '#shared/user.ts'
import { idOf, sampleChannel } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const at = Instant.parse('2026-10-01T08:00:00.000Z')
const channelId = sampleChannel().id
const NOTHING: SearchPage = { items: [], next: null, register: [], ignored: [], waiting: 0 }

const hit = (
  kind: 'comment' | 'message' | 'capture',
  number: number,
  title: string
): SearchPage['items'][number] => ({
  ...{ kind, id: idOf(number), channelId, channelName: 'Badet på Facebook', at, title },
  ...{ excerpt: 'Badplatsen är öppen', marks: [], isReadByMachine: false }
})

const FOUND: Readonly<Record<string, Partial<SearchPage>>> = {
  comment: { items: [hit('comment', 1, 'Eva Ek')] },
  message: { items: [hit('message', 2, 'Bo Bok')] },
  capture: { items: [hit('capture', 3, 'https://flode.example/norrby')] },
  register: { register: [{ kind: 'channel', id: channelId, channelId, title: 'Badet', detail: 'facebook' }] }
}

/** A window at the channels whose core answers each search with one hit of each kind. */
async function atChannels(roles: Role[] = ['records-officer']) {
  const asked: SearchQuery[] = []
  const opened = await openWindow('/channels', {
    users: {
      me: os.users.me.handler(() => ({
        ...{ osUser: 'asa', name: 'Åsa', roles, leftOn: null }
      }))
    },
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    departments: { list: os.departments.list.handler(() => []) },
    people: { list: os.people.list.handler(() => []) },
    search: {
      find: os.search.find.handler(({ input }) => {
        asked.push(input)
        return { ...NOTHING, ...FOUND[input.kinds?.[0] ?? ''] }
      })
    }
  })
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  await opened.user.keyboard('{Control>}k{/Control}')
  const box = await screen.findByRole('searchbox', { name: 'Sök och gör' })
  return { ...opened, asked, box }
}

const group = async (name: string) => within(await screen.findByRole('group', { name }))
const rows = (of: Awaited<ReturnType<typeof group>>) =>
  of.getAllByRole('menuitem').map(({ textContent }) => textContent)

it('finds of each kind while one types, and opens what is chosen with the arrow keys', async () => {
  const { user, asked } = await atChannels()
  await user.keyboard('badpl')
  expect(rows(await group('Kommentarer'))).toEqual([
    'Eva Ek1 oktober 2026 · Badet på Facebook · Badplatsen är öppen'
  ])
  expect(rows(await group('Direktmeddelanden'))).toHaveLength(1)
  expect(rows(await group('Insamlingar'))).toHaveLength(1)
  expect(rows(await group('Kanaler'))).toEqual(['Badetfacebook'])
  // Not asked with each letter, and a few of each kind.
  expect(new Set(asked.map(({ words }) => words))).toEqual(new Set(['badpl']))
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await waitFor(() => expect(window.location.hash).toBe(`#/messages/${idOf(2)}`))
  expect(screen.queryByRole('searchbox', { name: 'Sök och gör' })).toBe(null)
})

it('leads to all hits, and to a page by its name', async () => {
  const { user } = await atChannels()
  await user.keyboard('gallringsstopp')
  expect(rows(await group('Sidor'))).toEqual(['GallringsstoppLeverera'])
  await user.keyboard('{Enter}')
  await waitFor(() => expect(window.location.hash).toBe('#/disposal/holds'))
  await user.keyboard('{Control>}k{/Control}')
  await screen.findByRole('searchbox', { name: 'Sök och gör' })
  await user.keyboard('badpl')
  await group('Kommentarer')
  await user.keyboard('{ArrowUp}{Enter}')
  await waitFor(() => expect(window.location.hash).toBe('#/search/YmFkcGw'))
})

it('offers what the role may do, and opens its dialog', async () => {
  const { user } = await atChannels()
  expect(rows(await group('Kommandon'))).toContain('Säkerhetskopiera')
  await user.keyboard('registrera en{Enter}')
  await screen.findByRole('dialog', { name: 'Registrera en kanal' })
})

it('offers nobody what their role does not allow', async () => {
  await atChannels(['moderator'])
  const offered = rows(await group('Kommandon'))
  expect(offered).toContain('Spara kommentar')
  expect(offered).not.toContain('Registrera en kanal')
  expect(offered).not.toContain('Säkerhetskopiera')
})

it('saves the comment at an address that is pasted', async () => {
  const { user, asked, box } = await atChannels()
  await user.click(box)
  await user.paste('https://www.facebook.com/alvasa/posts/1?comment_id=2')
  expect(rows(await group('Kommandon'))).toEqual([
    'Spara kommentaren på adressenhttps://www.facebook.com/alvasa/posts/1?comment_id=2'
  ])
  await user.keyboard('{Enter}')
  await waitFor(() => expect(window.location.hash).toBe('#/comments/new'))
  expect(
    await screen.findByDisplayValue('https://www.facebook.com/alvasa/posts/1?comment_id=2')
  ).toBeDefined()
  expect(asked).toEqual([])
})
