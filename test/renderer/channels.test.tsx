// The pages of the channels, as someone uses them.
import { ORPCError } from '@orpc/server'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Run } from '#shared/capture.ts'
import { CaptureId, ChannelId, DepartmentId, Instant, PersonId, Sha256 } from '#shared/ids.ts'
import { REASON_SENTENCES } from '#shared/reasons.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { idOf, sampleCapture, sampleChannel } from './samples.ts'
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

it('asks whether a new responsible person is another of that name, and takes the answer (P1)', async () => {
  const asked: unknown[] = []
  const [kultur, asa] = [DepartmentId.parse(idOf(2)), PersonId.parse(idOf(3))]
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => sampleChannel()),
      edit: os.channels.edit.handler(({ input: { changes } }) => {
        asked.push(changes.responsibleId)
        if (asked.length > 1) return sampleChannel()
        const data = { person: 'Bo Ek', where: 'Omsorg' }
        throw new ORPCError('person-maybe-known', { data, defined: true })
      })
    },
    departments: { list: os.departments.list.handler(() => [{ id: kultur, name: 'Kultur', mailbox: null }]) },
    people: {
      list: os.people.list.handler(() => [
        { id: asa, departmentId: kultur, name: 'Åsa', email: null, departedOn: null }
      ])
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Ändra' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(await dialog.findByRole('button', { name: /Ansvarig/ }))
  await user.click(await screen.findByRole('option', { name: 'Ny person …' }))
  await user.type(await dialog.findByRole('textbox', { name: 'Personens namn' }), 'Bo Ek')
  const question = /annan person med samma namn/i
  expect(dialog.queryByRole('checkbox', { name: question })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('Bo Ek finns redan i registret (Omsorg)')
  await user.click(dialog.getByRole('checkbox', { name: question }))
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const bo = { name: 'Bo Ek', email: null }
  expect(asked).toEqual([bo, { ...bo, isAnother: true }])
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

describe('the list of channels', () => {
  const channels = () => [
    sampleChannel({
      id: idOf(1),
      name: 'Badet',
      platform: 'instagram',
      due: 'captured',
      hasValidMandate: true,
      peopleHaveMandate: true
    }),
    sampleChannel({ id: idOf(2), name: 'Ängen', due: 'due', lastCaptureAt: '2026-01-02T10:00:00.000Z' }),
    sampleChannel({ id: idOf(3), name: 'Kanal 10', departmentName: 'Kultur' }),
    sampleChannel({ id: idOf(4), name: 'Kanal 9', departed: ['responsible'] })
  ]
  const names = () => screen.getAllByRole('rowheader').map(cell => cell.textContent)

  it('is sorted by a column, as people count and spell', async () => {
    const { user } = await openWindow('/channels', { channels: { list: os.channels.list.handler(channels) } })
    await screen.findByRole('row', { name: 'Badet' })
    expect(names()).toEqual(['Badet', 'Kanal 9', 'Kanal 10', 'Ängen'])
    await user.click(screen.getByRole('columnheader', { name: /Senast insamlad/ }))
    // Those that never were come last, whichever way it goes.
    expect(names()[0]).toBe('Ängen')
    await user.click(screen.getByRole('columnheader', { name: /Senast insamlad/ }))
    expect(names()[0]).toBe('Ängen')
    await user.click(screen.getByRole('columnheader', { name: /Kanal/ }))
    await user.click(screen.getByRole('columnheader', { name: /Kanal/ }))
    expect(names()).toEqual(['Ängen', 'Kanal 10', 'Kanal 9', 'Badet'])
    await user.click(screen.getByRole('columnheader', { name: /Kanal/ }))
  })

  it('is found in by words, by what is lacking, and shows the columns that were chosen', async () => {
    const { user, unmount } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(channels) }
    })
    const search = await screen.findByRole('searchbox', { name: 'Sök bland kanalerna' })
    await user.type(search, 'kanal kultur')
    await screen.findByText('1 av 4')
    expect(names()).toEqual(['Kanal 10'])
    await user.clear(search)
    await user.click(screen.getByRole('button', { name: 'Ansvarig har slutat' }))
    await screen.findByText('1 av 4')
    expect(names()).toEqual(['Kanal 9'])
    await user.click(screen.getByRole('button', { name: 'Ansvarig har slutat' }))
    await user.click(screen.getByRole('button', { name: 'Saknar beslut' }))
    await screen.findByText('3 av 4')
    await user.click(screen.getByRole('button', { name: 'Saknar beslut' }))

    const heads = () => screen.getAllByRole('columnheader').map(cell => cell.textContent)
    await user.click(screen.getByRole('button', { name: 'Kolumner' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Plattform' }))
    await user.keyboard('{Escape}')
    await waitFor(() => expect(heads()).not.toContain('Plattform'))
    unmount()
    await openWindow('/channels', { channels: { list: os.channels.list.handler(channels) } })
    await screen.findByRole('row', { name: 'Badet' })
    expect(heads()).not.toContain('Plattform')
    localStorage.removeItem('kanalarkiv.channels.columns')
  })

  it('shows the one that is chosen beside the list, with its newest picture and what it lacks', async () => {
    const { files: _, ...sample } = sampleCapture()
    const shot = (id: number, at: string, picture: Sha256 | null) => ({
      ...{ ...sample, id: CaptureId.parse(idOf(id)), channelId: ChannelId.parse(idOf(1)) },
      ...{ startedAt: Instant.parse(at), picture, channelName: 'Badet' }
    })
    const sha = Sha256.parse('a'.repeat(64))
    const { user } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(channels) },
      captures: {
        currentRun: os.captures.currentRun.handler(() => null),
        newest: os.captures.newest.handler(() => [
          shot(31, '2026-10-01T08:00:00.000Z', sha),
          shot(32, '2026-11-01T08:00:00.000Z', null)
        ])
      }
    })
    const row = await screen.findByRole('row', { name: 'Badet' })
    await user.click(within(row).getByRole('checkbox'))
    const beside = within(await screen.findByRole('complementary', { name: 'Vald kanal: Badet' }))
    const picture = await beside.findByRole('link', { name: 'Öppna den senaste insamlingen med bild' })
    expect(picture.getAttribute('href')).toBe(`#/captures/${idOf(31)}`)
    expect(picture.querySelector('img')?.getAttribute('src')).toContain(sha)
    expect(beside.getByRole('heading', { name: 'Det här saknas' })).toBeDefined()
    expect(beside.getByRole('link', { name: 'Gå till kanalen' }).getAttribute('href')).toBe(
      `#/channels/${idOf(1)}`
    )
    expect(names()).toHaveLength(4)
    // Of several there is none to show.
    await user.click(within(screen.getByRole('row', { name: 'Ängen' })).getByRole('checkbox'))
    expect(screen.queryByRole('complementary', { name: /Vald kanal/ })).toBe(null)
  })

  it('changes several at once, each by itself, and keeps those chosen that were refused', async () => {
    const edited: [id: string, changes: unknown][] = []
    const [kultur, bo] = [DepartmentId.parse(idOf(20)), PersonId.parse(idOf(21))]
    const settings: unknown[] = []
    let refused: string | null = idOf(4)
    const { user } = await openWindow('/channels', {
      channels: {
        list: os.channels.list.handler(channels),
        edit: os.channels.edit.handler(({ input: { id, changes, seen } }) => {
          if (id === refused) throw new ORPCError('changed-meanwhile', { data: { what: 'x' }, defined: true })
          const { departmentId, responsibleId, name } = changes
          edited.push([id, { departmentId, responsibleId, name, before: seen?.departmentId }])
          return sampleChannel({ id, departmentId: kultur, responsibleId: bo })
        })
      },
      captures: {
        channelSettings: os.captures.channelSettings.handler(() => ({
          ...{ viewport: 'desktop' as const, reach: 'ordinary' as const },
          ...{ privateAddresses: true, filmProgram: true }
        })),
        setChannelSettings: os.captures.setChannelSettings.handler(({ input }) => {
          settings.push(input)
          const { channelId: _, ...set } = input
          return set
        })
      },
      departments: {
        list: os.departments.list.handler(() => [{ id: kultur, name: 'Kultur', mailbox: null }])
      },
      people: {
        list: os.people.list.handler(() => [
          { id: bo, name: 'Bo Ek', email: null, departmentId: kultur, departedOn: null }
        ])
      }
    })
    const row = await screen.findByRole('row', { name: 'Badet' })
    await user.click(within(row).getByRole('checkbox'))
    // With the keyboard from there.
    await user.keyboard('{ArrowDown}')
    await user.keyboard(' ')
    await user.click(await screen.findByRole('button', { name: 'Ändra 2 kanaler' }))
    const dialog = await screen.findByRole('dialog', { name: 'Ändra 2 kanaler på en gång' })
    await user.click(await within(dialog).findByRole('button', { name: /Förvaltning/ }))
    await user.click(await screen.findByRole('option', { name: 'Kultur' }))
    await user.click(await within(dialog).findByRole('button', { name: /Ansvarig/ }))
    await user.click(await screen.findByRole('option', { name: 'Bo Ek' }))
    await user.click(within(dialog).getByRole('checkbox', { name: 'Ändra hur sidorna samlas in' }))
    await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Kanal 9: ')
    const changes = { departmentId: kultur, responsibleId: bo, before: idOf(2) }
    expect(edited).toEqual([[idOf(1), { ...changes, name: 'Badet' }]])
    expect(settings).toEqual([
      {
        channelId: idOf(1),
        viewport: 'desktop',
        reach: 'ordinary',
        privateAddresses: true,
        filmProgram: true
      }
    ])
    refused = null
    await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(edited.map(([id]) => id)).toEqual([idOf(1), idOf(4)])
  })
})

