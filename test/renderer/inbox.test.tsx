// The inbox: several dealt with by one decision, and keys that go from one to the next.
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CommentListed } from '#shared/comment.ts'
import { ChannelId, PersonId } from '#shared/ids.ts'
import { Foreign } from '../../renderer/components/foreign.tsx'
import { chooseKeys } from '../../renderer/keys.ts'
import { idOf, NO_STATUS, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const NAMES = ['Anna', 'Bo', 'Cecilia'] as const

const listed = (number: number, name: string) => {
  const {
    channelId,
    channelName,
    kind,
    method,
    address,
    selector,
    state,
    problem,
    noticedAt,
    savedAt,
    verifiedAt
  } = sampleComment()
  const content = { ...sampleComment().content, authorName: name }
  return CommentListed.parse({
    ...{ id: idOf(number), channelId, channelName, kind, method, address, selector, state, content, problem },
    ...{ noticedAt, savedAt, verifiedAt, decision: null, removal: null, policeNumber: null },
    ...{ isUnread: false, flags: [], dueAt: null }
  })
}
const ROWS = NAMES.map((name, at) => listed(10 + at, name))

const open = (path: string, decide: (id: string) => void) =>
  openWindow(path, {
    archive: { status: os.archive.status.handler(() => NO_STATUS) },
    comments: {
      list: os.comments.list.handler(() => ({ items: ROWS, next: null })),
      categories: os.comments.categories.handler(() => []),
      find: os.comments.find.handler(({ input }) => {
        const row = ROWS.find(({ id }) => id === input.id)
        return sampleComment({ id: input.id, content: row?.content })
      }),
      decide: os.comments.decide.handler(({ input }) => {
        decide(`${input.id} ${input.decision.outcome}`)
        return sampleComment({ id: input.id })
      })
    }
  })

it('decides on several at once, and keeps those chosen that were refused', async () => {
  const decided: string[] = []
  const { user } = await open('/comments', said => {
    if (said.startsWith(idOf(12))) throw new Error('it was refused')
    decided.push(said)
  })
  const rows = within(await screen.findByRole('grid', { name: 'Kommentarer' }))
  // Beside when it was noticed, which alone would be taken for when it was written.
  expect(rows.getByRole('row', { name: /Anna/ }).textContent).toContain(
    'tid på sidan: 3 tim · Kommunen på Facebook'
  )
  for (const name of ['Anna', 'Cecilia'])
    await user.click(within(rows.getByRole('row', { name: new RegExp(name) })).getByRole('checkbox'))
  await screen.findByRole('heading', { level: 1, name: '2 är valda' })
  await user.click(screen.getByRole('radio', { name: /inget svar/i }))
  await user.type(screen.getByRole('textbox', { name: 'Skäl' }), 'Ingen fråga')
  await user.click(screen.getByRole('button', { name: 'Spara beslutet om 2 kommentarer' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Cecilia: ')
  expect(decided).toEqual([`${idOf(10)} no-answer`])
  await screen.findByRole('heading', { level: 1, name: '1 är vald' })
})

it('goes on with J and K and chooses with numbers, where keys are on and nothing is written', async () => {
  const { user } = await open('/comments', () => {})
  await screen.findByRole('row', { name: /Anna/ })
  await user.keyboard('j')
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Anna' })
  await user.keyboard('j')
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Bo' })
  const outcomes = within(await screen.findByRole('radiogroup', { name: /kommentaren\?|^Beslut/ }))
  await user.keyboard('3')
  const checked = outcomes.getAllByRole<HTMLInputElement>('radio').map(radio => radio.checked)
  expect(checked.indexOf(true)).toBe(2)
  await user.click(screen.getByRole('textbox', { name: /Anteckning/ }))
  await user.keyboard('k3')
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Bo' })
  ;(document.activeElement as HTMLElement | null)?.blur()
  chooseKeys(false)
  await user.keyboard('k')
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Bo' })
  chooseKeys(true)
  await user.keyboard('k')
  await waitFor(() => screen.getByRole('heading', { level: 1, name: 'Kommentar av Anna' }))
})

it('means the same by each number for several comments as for one, and nothing by those of what is for one alone', async () => {
  const { user } = await open('/comments', () => {})
  const rows = within(await screen.findByRole('grid', { name: 'Kommentarer' }))
  const keys = async () => {
    const choices = within(await screen.findByRole('radiogroup', { name: 'Vad ska hända med kommentaren?' }))
    const meant: (string | undefined)[] = []
    for (const key of ['1', '2', '3', '4', '5']) {
      await user.keyboard(key)
      const checked = choices.getAllByRole<HTMLInputElement>('radio').find(radio => radio.checked)
      meant.push(checked?.value)
    }
    return meant
  }
  await user.keyboard('j')
  expect(await keys()).toEqual(['remove', 'answered', 'forwarded', 'no-answer', 'not-ours'])
  for (const name of ['Anna', 'Cecilia'])
    await user.click(within(rows.getByRole('row', { name: new RegExp(name) })).getByRole('checkbox'))
  await screen.findByRole('heading', { level: 1, name: '2 är valda' })
  // What is said of one alone has no key here: what was chosen stays.
  expect(await keys()).toEqual(['remove', 'remove', 'forwarded', 'no-answer', 'not-ours'])
})

it('deals with what is due today beside its queue, and goes on to the next there', async () => {
  const decided: string[] = []
  const { user } = await open('/', said => decided.push(said))
  await user.click(await screen.findByRole('link', { name: 'Kommentar att besluta om: Bo' }))
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Bo' })
  const queue = within(screen.getByRole('region', { name: 'Idag' }))
  const current = () =>
    queue.getAllByRole('link').find(link => link.getAttribute('aria-current') === 'true')?.textContent
  expect(current()).toBe('Kommentar att besluta om: Bo')
  await user.click(screen.getByRole('radio', { name: /inget svar/i }))
  await user.type(screen.getByRole('textbox', { name: 'Skäl' }), 'Ingen fråga')
  await user.click(screen.getByRole('button', { name: /^Spara beslutet/ }))
  await waitFor(() => expect(decided).toEqual([`${idOf(11)} no-answer`]))
  ;(document.activeElement as HTMLElement | null)?.blur()
  await user.keyboard('j')
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Cecilia' })
  expect(current()).toBe('Kommentar att besluta om: Cecilia')
  await user.click(screen.getByRole('link', { name: 'Tillbaka till översikten' }))
  await screen.findByRole('heading', { level: 1, name: 'Idag' })
})

it('leads from what is secret and not registered to where it is, and says nothing of none', async () => {
  const status = (secretUnregistered: number) => ({
    archive: { status: os.archive.status.handler(() => ({ ...NO_STATUS, secretUnregistered })) },
    comments: { list: os.comments.list.handler(() => ({ items: ROWS, next: null })) }
  })
  await openWindow('/', status(2))
  const task = await screen.findByRole('link', {
    name: '2 sekretessmarkerade handlingar ska registreras i diariet'
  })
  expect(task.getAttribute('href')).toMatch(/\/channels\/secrecy$/)
  cleanup()
  closePorts()
  await openWindow('/', status(0))
  await screen.findByRole('link', { name: 'Kommentar att besluta om: Bo' })
  expect(screen.queryByRole('link', { name: /sekretessmarkerad/ })).toBeNull()
})

it('leads from a mandate that ends soon to its channel, and from none that has no end', async () => {
  const lack = {
    ...{ channelId: ChannelId.parse(idOf(5)), channelName: 'Skolbloggen', departmentName: 'Skola' },
    ...{ personId: PersonId.parse(idOf(6)), personName: 'Bo Ek' }
  }
  await openWindow('/', {
    archive: { status: os.archive.status.handler(() => ({ ...NO_STATUS, mandatesLacking: 2 })) },
    channels: {
      lackingMandate: os.channels.lackingMandate.handler(() => [
        { ...lack, state: 'ends-soon', validUntil: '2026-12-20' },
        { ...lack, channelName: 'Badet', personName: 'Cecilia', state: 'missing', validUntil: null }
      ])
    }
  })
  const task = await screen.findByRole('link', { name: /Beslut om kanalen går ut: Bo Ek/ })
  expect(task.getAttribute('href')).toMatch(new RegExp(`/channels/${idOf(5)}$`))
  expect(screen.queryByRole('link', { name: /Cecilia/ })).toBeNull()
})

it('leads a new archive through its first steps, and is done with them once something is captured', async () => {
  let status = { ...NO_STATUS, channels: 0, comments: 0, commentsOpen: 0 }
  await openWindow('/', { archive: { status: os.archive.status.handler(() => status) } })
  const steps = () => within(screen.getByRole('region', { name: 'Kom i gång' }))
  await screen.findByRole('region', { name: 'Kom i gång' })
  expect(steps().getByRole('button', { name: 'Starta en insamling' })).toHaveProperty('disabled', true)
  expect(steps().getByRole('link', { name: 'Registrera en kanal' })).toBeDefined()
  cleanup()
  closePorts()

  status = { ...status, channels: 2 }
  const again = await openWindow('/', { archive: { status: os.archive.status.handler(() => status) } })
  await screen.findByText('(klart)')
  await again.user.click(steps().getByRole('button', { name: 'Starta en insamling' }))
  await screen.findByRole('dialog')
  cleanup()
  closePorts()

  status = { ...status, captures: 1 }
  await openWindow('/', { archive: { status: os.archive.status.handler(() => status) } })
  await screen.findByRole('heading', { level: 1, name: 'Idag' })
  await screen.findByText('Inget väntar på dig just nu.')
  expect(screen.queryByRole('region', { name: 'Kom i gång' })).toBeNull()
})

it('shows what turns the direction of a line by its number, and does not obey it', () => {
  const { container } = render(<Foreign text={'faktura\u202Efdp.exe \u2067a\u2069 \u0634 b\u061C'} />)
  expect(container.textContent).toBe('faktura[U+202E]fdp.exe [U+2067]a[U+2069] \u0634 b[U+061C]')
})

it('tells of the keys that do something: no letter chooses a ground where nothing is removed', async () => {
  await open('/comments', () => {})
  expect((await screen.findAllByText('A–G')).length).toBe(1)
  cleanup()
  closePorts()
  await open('/messages', () => {})
  await screen.findByText('J / K')
  expect(screen.queryByText('A–G')).toBeNull()
})
