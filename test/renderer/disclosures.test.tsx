// Disclosing in the window: records are found and added on the page, what waits leads there, and words are masked everywhere at once.
import { ORPCError } from '@orpc/server'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import {
  DisclosureCopy,
  DisclosureDetail,
  DisclosureRecordDetail,
  Mask,
  type OpenProposals
} from '#shared/disclosure.ts'
import { DisclosureId, DisposalId, Instant } from '#shared/ids.ts'
import { SearchPage } from '#shared/search.ts'
import { piecesOf } from '../../renderer/pages/disclosures/pieces.ts'
import { idOf, sampleChannel, shaOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const id = DisclosureId.parse(idOf(50))
const at = Instant.parse('2026-11-25T07:30:00.000Z')
const record = (position: number, changes: object = {}) => ({
  ...{ position, record: { kind: 'message', id: idOf(60 + position) }, title: `Handling ${position + 1}` },
  ...{ left: 0, masks: 0, lookedThroughBy: 'Åsa', keptIn: null, keptInBy: null },
  ...changes
})
const disclosure = (records: readonly object[]) =>
  DisclosureDetail.parse({
    ...{ id, reference: null, about: 'Badet', requestedAt: at, state: 'open', records, refusals: [] },
    ...{ corrects: null, correctedBecause: null, correctedBy: null, lookedThrough: records.length, masks: 0 },
    ...{ openedAt: at, openedBy: 'Åsa', endedAt: null, endedBy: null, because: null },
    ...{ folder: null, manifest: null }
  })
const openPage = (
  detail: DisclosureDetail,
  open: OpenProposals[],
  more: object = {},
  others: Record<string, Record<string, unknown>> = {}
) =>
  openWindow(`/disclosures/${id}`, {
    ...others,
    disclosures: {
      find: os.disclosures.find.handler(() => detail),
      openProposals: os.disclosures.openProposals.handler(() => open),
      ...more
    }
  })

it('says what keeps it from being delivered, and leads to each record that waits', async () => {
  const detail = disclosure([record(0), record(1), record(2, { lookedThroughBy: null })])
  await openPage(detail, [{ position: 0, proposals: 2 }])
  const card = await screen.findByRole('region', { name: 'Lämna ut' })
  await within(card).findByText('Det går inte att lämna ut än: 2 handlingar återstår att gå igenom')
  const [proposed, unread, ...others] = within(card).getAllByRole('listitem')
  expect(others).toEqual([])
  expect(proposed?.textContent).toBe('1. Handling 1 2 förslag är varken maskerade eller avfärdade')
  expect(unread?.textContent).toBe('3. Handling 3 Inte genomgången än')
  const links = within(card)
    .getAllByRole('listitem')
    .map(item => within(item).getByRole('link').getAttribute('href')?.split('/').at(-1))
  expect(links).toEqual(['0', '2'])
  const deliver = within(card).getByRole('button', { name: 'Skriv kopiorna och avsluta' })
  expect(deliver).toHaveProperty('disabled', true)
})

it('shows at once what has become secret since it was added, and is not delivered with it', async () => {
  const kept = record(1, { keptIn: 'picture', keptInBy: 'OSL 21 kap. 1 §' })
  await openPage(disclosure([record(0), kept]), [])
  const card = within(await screen.findByRole('region', { name: 'Lämna ut' }))
  await card.findByText('Det går inte att lämna ut: 1 handling har blivit hemlig sedan den lades till')
  expect(card.getByRole('listitem').textContent).toBe(
    '2. Handling 2 En bild visar det som är hemligt enligt OSL 21 kap. 1 §'
  )
  const deliver = card.getByRole('button', { name: 'Skriv kopiorna och avsluta' })
  expect(deliver).toHaveProperty('disabled', true)
  const row = within(await screen.findByRole('row', { name: /2\. Handling 2/ }))
  expect(row.getByRole('link', { name: '2. Handling 2' }).getAttribute('href')).toBe(`#/disclosures/${id}/1`)
  row.getByText('En bild visar det som är hemligt enligt OSL 21 kap. 1 §')
})

it('is listed when it has been disposed of, without what was asked for, and with what is kept in', async () => {
  const { records: _records, refusals: _refusals, ...plain } = disclosure([])
  const row = { ...plain, records: 1, disposedAt: null, disposalId: null, keptIn: 1 }
  const gone = {
    ...{ ...row, id: DisclosureId.parse(idOf(51)), about: null, endedAt: at, endedBy: 'Åsa', keptIn: 0 },
    ...{ state: 'delivered' as const, disposedAt: at, disposalId: DisposalId.parse(idOf(52)) }
  }
  await openWindow('/disclosures', {
    disclosures: { list: os.disclosures.list.handler(() => ({ items: [row, gone], next: null })) }
  })
  const rows = (await screen.findAllByRole('row')).slice(1)
  expect(rows.map(each => each.getAttribute('data-href'))).toEqual([
    `#/disclosures/${id}`,
    `#/disposal/${idOf(52)}`
  ])
  within(rows[0] as HTMLElement).getByText('1 handling är hemlig')
  expect(rows[1]?.textContent).toContain('Vad som begärdes är gallrat')
  expect(rows[1]?.textContent).toMatch(/utlämnat/i)
})

it('is delivered once nothing waits', async () => {
  await openPage(disclosure([record(0)]), [])
  const deliver = await screen.findByRole('button', { name: 'Skriv kopiorna och avsluta' })
  await waitFor(() => expect(deliver).toHaveProperty('disabled', false))
})

it('is delivered by its button, and not by the Enter key at a choice', async () => {
  const forms: unknown[] = []
  const { user } = await openPage(disclosure([record(0)]), [], {
    deliver: os.disclosures.deliver.handler(({ input }) => {
      forms.push(input.form)
      return disclosure([record(0)])
    })
  })
  const deliver = await screen.findByRole('button', { name: 'Skriv kopiorna och avsluta' })
  await waitFor(() => expect(deliver).toHaveProperty('disabled', false))
  const [first] = screen.getAllByRole('radio')
  act(() => first?.focus())
  await user.keyboard('{Enter}')
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(forms).toEqual([])
  await user.click(deliver)
  await waitFor(() => expect(forms).toHaveLength(1))
})

it('says at the folder that there is no room in it, until another is chosen', async () => {
  const into: unknown[] = []
  const { user, shell } = await openPage(disclosure([record(0)]), [], {
    deliver: os.disclosures.deliver.handler(({ input }) => {
      into.push(input.into)
      throw new ORPCError('target-full', { defined: true, data: { dir: '/media/usb' } })
    })
  })
  shell.chooseFolder.mockResolvedValue('/media/usb')
  const deliver = await screen.findByRole('button', { name: 'Skriv kopiorna och avsluta' })
  await waitFor(() => expect(deliver).toHaveProperty('disabled', false))
  const choose = screen.getByRole('button', { name: 'Välj en annan mapp …' })
  await user.click(choose)
  await screen.findByText('/media/usb')
  await user.click(deliver)
  const said = await screen.findByText(/full/)
  expect(choose.getAttribute('aria-describedby')).toBe(said.id)
  expect(document.activeElement).toBe(choose)
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(choose)
  await waitFor(() => expect(screen.queryByText(/full/)).toBeNull())
  expect(into).toEqual(['/media/usb'])
})

it('finds records and adds those that are chosen, without what is there already', async () => {
  const added: unknown[] = []
  const hit = (number: number, title: string) => ({
    ...{ kind: 'message', id: idOf(number), channelId: sampleChannel().id, channelName: 'Kommunen', at },
    ...{ title, excerpt: `${title} om badet`, marks: [], isReadByMachine: false }
  })
  const page = {
    items: [hit(60, 'Kalle'), hit(70, 'Viola')],
    next: null,
    register: [],
    ignored: [],
    waiting: 0
  }
  const detail = disclosure([record(0)])
  const { user } = await openPage(
    detail,
    [],
    {
      addRecords: os.disclosures.addRecords.handler(({ input }) => {
        added.push(input.records)
        return detail
      })
    },
    { search: { find: os.search.find.handler(() => SearchPage.parse(page)) } }
  )
  await user.type(await screen.findByRole('textbox', { name: 'Ord' }), 'badet{Enter}')
  await screen.findByText('1 funnen handling finns redan i utlämnandet.')
  const boxes = screen.getAllByRole('checkbox')
  expect(boxes).toHaveLength(1)
  screen.getByText('1 visas')
  await user.click(screen.getByRole('checkbox', { name: /Viola/ }))
  await user.click(screen.getByRole('button', { name: 'Lägg till den valda' }))
  await screen.findByText('1 handling är tillagd som den är nu.')
  expect(added).toEqual([[{ kind: 'message', id: idOf(70) }]])
})

it('masks a word everywhere once one has seen in how many places it stands', async () => {
  const asked: unknown[] = []
  const detail = disclosure([record(0), record(1)])
  const fields = [{ label: 'Text', text: 'Hej Viola, jag är Viola' }]
  const shown = { pictures: [], masks: [], proposals: [], dismissals: [], fields }
  const { masks: _masks, keptIn: _kept, keptInBy: _by, ...row } = record(0)
  const { user } = await openWindow(`/disclosures/${id}/0`, {
    disclosures: {
      find: os.disclosures.find.handler(() => detail),
      record: os.disclosures.record.handler(() => DisclosureRecordDetail.parse({ ...row, ...shown })),
      placesWith: os.disclosures.placesWith.handler(({ input }) =>
        input.words === 'Viola'
          ? [
              { position: 0, texts: 2, pictures: 0, readIn: [1] },
              { position: 1, texts: 1, pictures: 3, readIn: [] }
            ]
          : []
      ),
      maskWords: os.disclosures.maskWords.handler(({ input }) => {
        asked.push(input)
        return detail
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Maskera ett ord överallt' }))
  const words = await screen.findByRole('textbox', { name: 'Ord eller namn' })
  expect(document.activeElement).toBe(words)
  await user.keyboard('Viola')
  await screen.findByText('3 ställen i texterna. 3 ställen i bilderna.')
  await screen.findByText(/läst ordet i bild 2/)
  await user.type(screen.getByRole('textbox', { name: 'Paragraf' }), 'OSL 21 kap. 1 §')
  await user.click(screen.getByRole('checkbox', { name: /Maskera i bilderna också/ }))
  await user.click(screen.getByRole('button', { name: 'Maskera alla 3 ställen' }))
  await screen.findByText('Viola är maskerat på 3 ställen.')
  expect(asked).toEqual([{ id, words: 'Viola', paragraph: 'OSL 21 kap. 1 §', inPictures: false }])
})

it('masks nothing until a person has written the paragraph, which holds for that disclosure only', async () => {
  const other = DisclosureId.parse(idOf(51))
  const laid: unknown[] = []
  const place = { kind: 'passage', field: 0, start: 4, end: 9 }
  const proposals = [{ place, reason: 'name', words: 'Viola' }]
  const fields = [{ label: 'Text', text: 'Hej Viola' }]
  const { masks: _masks, keptIn: _kept, keptInBy: _by, ...row } = record(0)
  const detail = DisclosureRecordDetail.parse({
    ...{ ...row, fields, proposals, pictures: [], masks: [], dismissals: [] }
  })
  const { user } = await openWindow(`/disclosures/${id}/0`, {
    disclosures: {
      find: os.disclosures.find.handler(() => disclosure([record(0)])),
      record: os.disclosures.record.handler(({ input }) => ({
        ...{ ...detail, position: input.position, title: `Handling ${input.position + 1} av ${input.id}` }
      })),
      mask: os.disclosures.mask.handler(({ input }) => {
        laid.push(input.paragraph)
        return Mask.parse({ ...input, id: idOf(80), placedBy: 'Åsa', placedAt: at })
      })
    }
  })
  const paragraph = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Paragraf' })
  expect(paragraph.value).toBe('')
  await user.click(screen.getByRole('button', { name: 'Maskera Viola i Text' }))
  await screen.findByText('Skriv paragrafen innan du maskerar. Inget har maskerats.')
  expect(document.activeElement).toBe(paragraph)
  expect(laid).toEqual([])
  await user.keyboard('OSL 22 kap. 1 §')
  await user.click(screen.getByRole('button', { name: 'Maskera Viola i Text' }))
  await waitFor(() => expect(laid).toEqual(['OSL 22 kap. 1 §']))
  expect(screen.queryByText(/Skriv paragrafen innan/)).toBeNull()
  const shownAt = async (address: string, title: string) => {
    window.location.hash = address
    await screen.findByRole('heading', { name: title })
    return screen.getByRole<HTMLInputElement>('textbox', { name: 'Paragraf' }).value
  }
  expect(await shownAt(`/disclosures/${id}/1`, `Handling 2 av ${id}`)).toBe('OSL 22 kap. 1 §')
  expect(await shownAt(`/disclosures/${other}/0`, `Handling 1 av ${other}`)).toBe('')
})

it('writes no decision that refuses before a court is chosen', async () => {
  const detail = { ...disclosure([record(0)]), state: 'refused' as const, endedAt: at, endedBy: 'asa' }
  const { user, shell } = await openPage({ ...detail, because: 'Hemligt' }, [])
  await user.click(await screen.findByRole('button', { name: 'Skriv avslagsbeslut …' }))
  const dialog = within(await screen.findByRole('dialog'))
  for (const field of dialog.getAllByRole('textbox')) await user.type(field, 'Åsa')
  for (const court of dialog.getAllByRole('radio')) expect(court).toHaveProperty('checked', false)
  await user.click(dialog.getByRole('button', { name: 'Välj mapp och skriv' }))
  expect(shell.chooseFolder).not.toHaveBeenCalled()
})

it('masks the whole of a picture where words were only read', async () => {
  const asked: unknown[] = []
  const detail = disclosure([record(0)])
  const shown = { pictures: [], masks: [], proposals: [], dismissals: [], fields: [] }
  const { masks: _masks, keptIn: _kept, keptInBy: _by, ...row } = record(0)
  const { user } = await openWindow(`/disclosures/${id}/0`, {
    disclosures: {
      find: os.disclosures.find.handler(() => detail),
      record: os.disclosures.record.handler(() => DisclosureRecordDetail.parse({ ...row, ...shown })),
      placesWith: os.disclosures.placesWith.handler(({ input }) =>
        input.words === 'Viola' ? [{ position: 0, texts: 0, pictures: 0, readIn: [1] }] : []
      ),
      maskWords: os.disclosures.maskWords.handler(({ input }) => {
        asked.push(input)
        return detail
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Maskera ett ord överallt' }))
  await user.type(await screen.findByRole('textbox', { name: 'Ord eller namn' }), 'Viola')
  await screen.findByText(/Hela bilderna maskeras/)
  await user.type(screen.getByRole('textbox', { name: 'Paragraf' }), 'OSL 21 kap. 1 §')
  await user.click(screen.getByRole('button', { name: 'Maskera 1 ställe' }))
  await screen.findByText('Viola är maskerat på 1 ställe.')
  expect(asked).toMatchObject([{ words: 'Viola', inPictures: true }])
})

it('a text falls into what is masked, what is proposed and the rest, also where masks lie over each other', () => {
  const masked = [
    { start: 2, end: 5 },
    { start: 4, end: 8 }
  ]
  const pieces = piecesOf(12, { masked, proposed: [{ start: 7, end: 10 }] })
  expect(pieces.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual([
    ...['plain 0-2', 'masked 2-4', 'masked 4-5', 'masked 5-7', 'masked 7-8', 'proposed 8-10', 'plain 10-12']
  ])
  expect(piecesOf(0, { masked: [], proposed: [] })).toEqual([])
})

it('previews a copy with its pictures, and what is masked of them in black where it lies', async () => {
  const detail = disclosure([record(0)])
  const picture = {
    ...{ kind: 'picture', label: 'Bild 1', picture: 0, sha256: shaOf(7), width: 200, height: 400 },
    covered: [{ x: 50, y: 100, width: 20, height: 40 }]
  }
  await openWindow(`/disclosures/${id}/preview`, {
    disclosures: {
      find: os.disclosures.find.handler(() => detail),
      preview: os.disclosures.preview.handler(() =>
        DisclosureCopy.parse({
          ...{ file: 'handling-001.pdf', title: 'Meddelande', keptIn: null, keptInBy: null },
          parts: [{ kind: 'fact', label: 'Avsändare', text: '[maskerat]' }, picture]
        })
      )
    }
  })
  const copy = within(await screen.findByRole('article', { name: 'Meddelande' }))
  expect(copy.getByText('[maskerat]')).toBeDefined()
  const image = copy.getByRole('img', { name: 'Bild 1' })
  const black = [...(image.parentElement?.querySelectorAll<HTMLElement>('.copy-covered') ?? [])]
  expect(black.map(({ style: { left, top, width, height } }) => [left, top, width, height])).toEqual([
    ['25%', '25%', '10%', '10%']
  ])
})

it.each(['refused', 'withdrawn'] as const)(
  'tries a request anew that was ended as %s by mistake',
  async state => {
    const detail = { ...disclosure([record(0)]), state, endedAt: at, endedBy: 'asa', because: 'Fel begäran' }
    const asked: object[] = []
    const { user } = await openPage(detail, [], {
      correct: os.disclosures.correct.handler(({ input }) => {
        asked.push(input)
        return detail
      })
    })
    await user.click(await screen.findByRole('button', { name: 'Pröva på nytt …' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: /Vad var fel/ }), 'En annan skulle avslutas')
    await user.click(dialog.getByRole('button', { name: 'Pröva på nytt …' }))
    await waitFor(() => expect(asked).toEqual([{ id: detail.id, because: 'En annan skulle avslutas' }]))
  }
)
