// Of whom the program found no sender: what is said of that, and what a person notes of it.
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { StoredDecision } from '#shared/decision.ts'
import { idOf, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const decision = StoredDecision.parse({
  ...Object.fromEntries(Object.keys(StoredDecision.shape).map(field => [field, null])),
  ...{
    outcome: 'remove',
    category: 'a',
    isPoliceMatter: false,
    decidedBy: 'm',
    decidedAt: '2026-11-24T16:10:00.000Z'
  }
})

it('says what the program did not find, and guesses nothing', async () => {
  await openWindow(`/comments/${idOf(10)}`, {
    comments: { find: os.comments.find.handler(() => sampleComment()) }
  })
  await screen.findByText('Skäms på er')
  expect(screen.getAllByText('Kanalarkiv hittade det inte')).toHaveLength(3)
  expect(screen.queryByRole('textbox', { name: 'Vad är känt om avsändaren?' })).toBeNull()
})

it('of no sender found asks what is known, shows it as noted by whoever did, and has it ready when the decision is taken back', async () => {
  const content = { ...sampleComment().content, authorName: null }
  let comment = sampleComment({ content })
  const decided = vi.fn()
  const { user } = await openWindow(`/comments/${idOf(10)}`, {
    comments: {
      find: os.comments.find.handler(() => comment),
      decide: os.comments.decide.handler(({ input }) => {
        decided(input.decision)
        comment = sampleComment({
          content,
          state: 'decided',
          decision: { ...decision, senderNote: 'Okänd' },
          decisions: [{ ...decision, senderNote: 'Okänd' }]
        })
        return comment
      })
    }
  })
  // What the program did not find may be there to be read: it is said of the program, and the text tells which comment it is.
  await screen.findByRole('heading', { level: 1, name: 'Kommentar: Skäms på er' })
  await user.click(await screen.findByRole('radio', { name: /^a\)/ }))
  await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
  expect(screen.getByText('Fyll i det här fältet.')).toBeDefined()
  expect(decided).not.toHaveBeenCalled()
  await user.type(screen.getByRole('textbox', { name: 'Vad är känt om avsändaren?' }), ' Okänd ')
  await user.click(screen.getByRole('button', { name: 'Spara beslutet' }))
  await waitFor(() =>
    expect(decided).toHaveBeenCalledWith(
      expect.objectContaining({ outcome: 'remove', category: 'a', note: null, senderNote: 'Okänd' })
    )
  )
  expect(await screen.findByText('Känt om avsändaren')).toBeDefined()
  expect(screen.getByText('Okänd')).toBeDefined()
  await screen.findByRole('heading', { level: 1, name: 'Kommentar av Okänd (antecknat av m)' })
  expect(screen.getByText('Okänd (antecknat av m)', { selector: 'dd' })).toBeDefined()
  const reopened = { ...decision, outcome: 'reopened', category: null }
  comment = sampleComment({ content, decision: reopened, decisions: [...comment.decisions, reopened] })
  cleanup()
  await openWindow(`/comments/${idOf(10)}`, { comments: { find: os.comments.find.handler(() => comment) } })
  await user.click(await screen.findByRole('radio', { name: 'Ska tas bort' }))
  const known = await screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: 'Vad är känt om avsändaren?'
  })
  expect(known.value).toBe('Okänd')
})
