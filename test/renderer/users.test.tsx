// Users and roles in the window: who one is, giving roles, and the table that the core itself goes by.
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { UserId } from '#shared/ids.ts'
import { RULES } from '#shared/rules.ts'
import type { ReadingLog, Role, User, UserDraft } from '#shared/user.ts'
import { idOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const ANNA: User = {
  id: UserId.parse(idOf(7)),
  osUser: 'anna.ek',
  name: 'Anna Ek',
  personId: null,
  roles: ['moderator'],
  addedAt: '2026-11-24T16:10:00.000Z' as User['addedAt']
}

async function openAs(roles: Role[], leftOn: string | null = null) {
  const saved: (UserDraft & { isNew: boolean })[] = []
  const opened = await openWindow('/users', {
    users: {
      me: os.users.me.handler(() => ({ osUser: 'chefen', name: 'Karin Chef', roles, leftOn })),
      list: os.users.list.handler(() => [{ ...ANNA, leftOn }]),
      save: os.users.save.handler(({ input }) => {
        saved.push(input)
        const { isNew, seen, ...draft } = input
        return { ...ANNA, ...draft }
      })
    },
    people: { list: os.people.list.handler(() => []) }
  })
  return { ...opened, saved }
}

it('says of one who has left that nothing may be done, and why', async () => {
  await openAs([], '2026-11-25')
  expect(await screen.findByText('Du har slutat, enligt registret (2026-11-25)')).toBeTruthy()
  expect(await screen.findByText('Slutade 2026-11-25; får inget göra')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lägg till användare' })).toBeNull()
})

it('says who one is, and lets an administrator give and take roles', async () => {
  const { user, saved } = await openAs(['administrator'])
  await screen.findByText('Du är Karin Chef (chefen). Roller: administratör.')
  await user.click(await screen.findByRole('button', { name: 'Ändra Anna Ek' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('checkbox', { name: 'arkivarie' }))
  await user.click(dialog.getByRole('checkbox', { name: 'moderator' }))
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Lägg till användare' }))
  const added = within(await screen.findByRole('dialog'))
  await user.type(added.getByRole('textbox', { name: 'Användarnamn i datorn' }), 'bo.ek')
  await user.type(added.getByRole('textbox', { name: 'Namn' }), 'Bo Ek')
  await user.click(added.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(saved).toMatchObject([
    { osUser: 'anna.ek', name: 'Anna Ek', personId: null, roles: ['archivist'], isNew: false },
    { osUser: 'bo.ek', name: 'Bo Ek', personId: null, roles: [], isNew: true }
  ])
})

it('shows the others the same, without what they may not do', async () => {
  await openAs(['moderator'])
  await screen.findByText('Du är Karin Chef (chefen). Roller: moderator.')
  await screen.findByText('anna.ek')
  expect(screen.queryByRole('button', { name: 'Lägg till användare' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Ändra Anna Ek' })).toBeNull()
})

it('shows the whole table of rules, every method in it', async () => {
  const { user } = await openAs([])
  const areas = await screen.findByRole('table', { name: 'Område för område' })
  const rows = (table: HTMLElement) =>
    new Map(
      [...table.querySelectorAll('tbody tr')].map(row => [
        row.querySelector('th')?.textContent,
        [...row.querySelectorAll('td')].map(({ textContent }) => textContent)
      ])
    )
  expect(rows(areas).size).toBe(Object.keys(RULES).length)
  expect(rows(areas).get('Förvaltningar')).toEqual(['Gör allt', 'Ser', 'Ser', 'Gör allt', 'Ser'])
  // Whoever works with records may mail its seal; an administrator only sees it.
  expect(rows(areas).get('Journal')).toEqual(['Gör allt', 'Gör allt', 'Gör allt', 'Ser', '–'])
  await user.click(screen.getByText('Visa varje funktion'))
  // What a browser tells when it opens the details; jsdom does not.
  fireEvent(screen.getByText('Visa varje funktion').closest('details') ?? areas, new Event('toggle'))
  const methods = await screen.findByRole('table', { name: 'Visa varje funktion' })
  const every = Object.entries(RULES).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map(verb => `${noun}.${verb}`)
  )
  expect([...rows(methods).keys()]).toEqual(every)
  expect(rows(methods).get('users.save')).toEqual(['–', '–', '–', 'Ja', '–'])
})

it('lets an administrator choose whether reading is noted, and tells the others what is', async () => {
  let which: ReadingLog = 'off'
  const noting = (roles: Role[]) => ({
    users: {
      me: os.users.me.handler(() => ({ osUser: 'chefen', name: 'Karin Chef', roles, leftOn: null })),
      list: os.users.list.handler(() => [{ ...ANNA, leftOn: null }]),
      readingLog: os.users.readingLog.handler(() => ({ which })),
      setReadingLog: os.users.setReadingLog.handler(({ input }) => {
        which = input.which
        return input
      })
    },
    people: { list: os.people.list.handler(() => []) }
  })
  const { user } = await openWindow('/users', noting(['administrator']))
  const off = await screen.findByRole<HTMLInputElement>('radio', { name: 'Ingenting antecknas' })
  expect(off.checked).toBe(true)
  await user.click(screen.getByRole('radio', { name: 'Läsning av det som är sekretessmarkerat' }))
  await screen.findByText('Valet gäller från nu.')
  expect(which).toBe('secret')
  cleanup()
  closePorts()

  await openWindow('/users', noting(['moderator']))
  await screen.findByText('Läsning av det som är sekretessmarkerat')
  expect(screen.queryByRole('radio', { name: 'Ingenting antecknas' })).toBeNull()
})
