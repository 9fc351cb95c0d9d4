// A list of which much has been read: what happens elsewhere is told, and costs the core one question and not one for each page.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { JournalRow } from '#shared/journal.ts'
import { shaOf } from './samples.ts'
import { closePorts, eventSource, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const line = (seq: number) =>
  JournalRow.parse({
    ...{ seq, at: '2026-03-02T09:00:00.000Z', actor: 'åsa', act: 'channel.edited', about: null },
    ...{ details: {}, objects: [], previous: null, sha256: shaOf(seq) }
  })

it('of five pages is not read again by what happens elsewhere, and says that something has changed', async () => {
  const source = eventSource()
  let asked = 0
  let isAway = false
  const { user } = await openWindow('/journal', {
    journal: {
      list: os.journal.list.handler(({ input: { after } }) => {
        asked++
        if (isAway) throw new Error('away')
        const page = Number(after ?? 0)
        return {
          items: Array.from({ length: 10 }, (_, at) => line(1_000 - page * 10 - at)),
          next: String(page + 1)
        }
      })
    },
    archive: { events: source.events }
  })
  await screen.findByText('10 visas')
  const more = async (shown: number) => {
    await user.click(screen.getByRole('button', { name: 'Visa fler' }))
    await screen.findByText(`${shown} visas`)
  }
  for (const shown of [20, 30, 40]) await more(shown)
  // What is short is read again.
  let before = asked
  source.tell({ kind: 'changed', noun: 'journal' })
  await waitFor(() => expect(asked).toBe(before + 4))
  expect(screen.queryByText('Något har ändrats sedan listan lästes.')).toBeNull()
  await more(50)
  before = asked
  source.tell({ kind: 'changed', noun: 'journal' })
  await screen.findByText('Något har ändrats sedan listan lästes.')
  expect(asked).toBe(before)
  // With one more page the others are of before still.
  await more(60)
  expect(screen.getByText('Något har ändrats sedan listan lästes.')).toBeDefined()
  // One that never came leaves nothing behind: what is read again is new.
  isAway = true
  before = asked
  await user.click(screen.getByRole('button', { name: 'Visa fler' }))
  await waitFor(() => expect(asked).toBe(before + 1))
  isAway = false
  before = asked
  await user.click(screen.getByRole('button', { name: 'Läs om listan' }))
  await waitFor(() => expect(asked).toBe(before + 6))
  await waitFor(() => expect(screen.queryByText('Något har ändrats sedan listan lästes.')).toBeNull())
})