const RUN = Run.parse({
  ...{ id: idOf(50), kind: 'single', period: '2026-H2', reason: null, state: 'running', endedAt: null },
  ...{ startedAt: '2026-11-25T08:00:00.000Z', departmentId: null, pauseReason: null, waitsUntil: null },
  ...{ total: 1, complete: 0, partial: 0, refused: 0, failed: 0 }
})

it('says on a channel’s page what is lacking, and captures it at once', async () => {
  const started: unknown[] = []
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: { find: os.channels.find.handler(() => sampleChannel({ due: 'due' })) },
    captures: {
      list: os.captures.list.handler(() => ({ items: [], next: null })),
      currentRun: os.captures.currentRun.handler(() => null),
      startRun: os.captures.startRun.handler(({ input }) => {
        started.push(input)
        return RUN
      })
    }
  })
  const lacks = within(await screen.findByRole('region', { name: 'Det här saknas' }))
  const said = lacks.getAllByRole('listitem').map(item => item.textContent)
  expect(said).toHaveLength(4)
  expect(said[0]).toContain('Kanalen är inte insamlad det här halvåret.')
  await user.click(screen.getByRole('button', { name: 'Samla in kanalen' }))
  await waitFor(() =>
    expect(started).toEqual([
      { kind: 'single', which: [idOf(1)], reason: null, acceptBadCertificates: false }
    ])
  )
  await screen.findByText('Insamlingen har börjat.')
})

