// One box anywhere: what is pasted or dropped on any page of the window opens the form for comments with it.
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import type { TakenComment } from '#shared/comment.ts'
import { api, queries } from '../../renderer/api.ts'
import { beginForm } from '../../renderer/comment-link.ts'
import { notify } from '../../renderer/components/notice.tsx'
import { idOf, sampleChannel, sampleComment } from './samples.ts'
import { closePorts, OPEN, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const PNG = new File([new Uint8Array([1, 2, 3])], 'kommentar.png', { type: 'image/png' })
const MAIL = new File(['From: a'], 'notis.eml', { type: 'message/rfc822' })

/** What the clipboard holds, or what is held over the window; jsdom has neither. */
function given(
  kind: 'paste' | 'dragover' | 'drop',
  files: readonly File[],
  texts: Record<string, string> = {}
) {
  const event = new Event(kind, { bubbles: true, cancelable: true })
  const types = [...(files.length === 0 ? [] : ['Files']), ...Object.keys(texts)]
  const data = { files, types, getData: (type: string) => texts[type] ?? '', dropEffect: 'none' }
  return Object.assign(event, { [kind === 'paste' ? 'clipboardData' : 'dataTransfer']: data })
}

const opened = (
  sent: TakenComment[] = [],
  path = '/channels',
  read: unknown[] = [],
  archive: Record<string, unknown> = {}
) =>
  openWindow(path, {
    archive,
    channels: { list: os.channels.list.handler(() => [sampleChannel()]) },
    comments: {
      take: os.comments.take.handler(({ input }) => {
        sent.push(input)
        return sampleComment({ id: idOf(72) })
      }),
      find: os.comments.find.handler(() => sampleComment({ id: idOf(72) })),
      candidates: os.comments.candidates.handler(() => ({ candidates: [], left: 0, sheets: [] })),
      propose: os.comments.propose.handler(({ input }) => {
        read.push(input)
        return {
          ...{
            basis: 'none',
            text: 'Plogen kom aldrig',
            authorName: null,
            authorProfile: null,
            authorEmail: null
          },
          ...{ authorIp: null, timeShown: null, mailSent: null, permalink: null, lacking: [], links: [] }
        }
      })
    }
  })

const form = () => screen.findByRole('heading', { level: 1, name: 'Spara kommentar' })
const field = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name })
const sources = async () => within(await screen.findByRole('list', { name: 'Underlag' }))

it('takes a picture that is pasted, and the address that is pasted after it as where the comment is', async () => {
  const sent: TakenComment[] = []
  const { user } = await opened(sent)
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  document.body.dispatchEvent(given('paste', [PNG]))
  await form()
  ;(await sources()).getByText('kommentar.png')
  document.body.dispatchEvent(given('paste', [], { 'text/plain': 'https://flode.example/2?kommentar=7' }))
  const address = await field(/^Kommentarens adress/)
  await waitFor(() => expect(address.value).toBe('https://flode.example/2?kommentar=7'))
  await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    address: 'https://flode.example/2?kommentar=7',
    files: [{ name: 'kommentar.png', base64: 'AQID' }],
    plain: null
  })
})

it('takes a picture that is pasted in a field, which no field can take, and leaves words to the field', async () => {
  await opened()
  const search = await screen.findByRole('searchbox').catch(() => field(/Sök/))
  search.dispatchEvent(given('paste', [PNG], { 'text/plain': 'A1' }))
  search.dispatchEvent(given('paste', [], { 'text/plain': 'https://flode.example/2' }))
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(screen.queryByRole('heading', { level: 1, name: 'Spara kommentar' })).toBe(null)
  search.dispatchEvent(given('paste', [PNG]))
  await form()
})

it('takes mails and links that are dropped, says what it takes, and adds to the form that is open', async () => {
  const { shell } = await opened()
  shell.pathOf.mockImplementation(async ({ name }) => `/hem/${name}`)
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  const over = given('dragover', [MAIL])
  document.body.dispatchEvent(over)
  expect(over.defaultPrevented).toBe(true)
  await screen.findByText('Släpp länken, bilden eller mejlet för att spara en kommentar')
  document.body.dispatchEvent(given('drop', [new File(['x'], 'avtal.pdf', { type: 'application/pdf' })]))
  await screen.findByText('Här går det att släppa länkar, bilder och mejl (.eml och .msg).')
  expect(screen.queryByText('Släpp länken, bilden eller mejlet för att spara en kommentar')).toBe(null)
  document.body.dispatchEvent(given('drop', [MAIL]))
  await form()
  ;(await sources()).getByText('notis.eml')
  document.body.dispatchEvent(given('drop', [PNG]))
  await waitFor(async () => (await sources()).getByText('kommentar.png'))
  ;(await sources()).getByText('notis.eml')
})

