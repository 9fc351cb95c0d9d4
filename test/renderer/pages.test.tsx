// The pages, as someone uses them.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CaptureDetail } from '#shared/capture.ts'
import { Comparison } from '#shared/comparison.ts'
import { DepartmentId, PersonId } from '#shared/ids.ts'
import { NOTHING_SAID } from '#shared/register.ts'
import { idOf, sampleCapture, sampleChannel, sampleComment, sampleMessage, shaOf } from './samples.ts'
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
        departments: {
          list: os.departments.list.handler(() => []),
          add: os.departments.add.handler(({ input }) => ({ ...input, id: DepartmentId.parse(idOf(2)) }))
        },
        people: {
          list: os.people.list.handler(() => []),
          add: os.people.add.handler(({ input }) => ({
            ...input,
            id: PersonId.parse(idOf(3)),
            departedOn: null
          }))
        }
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
      departmentId: idOf(2),
      responsibleId: idOf(3)
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

describe('a comment', () => {
  const decision = {
    outcome: 'remove',
    category: 'a',
    ownCategory: null,
    note: null,
    senderNote: null,
    isPoliceMatter: false,
    policeNumber: null,
    boardOffence: null,
    toAuthor: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    forwardedTo: null,
    because: null,
    decidedBy: 'm',
    decidedAt: '2026-11-24T16:10:00.000Z'
  }

  it('may not be removed until the core has verified the copy and the decision is made', async () => {
    let comment = sampleComment()
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => comment),
        decide: os.comments.decide.handler(() => {
          comment = sampleComment({ decision, state: 'decided' })
          return comment
        })
      }
    })
    await screen.findByText('Ta inte bort kommentaren än')
    expect(screen.queryByText('Bekräfta att kommentaren är borta')).toBeNull()
    await user.click(screen.getByRole('radio', { name: /^a\)/ }))
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await screen.findByText('Nu får kommentaren tas bort')
    expect(screen.queryByText('Ta inte bort kommentaren än')).toBeNull()
    const current = screen.getAllByRole('listitem').filter(item => item.hasAttribute('aria-current'))
    expect(current.map(item => item.textContent)).toEqual(['Beslutad2026-11-24 17:10'])
  })

  it('cannot be decided on while the copy is not right', async () => {
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => sampleComment({ state: 'saved', verifiedAt: null })),
        verify: os.comments.verify.handler(() => {
          throw new ORPCError('evidence-missing', { data: { what: 'bilden' }, defined: true })
        })
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Kontrollera kopian' }))
    // Other parts of the page are refused by the small server and say so too.
    await waitFor(() =>
      expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContainEqual(
        expect.stringContaining('Ta inte bort kommentaren.')
      )
    )
    expect(screen.getByText('Ta inte bort kommentaren än')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Spara beslutet' })).toBeNull()
  })

  it('says what the page did not show, and guesses nothing', async () => {
    await openWindow(`/comments/${idOf(10)}`, {
      comments: { find: os.comments.find.handler(() => sampleComment()) }
    })
    await screen.findByText('Skäms på er')
    expect(screen.getAllByText('Visades inte på sidan')).toHaveLength(3)
    expect(screen.queryByRole('textbox', { name: 'Vad är känt om avsändaren?' })).toBeNull()
  })

  it('of no shown sender asks what is known about the sender, and shows the answer', async () => {
    const content = { ...sampleComment().content, authorName: null }
    let comment = sampleComment({ content })
    const decided = vi.fn()
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => comment),
        decide: os.comments.decide.handler(({ input }) => {
          decided(input.decision)
          comment = sampleComment({
            content,
            state: 'decided',
            decision: { ...decision, senderNote: 'Okänd' }
          })
          return comment
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: /^a\)/ }))
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    expect(screen.getByText('Fyll i det här fältet.')).toBeDefined()
    expect(decided).not.toHaveBeenCalled()
    await user.type(screen.getByRole('textbox', { name: 'Vad är känt om avsändaren?' }), ' Okänd ')
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await waitFor(() =>
      expect(decided).toHaveBeenCalledWith(
        expect.objectContaining({ outcome: 'remove', category: 'a', note: null, senderNote: 'Okänd' })
      )
    )
    expect(await screen.findByText('Känt om avsändaren')).toBeDefined()
    expect(screen.getByText('Okänd')).toBeDefined()
  })

  it('is answered, forwarded or left as well as removed, and each asks for what it needs', async () => {
    const decided = vi.fn()
    const { user } = await openWindow(`/comments/${idOf(10)}`, {
      comments: {
        find: os.comments.find.handler(() => sampleComment()),
        categories: os.comments.categories.handler(() => []),
        decide: os.comments.decide.handler(({ input }) => {
          decided(input.decision)
          return sampleComment()
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: 'Vidarebefordrad' }))
    expect(screen.queryByRole('radio', { name: /^a\)/ })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    expect(decided).not.toHaveBeenCalled()
    await user.type(screen.getByRole('textbox', { name: 'Vidarebefordrad till' }), 'Tekniska förvaltningen')
    await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
    await waitFor(() =>
      expect(decided).toHaveBeenCalledWith({
        outcome: 'forwarded',
        note: null,
        forwardedTo: 'Tekniska förvaltningen'
      })
    )
  })
})

