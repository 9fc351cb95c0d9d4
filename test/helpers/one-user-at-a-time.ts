// An archive as one user of the operating system after another meets it.
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import { createSession, type Session } from '../../electron/core/app/session.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions } from './archive.ts'

/** Opens the archive for one user; whoever had it open before has left it then. */
export class OneUserAtATime {
  readonly #dir: string
  session: Session | undefined

  constructor(dir: string) {
    this.#dir = dir
  }

  async as(user: string): Promise<Client> {
    await this.session?.close()
    const opened = createSession({ ...openOptions(), actor: user })
    this.session = opened
    onTestFinished(() => opened.close())
    await opened.open(this.#dir)
    return createRouterClient(opened.router, { context: {} })
  }
}
