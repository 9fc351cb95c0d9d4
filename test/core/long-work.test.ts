// Work that is shown as it goes, when it is told to stop.
import { setTimeout as pause } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { expect, it } from 'vitest'
import { createSession } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { withProgress } from '../../electron/hosts/cli/long-work.ts'
import { openOutput } from '../../electron/hosts/cli/output.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

it('ends when the work does, though the archive closed before that', async () => {
  const sink = { write: () => true }
  const out = openOutput(
    { stdout: sink, stderr: sink, env: {} },
    { language: 'sv', isJson: true, isLogged: false }
  )
  const session = createSession(openOptions())
  const client: Client = createRouterClient(session.router, { context: {} })
  await client.archive.create({ dir: `${await temporaryFolder()}/arkiv`, municipality: 'Norrby kommun' })
  let isDone = false
  const shown = withProgress({ out }, client, async () => {
    await session.close()
    // A fault that nobody takes care of meanwhile would end the program here.
    await pause(50)
    isDone = true
  })
  await expect(shown).rejects.toThrow('stopped')
  expect(isDone).toBe(true)
})
