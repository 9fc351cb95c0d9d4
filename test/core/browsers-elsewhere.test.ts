// Which browser elsewhere gets the next job.
import { expect, it } from 'vitest'
import { browsersElsewhere } from '../../electron/core/captures/browser/process/browsers-elsewhere.ts'

it('is the one with the fewest jobs, and one that did not answer comes last for a minute', () => {
  const elsewhere = browsersElsewhere()
  const all = ['ws://a', 'ws://b', 'ws://c']
  expect(elsewhere.inOrder(all, 0)).toEqual(all)
  const endA = elsewhere.begin('ws://a')
  elsewhere.begin('ws://b')
  elsewhere.begin('ws://b')
  expect(elsewhere.inOrder(all, 0)).toEqual(['ws://c', 'ws://a', 'ws://b'])
  elsewhere.leave('ws://c', 0)
  expect(elsewhere.inOrder(all, 59_999)).toEqual(['ws://a', 'ws://b', 'ws://c'])
  expect(elsewhere.inOrder(all, 60_000)).toEqual(['ws://c', 'ws://a', 'ws://b'])
  endA()
  elsewhere.leave('ws://c', 60_000)
  expect(elsewhere.inOrder(all, 60_001)).toEqual(['ws://a', 'ws://b', 'ws://c'])
  // One that has answered again is like the others.
  elsewhere.begin('ws://c')
  expect(elsewhere.inOrder(all, 60_001)[0]).toBe('ws://a')
})
