// What is filled in counts as saved only when all that was asked for has been done.
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { queries } from '../../renderer/api.ts'
import { useTogether } from '../../renderer/pages/inbox/together.tsx'
import { hasUnsent, sendForm, useUnsentForm } from '../../renderer/unsent.ts'

afterEach(cleanup)

function Several({ refused }: { refused: string }) {
  const form = useRef<HTMLFormElement>(null)
  useUnsentForm(form, false)
  const { run, done } = useTogether<{ id: string }>(() => undefined)
  const work = ({ id }: { id: string }) =>
    id === refused ? Promise.reject(new Error(id)) : Promise.resolve()
  return (
    <form
      ref={form}
      onSubmit={event => {
        event.preventDefault()
        sendForm(event.currentTarget, () => run.mutate({ rows: [{ id: 'a' }, { id: 'b' }], work }))
      }}
    >
      <input name="note" />
      <button type="submit">{run.isPending ? 'Väntar' : `${done} klara`}</button>
    </form>
  )
}

it.each([
  ['a', true],
  ['none', false]
])('of several decisions of which %s is refused: %s', async (refused, isLeft) => {
  render(
    <QueryClientProvider client={queries}>
      <Several refused={refused} />
    </QueryClientProvider>
  )
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox'), 'Ett skäl')
  expect(hasUnsent()).toBe(true)
  await user.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('button').textContent).toBe('2 klara'))
  expect(hasUnsent()).toBe(isLeft)
})
