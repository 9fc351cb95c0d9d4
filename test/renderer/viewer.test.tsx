// The page of a capture, as someone uses it.
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CaptureDetail, TimelineEntry } from '#shared/capture.ts'
import { Comparison } from '#shared/comparison.ts'
import { idOf, sampleCapture, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
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

  const pressed = ['Nästa', 'Nästa', '3 svar']

  it.each([
    [{ whenKept: pressed }, null],
    [{}, { pressed }]
  ])(
    'says what the program pressed, also when all was kept, and names the browser once',
    async (more, detail) => {
      const files = [
        ...sampleCapture().files,
        { ...sampleCapture().files[0], role: 'provenance', mediaType: 'application/json' }
      ]
      const told = {
        time: { startedLocal: '2026-11-24T09:00:00+01:00', endedLocal: '2026-11-24T09:00:09+01:00' },
        browser: { name: 'Chromium', version: 'Chrome/156.0.8078.114' },
        viewport: { width: 1280, height: 900 },
        emulation: { language: 'sv-SE', zone: 'Europe/Stockholm' },
        network: { requests: 3, bytes: 900 },
        badCertificateAccepted: false,
        clicked: { consent: [], prompts: [], sort: [], expand: [], ...more },
        steps: [
          { step: 'load', outcome: 'done', detail: { loaded: 'complete' } },
          { step: 'view', outcome: 'done', detail: null },
          { step: 'witness', outcome: 'done', detail }
        ]
      }
      const text = JSON.stringify(told)
      const { user } = await openWindow(`/captures/${idOf(30)}`, {
        captures: {
          find: os.captures.find.handler(() => CaptureDetail.parse({ ...sampleCapture(), files })),
          text: os.captures.text.handler(() => ({ text, total: text.length }))
        }
      })
      await user.click(await screen.findByRole('tab', { name: 'Proveniens' }))
      const fact = async (name: string) => (await screen.findByText(name)).nextElementSibling?.textContent
      expect(await fact('Knappar som programmet tryckte på')).toBe('Inga')
      expect(await fact('Tryckt på när allt var sparat, för att se om det fanns mer')).toBe('Nästa · 3 svar')
      expect(await fact('Webbläsare')).toBe('Chromium 156.0.8078.114')
    }
  )

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
      if (answer.isUnchanged) await screen.findByText('Oförändrad: bild och text är lika i båda.')
      else {
        await screen.findByText(/^99,9 procent av bilden är lika/)
        expect(screen.getByText('Ny rad <b>')).toBeDefined()
        expect(await screen.findByRole('button', { name: /Ändring vid 900/ })).toBeDefined()
      }
      unmount()
    }
  })

  it('holds a capture against any other of the address, the earlier first, in three ways', async () => {
    const entry = (n: number, day: string) =>
      TimelineEntry.parse({
        ...{ id: idOf(n), startedAt: `2026-11-${day}T10:00:00.000Z`, state: 'complete' },
        ...{ viewport: 'desktop', picture: null }
      })
    const items = [entry(31, '27'), entry(30, '26'), entry(29, '25')]
    const region = { top: 900, left: 100, width: 200, height: 300 }
    const picture = {
      ...{ heightBefore: 40_000, heightAfter: 40_000, similarity: 0.9, changedPixels: 3 },
      regions: [region]
    }
    const text = { added: 0, removed: 0, changes: [], isCut: false }
    const asked = vi.fn(({ id, other }: { id: string; other: string | null }) =>
      Comparison.parse({
        before: {
          id: other ?? idOf(29),
          startedAt: id === idOf(31) ? items[1]?.startedAt : items[2]?.startedAt
        },
        ...{ isUnchanged: false, picture, text }
      })
    )
    const { container, user } = await openWindow(`/captures/${idOf(30)}`, {
      captures: {
        find: os.captures.find.handler(({ input }) =>
          CaptureDetail.parse({ ...sampleCapture(), id: input.id })
        ),
        timeline: os.captures.timeline.handler(() => ({ items, next: null })),
        compare: os.captures.compare.handler(({ input }) => asked(input))
      }
    })
    await user.click(await screen.findByRole('tab', { name: 'Jämförelse' }))
    await screen.findByText('Insamling 2 av 3')
    await user.click(await screen.findByRole('button', { name: /Jämför med/ }))
    await user.click(await screen.findByRole('option', { name: /^2026-11-27/ }))
    const slider = await screen.findByRole('slider', { name: 'Gräns' })
    expect(asked.mock.calls.map(([input]) => input)).toEqual([
      { id: idOf(30), other: null },
      { id: idOf(31), other: idOf(30) }
    ])
    const later = () => container.querySelectorAll<HTMLElement>('.viewer-layer')[1]?.style
    expect(later()?.clipPath).toBe('inset(0px 0px 0px 50%)')
    slider.focus()
    await user.keyboard('{ArrowLeft}{ArrowLeft}')
    expect(later()?.clipPath).toBe('inset(0px 0px 0px 48%)')
    await user.keyboard('{Home}')
    expect(later()?.clipPath).toBe('inset(0px 0px 0px 0%)')

    await user.click(screen.getByRole('radio', { name: 'Ovanpå varandra' }))
    expect(screen.getByRole('slider', { name: 'Den senare syns till' })).toBeDefined()
    expect(later()?.opacity).toBe('0')

    await user.click(screen.getByRole('radio', { name: 'Bredvid varandra' }))
    expect(screen.queryByRole('slider')).toBeNull()
    const sheet = container.querySelector<HTMLElement>('.viewer-sheet')
    expect([sheet?.style.width, later()?.left]).toEqual(['2584px', '1304px'])
    // What differs is framed in the later one.
    expect(container.querySelector<HTMLElement>('.viewer-mark')?.style.left).toBe('1401px')
  })

  it('goes along the captures of the address, and saves the picture', async () => {
    const entry = (n: number, day: string) => ({
      id: idOf(n),
      startedAt: `2026-11-${day}T10:00:00.000Z`,
      state: 'complete' as const,
      viewport: 'desktop' as const,
      picture: null
    })
    const items = [entry(31, '27'), entry(30, '26'), entry(29, '25')].map(one => TimelineEntry.parse(one))
    const saved = vi.fn((_input: { dir: string }) => ({ names: ['kommunen-1.png', 'kommunen-2.png'] }))
    const { user, shell } = await openWindow(`/captures/${idOf(30)}`, {
      captures: {
        find: os.captures.find.handler(({ input }) =>
          CaptureDetail.parse({ ...sampleCapture(), id: input.id })
        ),
        timeline: os.captures.timeline.handler(() => ({ items, next: null })),
        savePicture: os.captures.savePicture.handler(({ input }) => saved(input))
      }
    })
    await screen.findByText('Insamling 2 av 3')
    await user.click(screen.getByRole('button', { name: 'Tidigare insamling' }))
    await screen.findByText('Insamling 1 av 3')
    expect(window.location.hash).toBe(`#/captures/${idOf(29)}`)
    expect(screen.getByRole('button', { name: 'Tidigare insamling' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Senare insamling' }))
    await screen.findByText('Insamling 2 av 3')

    await user.click(screen.getByRole('button', { name: 'Uppgifter' }))
    shell.chooseFolder.mockResolvedValue('/usb')
    await user.click(await screen.findByRole('button', { name: 'Spara bilden' }))
    await screen.findByText('Bilden är sparad: kommunen-1.png, kommunen-2.png')
    expect(saved).toHaveBeenCalledWith({ id: idOf(30), dir: '/usb' })
  })

  it('is made larger and smaller by steps, by hand and by key', async () => {
    const { container, user } = await openWindow(`/captures/${idOf(30)}`, {
      captures: { find: os.captures.find.handler(() => sampleCapture()) }
    })
    await user.click(await screen.findByRole('tab', { name: 'Bild' }))
    const sheet = await screen.findByRole('region', { name: /Skärmbild av Kommunen på Facebook/ })
    const width = () => container.querySelector<HTMLElement>('.viewer-sheet')?.style.width
    await user.click(screen.getByRole('button', { name: 'Förstora' }))
    expect(width()).toBe('1920px')
    await user.click(screen.getByRole('button', { name: 'Förminska' }))
    await user.click(screen.getByRole('button', { name: 'Förminska' }))
    expect(width()).toBe('960px')
    sheet.focus()
    await user.keyboard('-')
    expect(width()).toBe('640px')
    await user.keyboard('0')
    expect(width()).toBe('1280px')
  })

  it('says what to do about a capture that was refused, one that failed, and one that wants a login', async () => {
    const started = vi.fn()
    const show = (state: string, code: string) =>
      openWindow(`/captures/${idOf(30)}`, {
        captures: {
          find: os.captures.find.handler(() =>
            CaptureDetail.parse({ ...sampleCapture(), state, files: [], reasons: [{ code, detail: null }] })
          ),
          startRun: os.captures.startRun.handler(({ input }) => {
            started(input)
            return { id: idOf(70) } as never
          })
        }
      })
    await show('refused', 'private-address')
    const link = await screen.findByRole('link', { name: 'Ändra kanalens adress eller insamling' })
    expect(link.getAttribute('href')).toContain(`/channels/${sampleCapture().channelId}`)
    await screen.findAllByText(/leder in i ett privat nätverk/)
    cleanup()
    const { user } = await show('failed', 'no-answer')
    await user.click(await screen.findByRole('button', { name: 'Försök igen' }))
    expect(started).toHaveBeenCalledWith(expect.objectContaining({ which: [sampleCapture().channelId] }))
    cleanup()
    const wanting = await show('refused', 'login-required')
    await wanting.user.click(await screen.findByRole('button', { name: 'Logga in' }))
    expect((await screen.findByRole('tab', { name: 'Inloggningar' })).getAttribute('aria-selected')).toBe(
      'true'
    )
  })

  it('says in words why a capture is partial', async () => {
    const { user } = await openWindow(
      `/captures/${idOf(30)}`,
      { captures: { find: os.captures.find.handler(() => sampleCapture()) } },
      'en'
    )
    await user.click(await screen.findByRole('button', { name: 'Facts' }))
    expect(await screen.findByText('Not all pictures on the page could be loaded (3).')).toBeDefined()
  })
})
