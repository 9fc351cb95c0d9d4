// An archive through the contract, as the window and the command line have it: every door is open to a moderator, and is checked.
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import type { Role } from '#shared/user.ts'
import { createSession } from '../../electron/core/app/session.ts'
import { heldClock, newChannel, openOptions, temporaryFolder } from './archive.ts'

/** With a channel at the site, and one person who is at the program. Closed when the test ends. */
export async function moderatorsArchive(
  origin: string,
  roles: readonly Role[] = ['administrator', 'moderator']
) {
  const dir = `${await temporaryFolder()}/arkiv`
  const clock = heldClock()
  const session = createSession(openOptions(clock))
  onTestFinished(() => session.close())
  await session.create(dir, 'Älvåsa kommun')
  const client = createRouterClient(session.router, { context: {} })
  const { ctx } = session.need()
  await client.users.save({ osUser: ctx.osUser, name: 'Moa', personId: null, roles: [...roles] })
  const { id: channelId } = newChannel(ctx, { name: 'Bloggen', addresses: [`${origin}/kommunen`] })
  return { dir, session, client, ctx, clock, channelId }
}