it('offers on a row, by the right button and the menu key, what can be done without opening it', async () => {
  const started: unknown[] = []
  const channel = sampleChannel()
  const retired = sampleChannel({
    id: ChannelId.parse(idOf(9)),
    name: 'Gamla bloggen',
    retiredAt: '2026-01-02T08:00:00.000Z'
  })
  const { shell, user } = await openWindow('/channels', {
    channels: {
      list: os.channels.list.handler(() => [channel, retired]),
      find: os.channels.find.handler(() => channel)
    },
    captures: {
      currentRun: os.captures.currentRun.handler(() => null),
      startRun: os.captures.startRun.handler(({ input }) => {
        started.push(input.which)
        throw new ORPCError('run-already-running', { data: {}, defined: true })
      })
    }
  })
  const row = await screen.findByRole('row', { name: /Kommunen på Facebook/ })
  const rightClick = (on: Element) => user.pointer([{ target: on, keys: '[MouseRight]' }])
  const ways = async () => {
    const menu = await screen.findByRole('menu', { name: 'Vad som kan göras med raden' })
    return within(menu)
      .getAllByRole('menuitem')
      .map(item => item.textContent)
  }
  await rightClick(row)
  const [address = ''] = channel.addresses
  expect(await ways()).toEqual([
    'Öppna',
    'Samla in kanalen',
    `Öppna ${address} i webbläsaren`,
    'Kopiera adressen'
  ])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).toBeNull()

  // One that is no longer kept is not captured.
  await rightClick(screen.getByRole('row', { name: /Gamla bloggen/ }))
  expect(await ways()).not.toContain('Samla in kanalen')
  await user.keyboard('{Escape}')

  // The menu key, which has no place of a mouse.
  fireEvent.contextMenu(row, { button: 0 })
  await ways()
  await user.click(screen.getByRole('menuitem', { name: /i webbläsaren/ }))
  expect(shell.openExternal).toHaveBeenCalledWith(address)

  fireEvent.contextMenu(row, { button: 0 })
  await user.click(await screen.findByRole('menuitem', { name: 'Samla in kanalen' }))
  await waitFor(() => expect(started).toEqual([[channel.id]]))
  await screen.findByText('En insamling pågår redan. Vänta tills den är klar eller stoppa den.')

  fireEvent.contextMenu(row, { button: 0 })
  await user.click(await screen.findByRole('menuitem', { name: 'Öppna' }))
  await screen.findByRole('heading', { level: 1, name: channel.name })
})
