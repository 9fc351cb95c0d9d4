// What an address says of a channel that is not registered yet.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { type Guess, guessOf } from '../../renderer/pages/channels/channel-guess.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('is its platform and what it is called there', () => {
  const cases: Readonly<Record<string, Guess | null>> = {
    'https://www.facebook.com/alvasa': { platform: 'facebook', name: 'alvasa' },
    'https://sv-se.facebook.com/pages/Älvåsa-kommun/123456': { platform: 'facebook', name: 'Älvåsa kommun' },
    'https://www.facebook.com/profile.php?id=100064': { platform: 'facebook', name: '' },
    'https://www.instagram.com/alvasa_kommun/': { platform: 'instagram', name: 'alvasa kommun' },
    'https://www.youtube.com/@alvasa': { platform: 'youtube', name: 'alvasa' },
    'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv': { platform: 'youtube', name: '' },
    'https://www.linkedin.com/company/alvasa-kommun/': { platform: 'linkedin', name: 'alvasa kommun' },
    'https://x.com/alvasa': { platform: 'x', name: 'alvasa' },
    'https://bsky.app/profile/alvasa.se': { platform: 'bluesky', name: 'alvasa.se' },
    'https://social.example/@alvasa': { platform: 'mastodon', name: 'alvasa' },
    'https://blogg.alvasa.se/': { platform: 'blog', name: 'blogg.alvasa.se' },
    'https://www.alvasa.se': { platform: 'website', name: 'alvasa.se' },
    'https://forum.example/alvasa': { platform: null, name: 'forum.example' },
    'https://notfacebook.example/alvasa': { platform: null, name: 'notfacebook.example' },
    'https://www.facebook.com/%E0%A4%A': { platform: 'facebook', name: '%E0%A4%A' },
    'javascript:alert(1)': null,
    alvasa: null
  }
  expect(Object.fromEntries(Object.keys(cases).map(address => [address, guessOf(address)]))).toEqual(cases)
})

/** The form of a new channel, whose core says that the address is there already. */
async function form() {
  const sent: unknown[] = []
  const { user } = await openWindow('/channels', {
    channels: {
      list: os.channels.list.handler(() => []),
      register: os.channels.register.handler(({ input }) => {
        sent.push([input.platform, input.name])
        const [address = ''] = input.addresses
        throw new ORPCError('already-registered', { data: { address, channel: 'Badet' }, defined: true })
      })
    },
    departments: { list: os.departments.list.handler(() => []) },
    people: { list: os.people.list.handler(() => []) }
  })
  await user.click(await screen.findByRole('button', { name: 'Registrera en kanal' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByRole('textbox', { name: 'Personens namn' })
  const box = (name: string) => dialog.getByRole<HTMLInputElement>('textbox', { name })
  return { user, dialog, box, sent }
}

it('fills in what nobody has said, and leaves what somebody has', async () => {
  const { user, dialog, box } = await form()
  await user.click(box('Adresser att samla in'))
  await user.paste('https://www.facebook.com/alvasa')
  expect(box('Kanalens namn').value).toBe('alvasa')
  expect(dialog.getByRole('button', { name: /Plattform/ }).textContent).toContain('Facebook')
  await user.clear(box('Kanalens namn'))
  await user.type(box('Kanalens namn'), 'Älvåsa kommun')
  await user.clear(box('Adresser att samla in'))
  await user.type(box('Adresser att samla in'), 'https://x.com/alvasa')
  expect(box('Kanalens namn').value).toBe('Älvåsa kommun')
  expect(dialog.getByRole('button', { name: /Plattform/ }).textContent).toContain('X')
})

it('is refused at the address, when the address is what is wrong', async () => {
  const { user, dialog, box, sent } = await form()
  await user.type(box('Adresser att samla in'), 'https://www.facebook.com/alvasa')
  await user.type(box('Förvaltningens namn'), 'Kultur')
  await user.type(box('Personens namn'), 'Åsa')
  await user.type(box('Syfte'), 'Nyheter')
  await user.click(dialog.getByRole('button', { name: 'Registrera en kanal' }))
  await waitFor(() => expect(sent).toEqual([['facebook', 'alvasa']]))
  const said =
    'Adressen https://www.facebook.com/alvasa finns redan i registret, under kanalen Badet. Ändra den kanalen i stället.'
  await waitFor(() => expect(document.activeElement).toBe(box('Adresser att samla in')))
  const describedBy = box('Adresser att samla in').getAttribute('aria-describedby')?.split(' ') ?? []
  expect(describedBy.map(id => document.getElementById(id)?.textContent)).toContain(said)
  expect(dialog.queryByRole('alert')).toBe(null)
  await user.type(box('Adresser att samla in'), '2')
  await waitFor(() => expect(dialog.queryByText(said)).toBe(null))
})
