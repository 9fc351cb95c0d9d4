// The people and departments of the register, entered in the window.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ChannelId, DepartmentId, type Instant, PersonId } from '#shared/ids.ts'
import type { Department, Person } from '#shared/register.ts'
import { idOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('enters a department and then a person in it, so that there is someone to stand in', async () => {
  const [departments, people]: [Department[], Person[]] = [[], []]
  const { user } = await openWindow('/channels/people', {
    departments: {
      list: os.departments.list.handler(() => departments),
      add: os.departments.add.handler(({ input }) => {
        const made = { ...input, id: DepartmentId.parse(idOf(2)) }
        departments.push(made)
        return made
      })
    },
    people: {
      list: os.people.list.handler(() => people),
      stillHeld: os.people.stillHeld.handler(() => []),
      add: os.people.add.handler(({ input }) => {
        const made = { ...input, id: PersonId.parse(idOf(3)), departedOn: null }
        people.push(made)
        return made
      })
    },
    credentials: { keys: os.credentials.keys.handler(() => []) }
  })
  await screen.findByText('Inga förvaltningar finns i registret än.')
  // A person works somewhere, so the department comes first.
  expect(screen.queryByRole('button', { name: 'Lägg till person' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Lägg till förvaltning' }))
  const first = within(await screen.findByRole('dialog'))
  await user.type(first.getByRole('textbox', { name: 'Förvaltningens namn' }), 'Kultur')
  await user.click(first.getByRole('button', { name: 'Spara' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Lägg till person' }))
  const second = within(await screen.findByRole('dialog'))
  await user.type(second.getByRole('textbox', { name: 'Personens namn' }), 'Bo Ek')
  await user.click(second.getByRole('button', { name: /Förvaltning/ }))
  await user.click(await screen.findByRole('option', { name: 'Kultur' }))
  expect(second.queryByText('Slutade')).toBeNull()
  await user.click(second.getByRole('button', { name: 'Spara' }))
  await screen.findByRole('row', { name: /Bo Ek/ })
  expect(people).toMatchObject([{ name: 'Bo Ek', email: null, departmentId: idOf(2) }])
})

it('lists what those who have left still have, each leading to where it is passed on', async () => {
  const held = { personId: PersonId.parse(idOf(3)), personName: 'Bo Ek', departedOn: '2026-11-01' }
  const channel = { channelId: ChannelId.parse(idOf(1)), channelName: 'Norrby' }
  await openWindow('/channels/people', {
    departments: { list: os.departments.list.handler(() => []) },
    people: {
      list: os.people.list.handler(() => []),
      stillHeld: os.people.stillHeld.handler(() => [
        { ...held, ...channel, departmentName: 'Kultur', kind: 'credential', what: 'Sidan' },
        { ...held, departmentName: 'Kultur', kind: 'user', channelId: null, channelName: null, what: 'bo.ek' }
      ])
    },
    credentials: { keys: os.credentials.keys.handler(() => []) }
  })
  const rows = within(await screen.findByRole('grid', { name: 'Kvar hos dem som har slutat' }))
  await rows.findByText('Inloggning')
  expect(
    rows.getAllByRole('row').map(row => [row.textContent?.includes('Bo Ek'), row.getAttribute('data-href')])
  ).toEqual([
    [false, null],
    [true, `#/channels/${idOf(1)}`],
    [true, '#/users']
  ])
})

it('makes one of somebody who stands twice', async () => {
  const merged = vi.fn()
  const both = [
    {
      id: PersonId.parse(idOf(3)),
      name: 'Bo Ek',
      email: null,
      departmentId: DepartmentId.parse(idOf(2)),
      departedOn: null
    },
    {
      id: PersonId.parse(idOf(4)),
      name: 'Bo Ek',
      email: 'bo@norrby.example',
      departmentId: DepartmentId.parse(idOf(2)),
      departedOn: null
    }
  ] satisfies Person[]
  const { user } = await openWindow('/channels/people', {
    departments: { list: os.departments.list.handler(() => []) },
    people: {
      list: os.people.list.handler(() => both),
      stillHeld: os.people.stillHeld.handler(() => []),
      merge: os.people.merge.handler(({ input }) => {
        merged(input)
        return both[1] as Person
      })
    },
    credentials: { keys: os.credentials.keys.handler(() => []) }
  })
  const [first] = await screen.findAllByRole('button', { name: 'Slå ihop eller ta bort: Bo Ek' })
  await user.click(first as HTMLElement)
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: /Den som ska finnas kvar/ }))
  await user.click(await screen.findByRole('option', { name: 'Bo Ek, bo@norrby.example' }))
  await user.click(dialog.getByRole('button', { name: 'Slå ihop' }))
  await waitFor(() => expect(merged).toHaveBeenCalledWith({ id: idOf(3), into: idOf(4) }))
})

it('shows what is merged, with what went along, and undoes it', async () => {
  const [id, into] = [idOf(3), idOf(4)]
  const moved = [{ what: 'responsible' as const, id: idOf(1), name: 'Norrby', cameBack: null }]
  const merge = { id, name: 'Bo E', into, intoName: 'Bo Ek', mergedAt: '2026-11-24T08:00:00.000Z' as Instant }
  let merges = [{ ...merge, mergedBy: 'karin', moved }]
  const undone: string[] = []
  const { user } = await openWindow('/channels/people', {
    users: {
      me: os.users.me.handler(() => ({
        ...{ osUser: 'karin', name: 'Karin', leftOn: null },
        roles: ['records-officer' as const]
      }))
    },
    departments: {
      list: os.departments.list.handler(() => []),
      merges: os.departments.merges.handler(() => [])
    },
    people: {
      list: os.people.list.handler(() => []),
      stillHeld: os.people.stillHeld.handler(() => []),
      merges: os.people.merges.handler(() => merges),
      undoMerge: os.people.undoMerge.handler(({ input }) => {
        undone.push(input.id)
        merges = []
        return { id, name: 'Bo E', moved: moved.map(each => ({ ...each, cameBack: false })) }
      })
    },
    credentials: { keys: os.credentials.keys.handler(() => []) }
  })
  const rows = within(await screen.findByRole('grid', { name: 'Ihopslagna' }))
  await rows.findByText('Ansvarig för kanalen: Norrby')
  // No other list has it, and what was marked since it went along is not let out by parting them.
  await rows.findByRole('button', { name: 'Sekretess: Bo E' })
  await user.click(rows.getByRole('button', { name: 'Ångra att Bo E slogs ihop' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText(/står då för sig igen, skild från Bo Ek/)).toBeTruthy()
  await user.click(dialog.getByRole('button', { name: 'Ångra' }))
  await screen.findByText(/1 sak hade ändrats sedan dess/)
  expect(undone).toEqual([id])
})
