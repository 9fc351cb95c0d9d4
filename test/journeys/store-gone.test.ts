// Files in a bucket, and a store that does not answer while a half-year is being captured.
import { describe, it } from 'vitest'
import { expectPausedRun, expectWholeRun } from '../helpers/store-gone.ts'

describe('a store that is gone in the middle of a run', { timeout: 500_000 }, () => {
  it('is waited for, and nothing is missing', () => expectWholeRun(15))

  it('for longer than that pauses the run, which can be gone on with', () => expectPausedRun())
})