describe('a message', () => {
  it('is shown as text and never as anything else', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>\n  <b>fet</b>'
    const { container } = await openWindow(`/messages/${idOf(20)}`, {
      messages: { find: os.messages.find.handler(() => sampleMessage({ text, senderName: '<i>Brita</i>' })) }
    })
    await screen.findByRole('heading', { level: 1, name: 'Meddelande från <i>Brita</i>' })
    expect(container.querySelector('pre')?.textContent).toBe(text)
    expect(container.querySelector('script, img, b, i')).toBeNull()
  })

  it('is routed to the registry with its number', async () => {
    const routed = vi.fn()
    const { user } = await openWindow(`/messages/${idOf(20)}`, {
      messages: {
        find: os.messages.find.handler(() => sampleMessage()),
        route: os.messages.route.handler(({ input }) => {
          routed(input)
          return sampleMessage()
        })
      }
    })
    await user.click(await screen.findByRole('radio', { name: /Registreras i diariet/ }))
    await user.type(screen.getByRole('textbox', { name: 'Diarienummer' }), ' KS 2026/991 ')
    const concerns = screen.getByRole('textbox', { name: /^Vad det gäller, i ord som alla får läsa/ })
    await user.type(concerns, 'Trasig lampa')
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    await waitFor(() =>
      expect(routed).toHaveBeenCalledWith({
        id: idOf(20),
        route: {
          kind: 'registered',
          diaryNumber: 'KS 2026/991',
          entry: {
            receivedOn: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
            publicParty: null,
            publicConcerns: 'Trasig lampa',
            protectedParty: null,
            protectedConcerns: null
          }
        }
      })
    )
  })
})

