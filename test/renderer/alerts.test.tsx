// The page of alerts: what is told, seen and done, and who gets it by mail.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Alert, Subscription } from '#shared/alert.ts'
import { AlertId, ChannelId, CommentId, Instant, PersonId } from '#shared/ids.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const id = (last: string) => `00000000-0000-4000-8000-00000000000${last}`
const AT = Instant.parse('2026-11-25T08:00:00.000Z')
const ALERT: Alert = {
  ...{ id: AlertId.parse(id('1')), kind: 'personal-number', state: 'new', login: null },
  channels: [{ channelId: ChannelId.parse(id('2')), channelName: 'Flödet' }],
  ...{ commentId: CommentId.parse(id('3')), messageId: null, departmentId: null, departmentName: null },
  ...{ raisedAt: AT, seenAt: null, seenBy: null, doneAt: null, doneBy: null }
}
const BO = { personId: PersonId.parse(id('4')), personName: 'Bo Ek' }

it('leads to what an alert is about, and notes that it is seen and done', async () => {
  const asked: unknown[] = []
  const { user } = await openWindow('/alerts', {
    alerts: {
      list: os.alerts.list.handler(() => ({ items: [ALERT], next: null })),
      subscriptions: os.alerts.subscriptions.handler(() => []),
      markSeen: os.alerts.markSeen.handler(({ input }) => {
        asked.push(input)
        return { seen: 1 }
      }),
      markDone: os.alerts.markDone.handler(({ input }) => {
        asked.push(input)
        return { ...ALERT, state: 'done' }
      })
    },
    people: { list: os.people.list.handler(() => []) },
    channels: { list: os.channels.list.handler(() => []) }
  })
  const link = await screen.findByRole('link', { name: 'Visa: Kan vara ett personnummer, Flödet' })
  expect(link.getAttribute('href')).toContain(`/comments/${ALERT.commentId}`)
  await user.click(screen.getByRole('button', { name: 'Märk de visade som sedda' }))
  await user.click(screen.getByRole('button', { name: 'Klar: Kan vara ett personnummer, Flödet' }))
  await waitFor(() => expect(asked).toEqual([{ ids: [ALERT.id] }, { id: ALERT.id }]))
  await screen.findByText('Ingen får aviseringar med e-post.')
})

it('says who gets what by mail, and why somebody gets none', async () => {
  const subscribed: Subscription[] = [
    { ...BO, channelId: null, channelName: null, kinds: ['vanished'], quiet: 'left' }
  ]
  const asked: unknown[] = []
  const { user } = await openWindow('/alerts', {
    alerts: {
      list: os.alerts.list.handler(() => ({ items: [], next: null })),
      subscriptions: os.alerts.subscriptions.handler(() => subscribed),
      subscribe: os.alerts.subscribe.handler(({ input }) => {
        asked.push(input)
        return []
      })
    },
    people: { list: os.people.list.handler(() => []) },
    channels: { list: os.channels.list.handler(() => []) }
  })
  await screen.findByText('Inga aviseringar att visa här.')
  await screen.findByText('har slutat')
  await user.click(screen.getByRole('button', { name: 'Avsluta aviseringarna till Bo Ek: Alla kanaler' }))
  await waitFor(() => expect(asked).toEqual([{ personId: BO.personId, channelId: null, kinds: [] }]))
})