it('reads a mail that is dragged out of a mail program, which is no file', async () => {
  const read: unknown[] = []
  await opened([], '/channels', read)
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  document.body.dispatchEvent(given('drop', [PNG, MAIL]))
  await form()
  await waitFor(async () => expect((await field(/^Kommentarens text/)).value).toBe('Plogen kom aldrig'))
  expect(read[0]).toEqual({ name: 'notis.eml', base64: btoa('From: a') })
})

it('opens with the address of a link that is dropped, ready to be sent on', async () => {
  await opened()
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  document.body.dispatchEvent(given('drop', [], { 'text/uri-list': 'https://flode.example/2?kommentar=7' }))
  const address = await field(/^Kommentarens adress/)
  expect(address.value).toBe('https://flode.example/2?kommentar=7')
  await waitFor(() => expect(document.activeElement).toBe(address))
})

it('takes nothing behind an open dialog, and none that is for another place of the page', async () => {
  const { user } = await opened()
  await user.click(await screen.findByRole('button', { name: 'Registrera en kanal' }))
  await screen.findByRole('dialog')
  const [over, drop] = [given('dragover', [PNG]), given('drop', [PNG])]
  for (const event of [over, drop, given('paste', [PNG])]) document.body.dispatchEvent(event)
  await new Promise(resolve => setTimeout(resolve, 200))
  expect([over.defaultPrevented, drop.defaultPrevented]).toEqual([false, false])
  expect(screen.queryByText('Släpp länken, bilden eller mejlet för att spara en kommentar')).toBe(null)
})

it('takes a picture that is pasted into the box of Ctrl+K', async () => {
  const { user } = await opened()
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  await user.keyboard('{Control>}k{/Control}')
  const dialog = await screen.findByRole('dialog')
  within(dialog)
    .getByRole('searchbox')
    .dispatchEvent(given('paste', [PNG]))
  await form()
  ;(await sources()).getByText('kommentar.png')
})

