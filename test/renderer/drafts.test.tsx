// What somebody has typed into a form and not sent.
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Drafts } from '#shared/shell.ts'
import { Drafted } from '../../renderer/components/drafted.tsx'
import { TextInput } from '../../renderer/components/fields.tsx'
import { Form } from '../../renderer/components/form.tsx'
import { sampleChannel } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const register = vi.fn((name: string) => sampleChannel({ name }))

/** A window at the channels, where `kept` is what main keeps. */
async function atChannels(kept: { whose: string; drafts: Drafts } | null = null) {
  const opened = await openWindow('/channels', {
    users: {
      me: os.users.me.handler(() => ({
        ...{ osUser: 'asa', name: 'Åsa', roles: ['records-officer' as const], leftOn: null }
      }))
    },
    channels: {
      list: os.channels.list.handler(() => []),
      register: os.channels.register.handler(({ input }) => register(input.name)),
      find: os.channels.find.handler(() => sampleChannel())
    },
    departments: { list: os.departments.list.handler(() => []) },
    people: { list: os.people.list.handler(() => []) }
  })
  opened.shell.drafts.mockImplementation(async whose => (kept?.whose === whose ? kept.drafts : {}))
  await screen.findByRole('heading', { level: 1, name: 'Kanaler' })
  const last = () => opened.shell.keepDrafts.mock.lastCall?.[0] ?? null
  return { ...opened, last }
}

async function openDialog(user: Awaited<ReturnType<typeof atChannels>>['user']) {
  await user.click(screen.getByRole('button', { name: 'Registrera en kanal' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByRole('textbox', { name: 'Personens namn' })
  return dialog
}

const box = (of: Awaited<ReturnType<typeof openDialog>>, name: string | RegExp) =>
  of.getByRole<HTMLInputElement>('textbox', { name })

it('is there when the dialog is opened again, and gone when it is begun anew', async () => {
  const { user, last } = await atChannels()
  const first = await openDialog(user)
  expect(first.queryByText(/Utkast från/)).toBe(null)
  await user.type(box(first, 'Syfte'), 'Berätta om badet')
  await user.click(first.getByRole('checkbox', { name: 'Besökare kan kommentera eller skicka meddelanden' }))
  await user.click(first.getByRole('radio', { name: 'Nej' }))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))

  const second = await openDialog(user)
  expect(second.getByText(/^Utkast från i dag \d\d\.\d\d/)).toBeDefined()
  expect(box(second, 'Syfte').value).toBe('Berätta om badet')
  await waitFor(() => expect(second.getAllByRole<HTMLInputElement>('checkbox')[0]?.checked).toBe(false))
  expect(second.getByRole<HTMLInputElement>('radio', { name: 'Nej' }).checked).toBe(true)
  await user.click(second.getByRole('button', { name: 'Börja om' }))
  const anew = within(screen.getByRole('dialog'))
  await waitFor(() => expect(box(anew, 'Syfte').value).toBe(''))
  expect(anew.queryByText(/Utkast från/)).toBe(null)
  expect(last()?.drafts).toEqual({})
})

it('is there when the program is started again, for the same user of the same archive', async () => {
  const before = await atChannels()
  await before.user.type(box(await openDialog(before.user), 'Syfte'), 'Berätta om badet')
  await waitFor(() => expect(JSON.stringify(before.last())).toContain('Berätta om badet'))
  const kept = before.last()
  expect(kept?.whose).toBe('/arkiv\nasa')
  cleanup()

  const { user } = await atChannels(kept)
  const dialog = await openDialog(user)
  await waitFor(() => expect(box(dialog, 'Syfte').value).toBe('Berätta om badet'))
  cleanup()
  const other = await atChannels(kept === null ? null : { ...kept, whose: '/arkiv\nbo' })
  expect(box(await openDialog(other.user), 'Syfte').value).toBe('')
})

it('is gone when the form has been sent, also from what is noted of its last keys', async () => {
  const { user, last } = await atChannels()
  const dialog = await openDialog(user)
  await user.type(box(dialog, 'Adresser att samla in'), 'https://www.facebook.com/alvasa')
  await user.type(box(dialog, 'Förvaltningens namn'), 'Kultur')
  await user.type(box(dialog, 'Personens namn'), 'Åsa')
  await user.type(box(dialog, 'Syfte'), 'Berätta om badet')
  await waitFor(() => expect(JSON.stringify(last())).toContain('badet'))
  await user.click(dialog.getByRole('button', { name: 'Registrera en kanal' }))
  await waitFor(() => expect(register).toHaveBeenCalledWith('alvasa'))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null))
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(last()?.drafts).toEqual({})
})

it('is nothing of passwords, of what is protected, and of what nobody has touched', async () => {
  const { shell, unmount } = await atChannels()
  unmount()
  render(
    <Drafted of="form">
      <Form onFilled={() => undefined}>
        <TextInput name="word" label="Ord" />
        <TextInput name="secret" label="Lösenord" type="password" />
        <TextInput name="protected" label="Skyddat" isUnnoted />
        <TextInput name="said" label="Sagt" defaultValue="Så var det" />
      </Form>
    </Drafted>
  )
  for (const name of [/Lösenord/, /Skyddat/, /Ord/])
    fireEvent.input(screen.getByLabelText(name), { target: { value: `skrivet ${name}` } })
  await waitFor(() => expect(shell.keepDrafts).toHaveBeenCalled())
  const values = Object.values(shell.keepDrafts.mock.lastCall?.[0].drafts ?? {}).map(({ values }) => values)
  expect(values).toEqual([{ word: 'skrivet /Ord/' }])
})
