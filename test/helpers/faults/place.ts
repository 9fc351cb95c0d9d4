// What an act of the faults campaign is done with: an open archive through the contract, a folder beside it, and numbers by a seed.
import { randomInt, randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { ChannelId, DepartmentId, PersonId } from '#shared/ids.ts'
import { ROLES } from '#shared/user.ts'
import { createSession, type Session } from '../../../electron/core/app/session.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import type { Client } from '../../../electron/hosts/cli/cli.ts'
import { type HeldClock, heldClock, openOptions } from '../archive.ts'
import { randomFrom } from './random.ts'

/** Where an act is done. */
export type Place = {
  readonly session: Session
  readonly client: Client
  /** The same archive as a second person meets it, who confirms what the first has proposed. */
  readonly other: Client
  readonly ctx: Context
  readonly clock: HeldClock
  /** A folder outside the archive, for what is written out. */
  readonly beside: string
  readonly channelId: ChannelId
  readonly departmentId: DepartmentId
  readonly personId: PersonId
  /** A whole number from 0, below `most`. */
  below(most: number): number
  /** A new folder for what is read in. It is on neither disk that becomes full. */
  folder(): Promise<string>
  /** A file that was never there before, with these bytes. */
  file(name: string, bytes?: Uint8Array | string): Promise<string>
}

const OTHER = { user: 'oidc:mona', signedIn: { host: 'norrby', by: 'sign-in' } as const }
const CHANNEL = 'Norrby på Flödet'

/** Opens the archive, or makes it, with what every act needs. `at`: what its clock shows; `seed`: of the numbers that acts draw. */
export async function openPlace(
  dir: string,
  beside: string,
  options: { readonly isNew: boolean; readonly at: string; readonly seed?: number }
): Promise<Place> {
  const clock = heldClock(options.at)
  const session = createSession(openOptions(clock))
  await (options.isNew ? session.create(dir, 'Norrby kommun') : session.open(dir))
  const client: Client = createRouterClient(session.router, { context: {} })
  const { ctx } = session.need()
  if (options.isNew) await prepare(client, ctx)
  const [channel] = (await client.channels.list({ retired: 'without' })).filter(
    ({ name }) => name === CHANNEL
  )
  if (channel === undefined) throw new Error('the archive has no channel')
  const other: Client = createRouterClient(
    session.routerFor(OTHER, () => true),
    { context: {} }
  )
  const { id: channelId, departmentId, responsibleId: personId } = channel
  async function folder() {
    const made = join(`${beside}-in`, randomUUID())
    await mkdir(made, { recursive: true })
    return made
  }
  async function file(name: string, bytes: Uint8Array | string = name) {
    const path = join(await folder(), name)
    await writeFile(path, bytes)
    return path
  }
  const random = randomFrom(options.seed ?? randomInt(2 ** 31))
  const below = (most: number) => Math.floor(random() * most)
  return {
    session,
    client,
    other,
    ctx,
    clock,
    beside,
    channelId,
    departmentId,
    personId,
    below,
    folder,
    file
  }
}

async function prepare(client: Client, ctx: Context): Promise<void> {
  await client.users.save({ osUser: ctx.osUser, name: 'Test', personId: null, roles: [...ROLES] })
  await client.users.save({ osUser: OTHER.user, name: 'Mona Ek', personId: null, roles: [...ROLES] })
  const kultur = await client.departments.add({ name: 'Kultur', mailbox: 'registrator@norrby.example' })
  const asa = await client.people.add({ name: 'Åsa Öberg', email: null, departmentId: kultur.id })
  await client.channels.register({
    ...{ platform: 'facebook', name: CHANNEL, addresses: ['https://flode.example/norrby'] },
    ...{ departmentId: kultur.id, responsibleId: asa.id, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
}
