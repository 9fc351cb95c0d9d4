// The same for ten minutes, which is within the time that a store is waited for.
import { it } from 'vitest'
import { expectWholeRun } from '../helpers/store-gone.ts'

it('waits for a store that is gone for ten minutes', { timeout: 1_500_000 }, () => expectWholeRun(600))
