// Secrecy in the window: a row is marked and the mark is lifted, and nobody is offered to sign what is kept from them.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import {
  CaptureId,
  ChannelId,
  ChecklistAnswerId,
  DepartmentId,
  Instant,
  PersonId,
  Sha256
} from '#shared/ids.ts'
import type { SecrecyMark } from '#shared/secrecy.ts'
import type { Role } from '#shared/user.ts'
import { idOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const department = { id: DepartmentId.parse(idOf(2)), name: 'Kultur', mailbox: null }
const person = {
  ...{ id: PersonId.parse(idOf(3)), name: 'Bo Ek', email: null, departedOn: null },
  departmentId: department.id
}
const me = (roles: Role[]) => ({
  me: os.users.me.handler(() => ({ osUser: 'asa', name: 'Åsa', roles, leftOn: null }))
})

function register(roles: Role[]) {
  const marks: SecrecyMark[] = []
  return {
    marks,
    procedures: {
      users: me(roles),
      departments: { list: os.departments.list.handler(() => [department]) },
      people: {
        list: os.people.list.handler(() => [person]),
        stillHeld: os.people.stillHeld.handler(() => [])
      },
      credentials: { keys: os.credentials.keys.handler(() => []) },
      secrecy: {
        list: os.secrecy.list.handler(() =>
          marks
            .filter(({ liftedAt }) => liftedAt === null)
            .map(mark => ({ ...mark, name: `Post ${mark.seq}`, within: null }))
        ),
        of: os.secrecy.of.handler(({ input }) =>
          marks.filter(({ record }) => record.id === input.record.id).toReversed()
        ),
        mark: os.secrecy.mark.handler(({ input }) => {
          const made: SecrecyMark = {
            ...{ ...input, seq: 1, markedAt: Instant.parse('2026-11-26T08:00:00.000Z'), markedBy: 'Åsa' },
            ...{ liftedAt: null, liftedBy: null, liftedBecause: null }
          }
          marks.push(made)
          return { ...made, carriers: [], waiting: 0, alreadyOut: [] }
        }),
        lift: os.secrecy.lift.handler(({ input }) => {
          const [mark] = marks
          if (mark === undefined) throw new Error('no mark')
          const liftedAt = Instant.parse('2026-11-26T09:00:00.000Z')
          marks[0] = { ...mark, liftedAt, liftedBy: 'Åsa', liftedBecause: input.because }
          return { ...marks[0], carriers: [], waiting: 0, staysSecret: [], released: [] }
        })
      }
    }
  }
}

it('marks a person in the list by the paragraph, and lifts the mark with the reason', async () => {
  const { marks, procedures } = register(['records-officer'])
  const { user } = await openWindow('/channels/people', procedures)
  await user.click(await screen.findByRole('button', { name: 'Sekretess: Bo Ek' }))
  const first = within(await screen.findByRole('dialog'))
  await user.type(first.getByRole('textbox', { name: 'Paragraf' }), 'OSL 22 kap. 1 §')
  await user.click(first.getByRole('button', { name: 'Sekretessmarkera' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(marks).toMatchObject([
    { record: { kind: 'person', id: person.id }, paragraph: 'OSL 22 kap. 1 §', note: null }
  ])
  await user.click(await screen.findByRole('button', { name: 'Sekretessmarkerad: Bo Ek' }))
  const second = within(await screen.findByRole('dialog'))
  await user.type(second.getByRole('textbox', { name: 'Varför hävs markeringen?' }), 'Prövad')
  await user.click(second.getByRole('button', { name: 'Häv markeringen' }))
  await screen.findByRole('button', { name: 'Sekretess: Bo Ek' })
  expect(marks).toMatchObject([{ liftedBecause: 'Prövad' }])
})

it.each([
  ['has gone out already', { alreadyOut: 1, waiting: 0 }, false],
  ['is to be looked through yet', { alreadyOut: 1, waiting: 2 }, true]
] as const)(
  'offers to decide only where something is to be decided: it %s',
  async (_, { alreadyOut, waiting }, offered) => {
    const { procedures } = register(['records-officer'])
    const gone = {
      ...{
        goneBy: 'package' as const,
        id: '0198c5f0-0000-7000-8000-000000000003',
        name: 'exports/paket',
        records: 1
      },
      at: Instant.parse('2026-11-25T08:00:00.000Z')
    } as const
    const { user } = await openWindow('/channels/people', {
      ...procedures,
      secrecy: {
        ...procedures.secrecy,
        mark: os.secrecy.mark.handler(({ input }) => ({
          ...{ ...input, seq: 1, markedAt: Instant.parse('2026-11-26T08:00:00.000Z'), markedBy: 'Åsa' },
          ...{ liftedAt: null, liftedBy: null, liftedBecause: null },
          ...{ carriers: [], waiting, alreadyOut: Array.from({ length: alreadyOut }, () => gone) }
        }))
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Sekretess: Bo Ek' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.type(dialog.getByRole('textbox', { name: 'Paragraf' }), 'OSL 22 kap. 1 §')
    await user.click(dialog.getByRole('button', { name: 'Sekretessmarkera' }))
    const told = within(await screen.findByRole('dialog', { name: 'Posten är markerad' }))
    expect(told.getByText(/exports\/paket/)).toBeTruthy()
    expect(told.queryAllByRole('link', { name: 'Visa och ta ställning' })).toHaveLength(offered ? 1 : 0)
  }
)

it('tells what stays secret by a decision of its own when a mark is lifted, and what is let go', async () => {
  const { marks, procedures } = register(['records-officer'])
  marks.push({
    ...{ record: { kind: 'person', id: person.id }, paragraph: 'OSL 22 kap. 1 §', note: null },
    ...{ seq: 7, markedAt: Instant.parse('2026-11-26T08:00:00.000Z'), markedBy: 'Åsa' },
    ...{ liftedAt: null, liftedBy: null, liftedBecause: null }
  })
  const [mark] = marks
  if (mark === undefined) throw new Error('a mark was just made')
  const message = { kind: 'message', id: '0198c5f0-0000-7000-8000-000000000001' } as const
  const capture = { kind: 'capture', id: '0198c5f0-0000-7000-8000-000000000002' } as const
  const { user } = await openWindow('/channels/people', {
    ...procedures,
    secrecy: {
      ...procedures.secrecy,
      lift: os.secrecy.lift.handler(() => ({
        ...{ ...mark, carriers: [], waiting: 0 },
        staysSecret: [{ ...mark, record: message, name: 'Omsorgen, Eva Ek', within: null }],
        released: [{ ...capture, name: 'https://flode.example/omsorgen' }]
      }))
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Sekretessmarkerad: Bo Ek' }))
  const asked = within(await screen.findByRole('dialog'))
  await user.type(asked.getByRole('textbox', { name: 'Varför hävs markeringen?' }), 'Fel person')
  await user.click(asked.getByRole('button', { name: 'Häv markeringen' }))
  const told = within(await screen.findByRole('dialog', { name: 'Markeringen är hävd' }))
  expect(told.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Direktmeddelande: Omsorgen, Eva Ek',
    'Insamling: https://flode.example/omsorgen'
  ])
  expect(told.getByRole('link', { name: 'Visa allt som är markerat' })).toBeDefined()
})

it('lists what is marked with its paragraph and a way to it, and lifts a mark from there', async () => {
  const { marks, procedures } = register(['archivist'])
  marks.push({
    ...{ record: { kind: 'person', id: person.id }, paragraph: 'OSL 22 kap. 1 §', note: 'Skyddad' },
    ...{ seq: 7, markedAt: Instant.parse('2026-11-26T08:00:00.000Z'), markedBy: 'Åsa' },
    ...{ liftedAt: null, liftedBy: null, liftedBecause: null }
  })
  const { user } = await openWindow('/channels/secrecy', procedures)
  const row = within(await screen.findByRole('row', { name: /Post 7/ }))
  expect(row.getByText('OSL 22 kap. 1 §')).toBeDefined()
  expect(row.getByRole('link', { name: 'Post 7' }).getAttribute('href')).toContain('/channels/people')
  await user.click(await row.findByRole('button', { name: 'Sekretessmarkerad: Post 7' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Varför hävs markeringen?' }), 'Prövad')
  await user.click(dialog.getByRole('button', { name: 'Häv markeringen' }))
  expect(await screen.findByText('Inget är sekretessmarkerat.')).toBeDefined()
  expect(marks).toMatchObject([{ liftedBecause: 'Prövad' }])
})

it('marks an answer of a checklist from within its form, without sending the answers', async () => {
  const { marks, procedures } = register(['records-officer'])
  const captureId = CaptureId.parse(idOf(5))
  const at = Instant.parse('2026-11-26T08:00:00.000Z')
  const answer = {
    ...({
      id: ChecklistAnswerId.parse(idOf(6)),
      item: 'logo',
      answer: 'no',
      period: '2026-H2',
      captureId
    } as const),
    ...({ quote: null, basis: 'person', note: null, answeredAt: at, answeredBy: 'Åsa' } as const)
  }
  const channelId = ChannelId.parse(idOf(4))
  const checklist = {
    ...({ channelId, channelName: 'Norrby', platform: 'facebook', period: '2026-H2' } as const),
    captures: [{ id: captureId, address: 'https://flode.example/n', startedAt: at }],
    items: [{ item: 'logo' as const, answer, before: null, proposal: null }]
  }
  let sent = 0
  const { user } = await openWindow(`/channels/checklists/${channelId}`, {
    ...procedures,
    checklists: {
      find: os.checklists.find.handler(() => checklist),
      answer: os.checklists.answer.handler(() => {
        sent += 1
        return checklist
      })
    }
  })
  await user.click(await screen.findByRole('radio', { name: 'Ja, det finns' }))
  await user.click(await screen.findByRole('button', { name: 'Sekretess: Logotyp' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Paragraf' }), 'OSL 21 kap. 1 §')
  await user.click(dialog.getByRole('button', { name: 'Sekretessmarkera' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(marks).toMatchObject([{ record: { kind: 'checklist-answer', id: answer.id } }])
  expect(sent).toBe(0)
})

it('offers no mark to who may not make one', async () => {
  await openWindow('/channels/people', register(['administrator']).procedures)
  await screen.findByRole('row', { name: /Bo Ek/ })
  expect(screen.queryByRole('button', { name: /Sekretess/ })).toBeNull()
})

it('says that not all of a part is shown, and offers no signature', async () => {
  const part = (isWhole: boolean) => ({
    ...{ department, channels: [], people: [person], period: '2026-H2', since: null, changes: [] },
    ...{ digest: Sha256.parse('a'.repeat(64)), attested: null, isWhole, isWholeOnPaper: false }
  })
  const attestations = (isWhole: boolean) => ({
    attestations: {
      part: os.attestations.part.handler(() => part(isWhole)),
      list: os.attestations.list.handler(() => ({ items: [], next: null }))
    }
  })
  await openWindow(`/channels/attestations/${department.id}`, attestations(false))
  await screen.findByText('Du ser inte allt som ska intygas')
  expect(screen.queryByRole('button', { name: 'För in intyget' })).toBeNull()
  cleanup()
  await openWindow(`/channels/attestations/${department.id}`, attestations(true))
  await screen.findByRole('button', { name: 'För in intyget' })
  expect(screen.getByText(/Intyget görs därför här/)).toBeDefined()
})
