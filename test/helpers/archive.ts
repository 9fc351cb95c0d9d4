// A real archive in a folder of its own, with a clock the test holds. Removed after the test.
import { AsyncLocalStorage } from 'node:async_hooks'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { type ChannelId, Instant } from '#shared/ids.ts'
import type { Channel, ChannelDraft } from '#shared/register.ts'
import { type Archive, type OpenOptions, openArchive } from '../../electron/core/app/archive.ts'
import { createArchive } from '../../electron/core/app/create-archive.ts'
import { setChannelSettings } from '../../electron/core/captures/captures/channel-settings.ts'
import type { Clock } from '../../electron/core/kernel/clock.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { isPrivateHost } from '../../electron/core/kernel/private-network.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { listPeople } from '../../electron/core/register/register/read.ts'

export type HeldClock = Clock & { set(at: string): void; advance(milliseconds: number): void }

export function heldClock(start = '2026-11-25T08:00:00.000Z'): HeldClock {
  let now = new Date(start)
  return {
    now: () => Instant.parse(now.toISOString()),
    set: at => {
      now = new Date(at)
    },
    advance: milliseconds => {
      now = new Date(now.getTime() + milliseconds)
    }
  }
}

type Ending = () => Promise<unknown>
const ofFile = new AsyncLocalStorage<Ending[]>()

/** Done when the test is over; of what is made for all tests of a file, when they are. */
function whenOver(end: Ending): void {
  const ends = ofFile.getStore()
  if (ends === undefined) onTestFinished(async () => void (await end()))
  else ends.push(end)
}

/** Makes something for the first test of a file that asks for it; it is there until the last of them is over. */
export function onceForFile<T>(make: () => Promise<T>): () => Promise<T> {
  const ends: Ending[] = []
  let made: Promise<T> | undefined
  afterAll(async () => {
    for (const end of ends.toReversed()) await end()
  })
  return () => {
    made ??= ofFile.run(ends, make)
    return made
  }
}

/** A folder that is there for the length of the test. */
export async function temporaryFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'kanalarkiv-test-'))
  whenOver(() => rm(dir, { recursive: true, force: true }))
  return dir
}

export function openOptions(clock: Clock = heldClock()): OpenOptions {
  return { actor: 'test', program: 'vitest', appVersion: '0.0.0-test', log: openLog(null), clock }
}

export type NewArchive = {
  archive: Archive
  ctx: Context
  dir: string
  clock: HeldClock
  options: OpenOptions
}

/** A new archive, open. It is closed after the test if the test has not done so itself. */
export async function newArchive(clock: HeldClock = heldClock()): Promise<NewArchive> {
  const dir = join(await temporaryFolder(), 'arkiv')
  const options = openOptions(clock)
  return opened(await createArchive(dir, 'Norrby kommun', options), { dir, clock, options })
}

function opened(archive: Archive, about: Pick<NewArchive, 'dir' | 'clock' | 'options'>): NewArchive {
  whenOver(() => archive.close().catch(() => undefined))
  return { archive, ctx: archive.context, ...about }
}

/** Makes an archive once for a file of tests. Each that asks has a copy of it, open, by a clock that stands where that of the first stood. */
export function copiesOf<Made extends NewArchive>(make: () => Promise<Made>): () => Promise<Made> {
  const once = onceForFile(async () => {
    const made = await make()
    await made.archive.close()
    return made
  })
  return async () => {
    const first = await once()
    const dir = join(await temporaryFolder(), 'arkiv')
    await cp(first.dir, dir, { recursive: true })
    const clock = heldClock(first.clock.now())
    const options = openOptions(clock)
    return { ...first, ...opened(await openArchive(dir, options), { dir, clock, options }) }
  }
}

/** Enters a channel with a department and a person of its own; one that is on this computer may be captured there. */
export function newChannel(ctx: Context, draft: Partial<ChannelDraft> = {}): Channel {
  const department = addDepartment(ctx, { name: 'Kultur och fritid', mailbox: 'registrator@norrby.example' })
  const asa = { name: 'Åsa Öberg', email: 'asa.oberg@norrby.example', departmentId: department.id }
  const person = listPeople(ctx.db.read).find(({ email }) => email === asa.email) ?? addPerson(ctx, asa)
  const channel = registerChannel(ctx, {
    platform: 'facebook',
    name: 'Norrby kommun på Flödet',
    addresses: ['https://flode.example/norrby'],
    departmentId: department.id,
    responsibleId: person.id,
    purpose: 'Nyheter och dialog med invånarna',
    dialogue: true,
    mandate: null,
    ...draft
  })
  if (channel.addresses.some(address => isPrivateHost(new URL(address).hostname)))
    allowPrivate(ctx, channel.id)
  return channel
}

/** Says of a channel that what is opened for it may be on this computer, as the sites of the tests are. */
export function allowPrivate(ctx: Context, channelId: ChannelId): void {
  setChannelSettings(ctx, {
    channelId,
    viewport: 'desktop',
    reach: 'ordinary',
    privateAddresses: true,
    filmProgram: false
  })
}
