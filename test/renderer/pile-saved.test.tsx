// What several saved comments wait for, said when all of them have been read, and not before.
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CommentPile } from '#shared/comment.ts'
import { StoredDecision } from '#shared/decision.ts'
import { queries } from '../../renderer/api.ts'
import { PileSaved } from '../../renderer/pages/comments/pile-saved.tsx'
import { idOf, sampleComment } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const FINISHED = 'Inget återstår att göra med dem.'
const ADDRESS = 'https://social.example.se/kommunen'
const DECIDED = StoredDecision.parse({
  ...Object.fromEntries(Object.keys(StoredDecision.shape).map(field => [field, null])),
  ...{ outcome: 'no-answer', isPoliceMatter: false, decidedBy: 'test', decidedAt: '2026-11-25T08:30:00.000Z' }
})
const pile = CommentPile.parse({
  ...{ shown: 2, found: 2, left: 0 },
  outcomes: [10, 11].map(number => ({
    ...{ selector: `#c${number}`, id: idOf(number), authorName: null, isKnown: true, problem: null }
  }))
})

/** What is read of one whose name stands in its text alone. */
const UNNAMED = { ...sampleComment().content, authorName: null, text: 'Kjell Öberg\nFinns det toalett?' }

it('says that nothing is left to do when all are read, and why one cannot be', async () => {
  let answer = () => {}
  let isRefused = true
  const late = new Promise<void>(resolve => {
    answer = resolve
  })
  const { user } = await openWindow('/comments', {
    comments: {
      categories: os.comments.categories.handler(() => []),
      find: os.comments.find.handler(async ({ input: { id } }) => {
        if (id === idOf(10))
          return sampleComment({ id, state: 'decided', decision: DECIDED, content: UNNAMED })
        await late
        if (isRefused) throw new Error('it was refused')
        return sampleComment({ id })
      })
    }
  })
  const { container } = render(
    <QueryClientProvider client={queries}>
      <PileSaved pile={pile} address={ADDRESS} />
    </QueryClientProvider>
  )
  const part = within(container)
  await screen.findByRole('heading', { name: /^2 av 2/ })
  // Which is which is told by how it begins, where no sender was found.
  await part.findByText('Kjell Öberg')
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(part.queryByText(FINISHED)).toBeNull()
  answer()
  const refused = within(await part.findByRole('alert'))
  expect(part.queryByText(FINISHED)).toBeNull()
  isRefused = false
  await user.click(refused.getByRole('button', { name: 'Försök igen' }))
  await part.findByRole('button', { name: 'Spara beslutet om 1 kommentar' })
})
