// Reports from readers in the window: taken in from the comment that they are about, decided about, and corrected.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ThreadId } from '#shared/ids.ts'
import { Report, StoredReportDecision } from '#shared/report.ts'
import { sampleComment, sampleMessage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-25T08:00:00.000Z'
const message = sampleMessage({ senderName: null, text: 'Det är ett hot.' })
const report = (changes: object = {}) =>
  Report.parse({
    ...{ id: message.id, channelId: message.channelId, channelName: message.channelName, matter: 'illegal' },
    ...{ way: 'phone', record: { kind: 'comment', id: sampleComment().id }, address: null, senderName: null },
    ...{ receivedAt: AT, dueAt: AT, decision: null },
    ...changes
  })
const DECIDED = {
  ...{ outcome: 'no-action', because: 'Det är inget hot.', toReader: null, correctedBecause: null },
  ...{ decidedBy: 'Mona', decidedAt: AT }
}
const page = {
  inbox: {
    find: os.inbox.find.handler(() => ({
      ...{ id: ThreadId.parse(message.id), conversationId: null, channelId: message.channelId, title: null },
      ...{ channelName: message.channelName, departmentName: 'Kultur', messages: 1, undecided: 0 },
      ...{
        dueAt: null,
        isOverdue: false,
        isSubject: false,
        latestAt: message.takenInAt,
        senderName: null,
        handler: null
      },
      ...{ excerpt: message.text, report: { matter: 'illegal' as const, isDecided: false } }
    })),
    messages: os.inbox.messages.handler(() => ({ items: [message], next: null })),
    answers: os.inbox.answers.handler(() => [])
  }
}

it('is taken in from the page of the comment, from nobody in particular', async () => {
  const taken = vi.fn()
  const comment = sampleComment()
  const { user } = await openWindow(`/comments/${comment.id}`, {
    comments: { find: os.comments.find.handler(() => comment) },
    reports: {
      about: os.reports.about.handler(() => [report()]),
      take: os.reports.take.handler(({ input }) => {
        taken(input)
        return report()
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Anmälningar från läsare' }))
  expect((await card.findByRole('link', { name: 'Olagligt' })).getAttribute('href')).toMatch(
    `/messages/${message.id}`
  )
  expect(card.getByText('Inte beslutad')).toBeDefined()
  await user.click(card.getByRole('button', { name: 'Ta emot en anmälan' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: 'Personuppgifter' }))
  await user.click(dialog.getByRole('radio', { name: 'Telefon' }))
  await user.type(dialog.getByRole('textbox', { name: /^Vad som sägs/ }), 'Mitt namn står där.')
  await user.click(dialog.getByRole('button', { name: 'Spara anmälan' }))
  await waitFor(() =>
    expect(taken).toHaveBeenCalledWith({
      ...{ channelId: comment.channelId, record: { kind: 'comment', id: comment.id }, address: null },
      ...{ matter: 'personal-data', way: 'phone', senderName: null, senderAddress: null, receivedAt: null },
      text: 'Mitt namn står där.'
    })
  )
})

it('is decided about on its own page, with the reasons', async () => {
  const decided = vi.fn()
  const { user } = await openWindow(`/messages/${message.id}`, {
    ...page,
    messages: { find: os.messages.find.handler(() => ({ ...message, diaryReceipt: null })) },
    reports: {
      find: os.reports.find.handler(() => report()),
      decisions: os.reports.decisions.handler(() => []),
      decide: os.reports.decide.handler(({ input }) => {
        decided(input)
        return report({ decision: DECIDED })
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Anmälan från en läsare' }))
  await user.click(card.getByRole('button', { name: 'Besluta om anmälan' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: /^Ingen åtgärd/ }))
  await user.type(dialog.getByRole('textbox', { name: 'Skälen' }), 'Det är inget hot.')
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() =>
    expect(decided).toHaveBeenCalledWith({
      id: message.id,
      decision: { outcome: 'no-action', because: 'Det är inget hot.', toReader: null }
    })
  )
})

it('shows a decision that was corrected beside the one that holds', async () => {
  const right = { ...DECIDED, outcome: 'acted', because: 'Ett hot.', correctedBecause: 'Fel kommentar.' }
  const corrected = vi.fn()
  const both = [DECIDED, { ...right, decidedAt: '2026-11-25T09:00:00.000Z' }]
  const { user } = await openWindow(`/messages/${message.id}`, {
    ...page,
    messages: { find: os.messages.find.handler(() => ({ ...message, diaryReceipt: null })) },
    reports: {
      find: os.reports.find.handler(() => report({ decision: both[1] })),
      decisions: os.reports.decisions.handler(() => both.map(each => StoredReportDecision.parse(each))),
      correct: os.reports.correct.handler(({ input }) => {
        corrected(input)
        return report()
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Anmälan från en läsare' }))
  expect(await card.findByText('Det är inget hot.')).toBeDefined()
  expect(card.getByText('Fel kommentar.')).toBeDefined()
  await user.click(card.getByRole('button', { name: 'Rätta beslutet' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('radio', { name: /^Lämnad vidare/ }))
  const why = dialog.getByRole('textbox', { name: /^Varför rättas/ })
  await user.type(why, 'Polisen tar den.')
  await user.click(dialog.getByRole('button', { name: 'Spara' }))
  await waitFor(() =>
    expect(corrected).toHaveBeenCalledWith({
      id: message.id,
      decision: { outcome: 'forwarded', because: 'Ett hot.', toReader: null },
      because: 'Polisen tar den.'
    })
  )
})

it('stands in a list of reports in the inbox, where it waits until it is decided about', async () => {
  const asked = vi.fn()
  const { user } = await openWindow('/messages', {
    inbox: {
      list: os.inbox.list.handler(({ input }) => {
        asked({ which: input.which, reports: input.reports })
        const row = {
          ...{
            id: ThreadId.parse(message.id),
            conversationId: null,
            channelId: message.channelId,
            title: null
          },
          ...{ channelName: message.channelName, departmentName: 'Kultur', messages: 1, undecided: 0 },
          ...{
            dueAt: null,
            isOverdue: false,
            isSubject: false,
            latestAt: message.takenInAt,
            senderName: null,
            handler: null
          },
          ...{ excerpt: message.text, report: { matter: 'illegal' as const, isDecided: false } }
        }
        return { items: input.reports === null ? [] : [row], next: null }
      })
    }
  })
  await user.click(await screen.findByRole('radio', { name: 'Anmälningar' }))
  expect(await screen.findByText('Anmälan, inte beslutad: Olagligt')).toBeDefined()
  expect(asked).toHaveBeenLastCalledWith({ which: 'all', reports: 'open' })
  await user.click(screen.getByRole('radio', { name: 'Klara' }))
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith({ which: 'all', reports: 'decided' }))
})
