// The pages of the channels, as someone uses them.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import { REASON_SENTENCES } from '#shared/reasons.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { idOf, sampleChannel } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

describe('channels', () => {
  it('shows a refusal with its sentence, and asks again', async () => {
    let isDamaged = true
    const list = os.channels.list.handler(() => {
      if (isDamaged)
        throw new ORPCError('database-damaged', { data: { dir: '/arkiv', detail: 'x' }, defined: true })
      return [sampleChannel()]
    })
    const { user } = await openWindow('/channels', { channels: { list } })
    expect((await screen.findByRole('alert')).textContent).toContain('Databasen i /arkiv är skadad (x).')
    isDamaged = false
    await user.click(screen.getByRole('button', { name: 'Försök igen' }))
    const row = await screen.findByRole('row', { name: /Kommunen på Facebook/ })
    expect(within(row).getByText('Försenad')).toBeDefined()
    expect(within(row).getByText('Saknas')).toBeDefined()
    expect(within(row).getByText('Aldrig')).toBeDefined()
  })

  it('registers a channel with a new department and person, and says what is missing first', async () => {
    const register = vi.fn((input: { name: string }) => sampleChannel({ name: input.name }))
    const { user } = await openWindow(
      '/channels',
      {
        channels: {
          list: os.channels.list.handler(() => []),
          register: os.channels.register.handler(({ input }) => register(input)),
          find: os.channels.find.handler(() => sampleChannel())
        },
        departments: { list: os.departments.list.handler(() => []) },
        people: { list: os.people.list.handler(() => []) }
      },
      'en'
    )
    await user.click(await screen.findByRole('button', { name: 'Register a channel' }))
    const dialog = await screen.findByRole('dialog')
    const send = within(dialog).getByRole('button', { name: 'Register a channel' })
    await within(dialog).findByRole('textbox', { name: 'Name of the person' })
    await user.click(send)
    expect(within(dialog).getAllByText('Fill in this field.').length).toBeGreaterThan(3)
    expect(register).not.toHaveBeenCalled()

    const write = async (name: string, text: string) =>
      user.type(within(dialog).getByRole('textbox', { name }), text)
    await write('Name of the channel', 'Blog')
    await write('Addresses to capture', 'https://a.example.se{Enter}  https://b.example.se{Enter}')
    await write('Name of the department', 'Culture')
    await write('Name of the person', 'Åsa')
    await write('Purpose', 'News')
    await user.click(within(dialog).getByRole('button', { name: /Platform/ }))
    await user.click(await screen.findByRole('option', { name: 'Blog' }))
    await user.click(send)
    await waitFor(() => expect(register).toHaveBeenCalled())
    expect(register.mock.calls[0]?.[0]).toEqual({
      name: 'Blog',
      platform: 'blog',
      addresses: ['https://a.example.se', 'https://b.example.se'],
      kinds: ['page', 'page'],
      about: NOTHING_SAID,
      purpose: 'News',
      dialogue: true,
      mandate: null,
      // Entered with the channel, in one act.
      departmentId: { name: 'Culture', mailbox: null },
      responsibleId: { name: 'Åsa', email: null }
    })
    await waitFor(() => expect(window.location.hash).toBe(`#/channels/${idOf(1)}`))
  })
})

it('says why a channel cannot be renamed before it is captured, and renames it for a stated reason (P8c)', async () => {
  const asked: (string | null)[] = []
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => sampleChannel()),
      edit: os.channels.edit.handler(({ input }) => {
        asked.push(input.override)
        if (input.override !== null) return sampleChannel({ name: input.changes.name })
        const data = { address: 'https://social.example.se/kommunen', channel: 'Kommunen på Facebook' }
        throw new ORPCError('capture-before-change', { data: { ...data, seen: 'name' }, defined: true })
      })
    },
    departments: {
      list: os.departments.list.handler(() => [
        { id: DepartmentId.parse(idOf(2)), name: 'Kultur', mailbox: null }
      ])
    },
    people: {
      list: os.people.list.handler(() => [
        {
          id: PersonId.parse(idOf(3)),
          departmentId: DepartmentId.parse(idOf(2)),
          ...{ name: 'Åsa', email: null, departedOn: null }
        }
      ])
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Ändra' }))
  const dialog = within(await screen.findByRole('dialog'))
  const name = await dialog.findByRole('textbox', { name: 'Kanalens namn' })
  await user.clear(name)
  await user.type(name, 'Kommunen')
  expect(dialog.queryByRole('checkbox', { name: /Det måste ske utan insamling/ })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('Besökarna ser den här ändringen: Namn.')
  await user.click(dialog.getByRole('checkbox', { name: /Det måste ske utan insamling/ }))
  await user.type(dialog.getByRole('textbox', { name: 'Varför görs det utan insamling?' }), 'Felskrivet')
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked).toEqual([null, 'Felskrivet'])
})

it('says why a channel cannot be closed before it is captured, and closes it for a stated reason (P8c)', async () => {
  const asked: (string | null)[] = []
  const days: (string | null)[] = []
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => sampleChannel()),
      retire: os.channels.retire.handler(({ input }) => {
        asked.push(input.override)
        days.push(input.closedOn)
        if (input.override !== null)
          return sampleChannel({ retiredAt: '2026-11-24T16:10:00.000Z', retiredBecause: input.because })
        const data = { address: 'https://social.example.se/kommunen', channel: 'Kommunen på Facebook' }
        throw new ORPCError('capture-before-retiring', { data, defined: true })
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Avsluta kanalen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Varför avslutas kanalen?' }), 'Nedlagd')
  await user.click(dialog.getByRole('button', { name: 'Avsluta kanalen' }))
  expect((await dialog.findByRole('alert')).textContent).toContain(
    'Sidan https://social.example.se/kommunen i kanalen Kommunen på Facebook har ingen färdig insamling'
  )
  await user.click(dialog.getByRole('checkbox', { name: /Det måste ske utan insamling/ }))
  await user.type(dialog.getByRole('textbox', { name: 'Varför görs det utan insamling?' }), 'Redan borta')
  await user.click(dialog.getByRole('button', { name: 'Avsluta kanalen' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked).toEqual([null, 'Redan borta'])
  // The day that is proposed is that of the Swedish calendar.
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date())
  expect(days).toEqual([day, day])
})

it('shows what a partial capture lacks, and closes the channel once that is accepted (P8c)', async () => {
  const asked: string[] = []
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => sampleChannel()),
      retire: os.channels.retire.handler(({ input }) => {
        asked.push(input.partial)
        if (input.partial === 'accept')
          return sampleChannel({ retiredAt: '2026-11-24T16:10:00.000Z', retiredBecause: input.because })
        const data = { count: 1, pages: 'https://social.example.se/kommunen height-limit,text-failed' }
        throw new ORPCError('capture-partial', { data, defined: true })
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Avsluta kanalen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Varför avslutas kanalen?' }), 'Nedlagd')
  expect(dialog.queryByRole('checkbox', { name: /ofullständiga insamlingen räcker/ })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Avsluta kanalen' }))
  expect((await dialog.findByRole('alert')).textContent).toContain(
    `https://social.example.se/kommunen: ${REASON_SENTENCES['height-limit'].sv} ${REASON_SENTENCES['text-failed'].sv} Samla in kanalen igen`
  )
  await user.click(dialog.getByRole('checkbox', { name: /ofullständiga insamlingen räcker/ }))
  await user.click(dialog.getByRole('button', { name: 'Avsluta kanalen' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked).toEqual(['refuse', 'accept'])
})
