// What lists were last set to show, as it is when the program has been started again.
import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { OpenArchive } from '#shared/archive.ts'

afterEach(() => localStorage.clear())

const Choice = z.object({ which: z.enum(['waiting', 'all']), words: z.null().catch(null) })
type Choice = { which: 'waiting' | 'all'; words: string | null }
const INITIAL: Choice = { which: 'waiting', words: null }

/** The program as it is just started, with an archive open: nothing is remembered but what is kept. */
async function start(dir: string) {
  vi.resetModules()
  const { api, queries } = await import('../../renderer/api.ts')
  const { useRemembered } = await import('../../renderer/remembered.ts')
  queries.setQueryData(
    api.archive.current.queryKey(),
    OpenArchive.parse({ dir, municipality: 'Exempelkommun' })
  )
  const choice = renderHook(() => useRemembered<Choice>('list', INITIAL, Choice)).result
  const scroll = renderHook(() => useRemembered('scroll', 0)).result
  return { choice, scroll }
}

it('is what was chosen, without the words that were typed', async () => {
  const before = await start('/arkiv')
  act(() => before.choice.current[1]({ which: 'all', words: 'Eva Ek' }))
  act(() => before.scroll.current[1](7))
  expect(before.choice.current[0]).toEqual({ which: 'all', words: 'Eva Ek' })
  expect(JSON.stringify(localStorage)).not.toContain('Eva Ek')
  const after = await start('/arkiv')
  expect(after.choice.current[0]).toEqual({ which: 'all', words: null })
  expect(after.scroll.current[0]).toBe(0)
})

it('is not what was chosen in another archive, or in a form that is none', async () => {
  const before = await start('/arkiv')
  act(() => before.choice.current[1]({ which: 'all', words: null }))
  expect((await start('/annat')).choice.current[0]).toBe(INITIAL)
  for (const kept of ['{', '7', JSON.stringify({ dir: '/arkiv', values: { list: { which: 'gone' } } })]) {
    localStorage.setItem('kanalarkiv.kept', kept)
    expect((await start('/arkiv')).choice.current[0]).toBe(INITIAL)
  }
})

it('is the very choice of nobody when it was set back', async () => {
  const before = await start('/arkiv')
  act(() => before.choice.current[1]({ which: 'all', words: null }))
  act(() => before.choice.current[1]({ ...INITIAL }))
  expect((await start('/arkiv')).choice.current[0]).toBe(INITIAL)
})
