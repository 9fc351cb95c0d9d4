// The shell of a window that is a web page: what became of a file that is sent to the server, or fetched from it.
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Notices } from '../../renderer/components/notice.tsx'
import { startTexts } from '../../renderer/i18n.ts'
import { fetchWritten, send } from '../../renderer/web-shell.ts'

const answering = vi.spyOn(globalThis, 'fetch')
afterEach(() => {
  answering.mockReset()
  cleanup()
})

it.each([
  [201, '/skickat/1.png'],
  [413, null],
  [507, null],
  [0, null]
])('a file that is answered with %i has the path %s', async (status, path) => {
  await startTexts()
  answering.mockImplementation(async () => {
    if (status === 0) throw new TypeError('the line is broken')
    return Response.json({ path }, { status })
  })
  expect(await send(new File(['x'], '1.png'), { pauses: [] })).toBe(path)
})

it('says of a file that the server has no room for that its disk is full', async () => {
  await startTexts()
  render(<Notices />)
  answering.mockResolvedValue(new Response('the disk is full', { status: 507 }))
  await send(new File(['x'], 'film.mp4'))
  await screen.findByText(/^Servern har inte plats för filen film\.mp4: disken där filer tas emot är full\./)
  screen.getByRole('button', { name: 'Stäng' }).click()
})

it('says of a file whose line breaks that nothing of it is saved', async () => {
  await startTexts()
  render(<Notices />)
  const breaking = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1_000))
      controller.error(new TypeError('the line is broken'))
    }
  })
  const headers = { 'content-disposition': `attachment; filename*=UTF-8''paket%201.zip` }
  answering.mockResolvedValue(new Response(breaking, { headers }))
  await fetchWritten('/fetch/1')
  await screen.findByText(
    'Filen paket 1.zip kunde inte hämtas från servern. Inget av den är sparat. Försök igen.'
  )
  // It would stand in the window of the next test too.
  screen.getByRole('button', { name: 'Stäng' }).click()
})

it('says in the words of the server when there is room for more files, and what to do', async () => {
  await startTexts()
  render(<Notices />)
  const data = { most: 100, megabytes: 8000, minutes: 6 }
  const refused = { defined: false, code: 'sent-files-too-many', status: 429, message: '', data }
  answering.mockResolvedValue(Response.json(refused, { status: 429 }))
  expect(await send(new File(['x'], 'film.mp4'), { pauses: [] })).toBeNull()
  await screen.findByText(/högst 100 filer.*plats igen om 6 minuter/)
  screen.getByRole('button', { name: 'Stäng' }).click()
})