it('keeps the form that is open, with its picture and what is written, where the link is dropped beside a field', async () => {
  const sent: TakenComment[] = []
  const { user } = await opened(sent)
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  document.body.dispatchEvent(given('paste', [PNG]))
  await form()
  await user.type(await field(/^Kommentarens text/), 'Rondellen är ful')
  const link = { 'text/uri-list': 'https://flode.example/2?kommentar=7' }
  document.querySelector('main')?.dispatchEvent(given('drop', [], link))
  await waitFor(async () => expect((await field(/^Kommentarens adress/)).value).toBe(link['text/uri-list']))
  ;(await sources()).getByText('kommentar.png')
  await user.click(screen.getByRole('button', { name: 'Spara kommentaren' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ text: 'Rondellen är ful', address: link['text/uri-list'] })
})

it('keeps the address and the channel that a picture is pasted beside, and asks where a list has come', async () => {
  const { user } = await opened([], '/comments/new')
  const link = 'https://flode.example/2'
  await user.type(await field(/^Kommentarens adress/), link)
  await user.click(screen.getByRole('radio', { name: /^Jag väljer bland/ }))
  await user.click(await screen.findByRole('button', { name: 'Hämta kommentarerna på sidan' }))
  await screen.findByText(/^Inga kommentarer hittades/)
  document.body.dispatchEvent(given('paste', [PNG]))
  await user.click(await screen.findByRole('button', { name: 'Öppna ändå' }))
  ;(await sources()).getByText('kommentar.png')
  expect((await field(/^Kommentarens adress/)).value).toBe(link)
  expect(document.querySelector<HTMLSelectElement>('select[name=channel]')?.value).toBe(sampleChannel().id)
})

it('asks before it leaves a form that keeps nothing of what is typed, and never one that looks for something', async () => {
  const { user } = await opened([], '/comments/new')
  await user.click(await screen.findByRole('radio', { name: 'Utan bild' }))
  await user.type(await field(/^Vad är det/), 'En bild')
  document.body.dispatchEvent(given('paste', [PNG]))
  const anyhow = await screen.findByRole('button', { name: 'Öppna ändå' })
  expect((await field(/^Vad är det/)).value).toBe('En bild')
  await user.click(anyhow)
  ;(await sources()).getByText('kommentar.png')
  window.location.hash = '/search'
  await user.type(await screen.findByRole('textbox', { name: /^Ord/ }), 'rondell')
  document.body.dispatchEvent(given('drop', [], { 'text/uri-list': 'https://flode.example/2' }))
  await form()
})

it('closes the box of Ctrl+K where the form that is open takes the picture', async () => {
  const { user } = await opened([], '/comments/new')
  await user.click(await screen.findByRole('radio', { name: 'Bild, urklipp eller notis' }))
  await user.keyboard('{Control>}k{/Control}')
  const dialog = await screen.findByRole('dialog')
  within(dialog)
    .getByRole('searchbox')
    .dispatchEvent(given('paste', [PNG]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  ;(await sources()).getByText('kommentar.png')
})

it('leaves out a file that was not sent', async () => {
  const { shell } = await opened()
  shell.pathOf.mockImplementation(async ({ name }) => (name === MAIL.name ? null : `/hem/${name}`))
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  document.body.dispatchEvent(given('drop', [MAIL, PNG]))
  await form()
  const list = await sources()
  expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['kommentar.png'])
})

it('takes no link of its own that is dragged a little', async () => {
  await opened()
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  const link = { 'text/uri-list': 'https://flode.example/#/comments' }
  document.body.dispatchEvent(new Event('dragstart', { bubbles: true }))
  const dropped = given('drop', [], link)
  document.body.dispatchEvent(dropped)
  expect(dropped.defaultPrevented).toBe(false)
  // One that comes from elsewhere is taken, also where the page never heard that its own was let go.
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  document.body.dispatchEvent(given('drop', [], link))
  await form()
})

it('says of what cannot be read that it cannot, and opens nothing', async () => {
  const { shell } = await opened()
  shell.pathOf.mockResolvedValue('')
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  const gone = Object.assign(new File(['x'], 'borta.png', { type: 'image/png' }), {
    arrayBuffer: () => Promise.reject(new Error('it is gone'))
  })
  document.body.dispatchEvent(given('drop', [gone]))
  await screen.findByText(/^Det gick inte att läsa det som klistrades in eller släpptes/)
  expect(window.location.hash).toContain('/channels')
})

it('keeps the address that was typed when the evidence is cleared', async () => {
  const { user } = await opened([], '/comments/new')
  await user.click(await screen.findByRole('radio', { name: 'Bild, urklipp eller notis' }))
  const address = await field(/^Kommentarens adress/)
  await user.clear(address)
  await user.type(address, 'https://flode.example/3')
  document.body.dispatchEvent(given('drop', [PNG]))
  ;(await sources()).getByText('kommentar.png')
  await user.click(screen.getByRole('button', { name: 'Ta bort underlaget' }))
  expect((await field(/^Kommentarens adress/)).value).toBe('https://flode.example/3')
})

it('keeps what was handed over until the person has answered, whatever is said meanwhile and for however long', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  onTestFinished(() => void vi.useRealTimers())
  const { user } = await opened([], '/comments/new')
  await user.click(await screen.findByRole('radio', { name: 'Utan bild' }))
  await user.type(await field(/^Vad är det/), 'En bild')
  document.body.dispatchEvent(given('paste', [PNG]))
  await screen.findByRole('button', { name: 'Öppna ändå' })
  act(() => notify('Sparat'))
  await screen.findByText('Sparat')
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.queryByText('Sparat')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Öppna ändå' }))
  ;(await sources()).getByText('kommentar.png')
  expect(screen.queryByRole('button', { name: 'Öppna ändå' })).toBeNull()
})

it('forgets what was handed over when the archive is closed', async () => {
  let isOpen = true
  const { user } = await opened([], '/comments/new', [], {
    current: os.archive.current.handler(() => (isOpen ? OPEN : null))
  })
  await user.click(await screen.findByRole('radio', { name: 'Utan bild' }))
  await user.type(await field(/^Vad är det/), 'En bild')
  document.body.dispatchEvent(given('paste', [PNG]))
  await screen.findByRole('button', { name: 'Öppna ändå' })
  isOpen = false
  await act(() => queries.invalidateQueries({ queryKey: api.archive.current.key() }))
  await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Vad är det/ })).toBeNull())
  expect(screen.queryByRole('button', { name: 'Öppna ändå' })).toBeNull()
})

it('opens with the address that stands there when the person answers', async () => {
  beginForm({})
  const { user } = await opened([], '/comments/new')
  const address = await field(/^Kommentarens adress/)
  await user.type(address, 'https://flode.example/2')
  await user.click(screen.getByRole('radio', { name: /^Jag väljer bland/ }))
  await user.click(await screen.findByRole('button', { name: 'Hämta kommentarerna på sidan' }))
  await screen.findByText(/^Inga kommentarer hittades/)
  document.body.dispatchEvent(given('paste', [PNG]))
  await screen.findByRole('button', { name: 'Öppna ändå' })
  await user.type(address, '3')
  await user.click(screen.getByRole('button', { name: 'Öppna ändå' }))
  ;(await sources()).getByText('kommentar.png')
  expect((await field(/^Kommentarens adress/)).value).toBe('https://flode.example/23')
})
