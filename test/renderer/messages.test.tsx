// The page of a message, as someone uses it.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { idOf, sampleMessage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
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