describe('the viewer', () => {
  it('makes room for the whole page and loads only the tiles that are near', async () => {
    const { container } = await openWindow(`/captures/${idOf(30)}`, {
      captures: { find: os.captures.find.handler(() => sampleCapture()) }
    })
    await screen.findByRole('region', { name: /Skärmbild av Kommunen på Facebook/ })
    const sheet = container.querySelector<HTMLElement>('.viewer-sheet')
    expect([sheet?.style.width, sheet?.style.height]).toEqual(['1280px', '40000px'])
    const tiles = [...container.querySelectorAll('img')].map(image => image.getAttribute('src'))
    expect(tiles).toEqual([`kanalarkiv-object://archive/${shaOf(100)}`])
  })

  it('points out in the picture where words stand, one hit after the other', async () => {
    const place = (y: number) => [{ x: 100, y, width: 50, height: 20 }]
    const files = [
      ...sampleCapture().files,
      { ...sampleCapture().files[0], role: 'layout', mediaType: 'application/json' }
    ]
    const asked = vi.fn((_query: string) => ({ hits: [place(40), place(9_000)], total: 2 }))
    const { container, user } = await openWindow(`/captures/${idOf(30)}`, {
      captures: {
        find: os.captures.find.handler(() => CaptureDetail.parse({ ...sampleCapture(), files })),
        places: os.captures.places.handler(({ input }) => asked(input.query))
      }
    })
    await user.type(await screen.findByRole('searchbox', { name: 'Sök i bilden' }), 'lampa')
    await screen.findByText('Träff 1 av 2')
    expect(asked).toHaveBeenLastCalledWith('lampa')
    expect(container.querySelectorAll('.viewer-mark')).toHaveLength(2)
    const current = () => container.querySelector<HTMLElement>('.viewer-mark[data-current]')?.style.top
    expect(current()).toBe('37px')
    await user.click(screen.getByRole('button', { name: 'Nästa träff' }))
    await screen.findByText('Träff 2 av 2')
    expect(current()).toBe('8997px')
    await user.keyboard('{Enter}')
    await screen.findByText('Träff 1 av 2')
  })

  it('says what has changed since the last capture, and that the unchanged is unchanged', async () => {
    const before = { id: idOf(29), startedAt: sampleCapture().startedAt }
    const changed = {
      before,
      isUnchanged: false,
      picture: {
        heightBefore: 40_000,
        heightAfter: 40_300,
        similarity: 0.99999,
        changedPixels: 3,
        regions: [{ top: 900, left: 0, width: 1280, height: 300 }]
      },
      text: {
        added: 1,
        removed: 1,
        changes: [
          { kind: 'added', text: 'Ny rad <b>' },
          { kind: 'removed', text: 'Gammal rad' }
        ],
        isCut: false
      }
    }
    const answers = [Comparison.parse(changed), Comparison.parse({ ...changed, isUnchanged: true })]
    for (const answer of answers) {
      const { user, unmount } = await openWindow(`/captures/${idOf(30)}`, {
        captures: {
          find: os.captures.find.handler(() => sampleCapture()),
          compare: os.captures.compare.handler(() => answer)
        }
      })
      await user.click(await screen.findByRole('tab', { name: 'Jämförelse' }))
      if (answer.isUnchanged) await screen.findByText('Oförändrad: bild och text är som förra gången.')
      else {
        await screen.findByText(/^99,9 procent av bilden är som förra gången/)
        expect(screen.getByText('Ny rad <b>')).toBeDefined()
        expect(screen.getByRole('button', { name: /Ändring vid 900/ })).toBeDefined()
      }
      unmount()
    }
  })

  it('says in words why a capture is partial', async () => {
    const { user } = await openWindow(
      `/captures/${idOf(30)}`,
      { captures: { find: os.captures.find.handler(() => sampleCapture()) } },
      'en'
    )
    await user.click(await screen.findByRole('tab', { name: 'Facts' }))
    expect(await screen.findByText('Not all pictures on the page could be loaded (3).')).toBeDefined()
  })
})

describe('the window', () => {
  it('changes language at once, in the document too, and remembers it', async () => {
    const { shell, user } = await openWindow('/channels', {
      channels: { list: os.channels.list.handler(() => []) }
    })
    await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
    await user.click(screen.getByRole('button', { name: 'Inställningar' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'English' }))
    await screen.findByRole('heading', { level: 1, name: 'Channels', hidden: true })
    expect(document.documentElement.lang).toBe('en')
    expect(localStorage.getItem('kanalarkiv.language')).toBe('en')
    expect(shell.setLanguage).toHaveBeenLastCalledWith('en')
  })

  it('has nothing but the first page without an archive, and shows why one cannot be opened', async () => {
    const { shell, user } = await openWindow('/journal', {
      archive: {
        current: os.archive.current.handler(() => null),
        open: os.archive.open.handler(({ input }) => {
          throw new ORPCError('not-an-archive', { data: { dir: input.dir }, defined: true })
        })
      }
    })
    await screen.findByRole('heading', { level: 1, name: 'Öppna ett arkiv' })
    shell.chooseFolder.mockResolvedValueOnce('/tom')
    await user.click(screen.getByRole('button', { name: 'Välj mapp och öppna' }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Mappen /tom är inte ett Kanalarkiv-arkiv.'
    )
  })

  it('says so when an address leads nowhere', async () => {
    await openWindow('/comments/not-an-id', {})
    await screen.findByRole('heading', { level: 1, name: 'Sidan finns inte' })
  })
})
