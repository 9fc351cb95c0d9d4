// The journal says in words what a line is about, and shows a channel's lines by its name.
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { JournalRow } from '#shared/journal.ts'
import { idOf, sampleChannel, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const line = (seq: number, act: string, about: string) =>
  JournalRow.parse({
    ...{ seq, at: '2026-03-02T09:00:00.000Z', actor: 'åsa', act, about },
    ...{ details: {}, objects: [], previous: null, sha256: shaOf(seq) }
  })

it('names the channel, and the kind of what has no name in the register', async () => {
  const channel = sampleChannel()
  const asked: (string | null)[] = []
  const { user } = await openWindow('/journal', {
    channels: { list: os.channels.list.handler(() => [channel]) },
    journal: {
      list: os.journal.list.handler(({ input: { about } }) => {
        asked.push(about)
        return {
          items: [line(2, 'comment.saved', idOf(10)), line(1, 'channel.registered', channel.id)],
          next: null
        }
      })
    }
  })
  const rows = within(await screen.findByRole('grid', { name: 'Journal' }))
  await rows.findByRole('link', { name: new RegExp(`^Kanal: ${channel.name} `) })
  rows.getByRole('link', { name: /^Kommentar / })
  await user.click(screen.getByRole('button', { name: /Kanal \(valfritt\)/ }))
  await user.click(await screen.findByRole('option', { name: channel.name }))
  expect(asked.at(-1)).toBe(channel.id)
})

it('opens the record that a line is about, and calls its details by their names in words', async () => {
  const row = {
    ...line(3, 'comment.saved', idOf(10)),
    details: { workingDays: 2, oddName: 'x' }
  }
  const { user } = await openWindow('/journal', {
    journal: { list: os.journal.list.handler(() => ({ items: [row], next: null })) }
  })
  await user.click(await screen.findByRole('button', { name: 'Visa rad 3' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Rad 3 i journalen' }))
  expect(dialog.getByRole('link', { name: 'Visa posten' }).getAttribute('href')).toBe(
    `#/comments/${idOf(10)}`
  )
  expect(dialog.getByText('oddName')).toBeDefined()
  expect(dialog.getByText(/^.+ \(workingDays\)$/)).toBeDefined()
})
