// The list of comments narrowed, and what a mark of secrecy asks of one.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { PersonFound } from '#shared/actor.ts'
import type { CommentFilter } from '#shared/comment.ts'
import { Instant } from '#shared/ids.ts'
import { idOf, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('keeps the period and the sender while other things are asked for, and lets go of all at once', async () => {
  const asked: CommentFilter[] = []
  const person = PersonFound.parse({
    ...{ id: idOf(7), platform: 'blog', identityBasis: 'name_only', displayName: 'Kalle Påhitt' },
    ...{ nativeId: null, handle: null, profileUrl: null, email: null, ip: null, userAgent: null },
    ...{ comments: 1, messages: 0 }
  })
  const { user } = await openWindow(`/comments/senders/${idOf(7)}`, {
    comments: {
      person: os.comments.person.handler(() => person),
      ofPerson: os.comments.ofPerson.handler(() => ({ items: [], next: null })),
      list: os.comments.list.handler(({ input: { limit: _, after: __, ...filter } }) => {
        asked.push(filter)
        return { items: [], next: null }
      })
    },
    channels: { list: os.channels.list.handler(() => []) },
    secrecy: { of: os.secrecy.of.handler(() => []) }
  })
  await user.click(await screen.findByRole('button', { name: 'Visa i listan över kommentarer' }))
  const filters = within(await screen.findByRole('region', { name: 'Sök' }))
  expect(filters.getByText('Kalle Påhitt')).toBeTruthy()
  const [year] = filters.getAllByRole('spinbutton', { name: /Upptäckt från/ })
  await user.click(year ?? document.body)
  await user.keyboard('20260401')
  await user.click(filters.getByRole('button', { name: 'Sök' }))
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({ actorId: idOf(7), from: '2026-03-31T22:00:00.000Z' })
  )
  // The form is made anew then.
  const again = within(await screen.findByRole('region', { name: 'Sök' }))
  await user.type(again.getByRole('textbox', { name: /Sökord/ }), 'badet')
  await user.click(again.getByRole('button', { name: 'Sök' }))
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      search: 'badet',
      actorId: idOf(7),
      from: '2026-03-31T22:00:00.000Z'
    })
  )
  await user.click(screen.getByRole('button', { name: 'Visa alla' }))
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ search: null, actorId: null, from: null }))
})

it('says of a comment that is secret and of minor importance that it must be registered (OSL 5:1)', async () => {
  const registration = {
    ...{ outcome: 'minor', number: null, publicTitle: null, protectedTitle: null, publicCounterpart: null },
    ...{
      protectedCounterpart: null,
      because: 'Ett tack',
      correctedBecause: null,
      decidedBy: 'm',
      decidedAt: '2026-11-24T16:10:00.000Z'
    }
  }
  const mark = {
    ...{ seq: 1, record: { kind: 'comment' as const, id: idOf(10) }, paragraph: 'OSL 21:1', note: null },
    ...{ markedAt: Instant.parse('2026-11-26T08:00:00.000Z'), markedBy: 'Åsa' },
    ...{ liftedAt: null, liftedBy: null, liftedBecause: null }
  }
  await openWindow(`/comments/${idOf(10)}`, {
    comments: { find: os.comments.find.handler(() => sampleComment({ registration })) },
    secrecy: { of: os.secrecy.of.handler(() => [mark]) }
  })
  expect(await screen.findByText('Ska registreras i diariet')).toBeTruthy()
})
