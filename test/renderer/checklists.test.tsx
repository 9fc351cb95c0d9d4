// The checklist of a channel in the window: several items filled in at once, read through and saved like any other answer.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { ChannelChecklist, type ChecklistItem, type GivenAnswer } from '#shared/checklist.ts'
import { HalfYearLabel } from '#shared/coverage.ts'
import { ChannelId } from '#shared/ids.ts'
import { idOf } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-24T16:02:00.000Z'
const CAPTURE = idOf(40)

const answered = (number: number, item: ChecklistItem, answer: 'yes' | 'no', period: string) => ({
  ...{ id: idOf(number), item, answer, period, captureId: CAPTURE, quote: null, basis: 'person', note: null },
  ...{ answeredAt: AT, answeredBy: 'Åsa' }
})
const row = (item: ChecklistItem, said: object) => ({
  item,
  answer: null,
  before: null,
  proposal: null,
  ...said
})
const found = { captureId: CAPTURE, quote: 'Norrby kommun' }

const CHECKLIST = ChannelChecklist.parse({
  ...{ channelId: idOf(1), channelName: 'Norrby', platform: 'facebook', period: '2026-H2' },
  captures: [{ id: CAPTURE, address: 'https://flode.example/norrby', startedAt: AT }],
  items: [
    row('logo', { before: answered(51, 'logo', 'no', '2026-H1') }),
    row('sender', { proposal: found, before: answered(52, 'sender', 'yes', '2026-H1') }),
    row('official', { proposal: found }),
    // Somebody has said already that it is lacking, whatever was found.
    row('purpose', { proposal: found, answer: answered(53, 'purpose', 'no', '2026-H2') }),
    row('complaints', {})
  ]
})

async function openChecklist(checklist = CHECKLIST) {
  const saved: GivenAnswer[] = []
  const { user } = await openWindow(`/channels/checklists/${idOf(1)}`, {
    checklists: {
      find: os.checklists.find.handler(() => checklist),
      answer: os.checklists.answer.handler(({ input }) => {
        saved.push(...input.answers)
        return CHECKLIST
      })
    }
  })
  const fill = async (name: string) => user.click(await screen.findByRole('button', { name }))
  /** What is chosen in each item, in their order. */
  const chosen = () =>
    screen.getAllByRole('radiogroup', { name: 'Svar' }).map(group => {
      const checked = within(group)
        .getAllByRole<HTMLInputElement>('radio')
        .find(radio => radio.checked)
      return checked?.value ?? null
    })
  const save = async () => {
    await user.click(screen.getByRole('button', { name: 'Spara svaren' }))
    await waitFor(() => expect(saved).not.toEqual([]))
    return saved.map(({ item, answer, quote }) => [item, answer, quote])
  }
  return { fill, chosen, save, saved }
}

it('fills in yes where something was found, and nothing is answered before it is saved', async () => {
  const { fill, chosen, save, saved } = await openChecklist()
  await screen.findByRole('button', { name: 'Spara svaren' })
  expect(chosen()).toEqual([null, null, null, 'no', null])
  await fill('Fyll i ja där något hittades')
  expect(chosen()).toEqual([null, 'yes', 'yes', 'no', null])
  expect(saved).toEqual([])
  expect(await save()).toEqual([
    ['sender', 'yes', 'Norrby kommun'],
    ['official', 'yes', 'Norrby kommun']
  ])
})

it('offers nothing to fill in where all that was found is answered already', async () => {
  await openChecklist({ ...CHECKLIST, items: CHECKLIST.items.slice(-2) })
  await screen.findByRole('button', { name: 'Spara svaren' })
  expect(screen.queryByRole('button', { name: /^Fyll i/ })).toBeNull()
})

it('fills in the answers of the half-year before, and leaves what has none', async () => {
  const { fill, chosen, save } = await openChecklist()
  await fill('Fyll i samma svar som förra gången')
  expect(chosen()).toEqual(['no', 'yes', null, 'no', null])
  expect((await save()).map(([item, answer]) => [item, answer])).toEqual([
    ['logo', 'no'],
    ['sender', 'yes']
  ])
})

it.each([
  [
    0,
    'Ingenting är noterat som saknat, men 8 av 8 frågor är inte besvarade för halvåret.',
    /^0 av 1 kanal är genomgången/
  ],
  [8, 'Ingenting är noterat som saknat.', /^1 av 1 kanal är genomgången/]
])('calls nothing in order that nobody has answered: with %i of 8 answers', async (yes, said, sum) => {
  const channel = {
    ...{
      channelId: ChannelId.parse(idOf(1)),
      channelName: 'Norrby',
      departmentName: 'Kultur',
      responsibleName: 'Åsa'
    },
    ...{ platform: 'facebook' as const, items: 8, yes, no: 0, isCaptured: true }
  }
  await openWindow('/channels/checklists', {
    checklists: {
      list: os.checklists.list.handler(() => ({
        period: HalfYearLabel.parse('2026-H2'),
        channels: [channel]
      })),
      missing: os.checklists.missing.handler(() => [])
    }
  })
  await screen.findByText(said)
  screen.getByText(sum)
})
