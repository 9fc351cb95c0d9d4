// The app looks through its archive while nobody works at the computer and it is not on its battery, and not otherwise. What the
// system says of both is played, for a test can neither leave a computer nor pull its plug. It takes minutes: the app looks every half
// minute, and the core every minute.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { SelfChecks } from '#shared/self-check.ts'
import { ask } from './ask.ts'
import { asColleague, createWithChannel, SENDER } from './filled.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'

vi.setConfig({ testTimeout: 900_000 })
const TWO_LOOKS = 2 * 60_000 + 35_000
let folder: string
let desktop: Desktop

beforeAll(async () => {
  folder = await temporaryFolder()
  const dir = join(folder, 'arkiv')
  await asColleague(dir, async core => {
    const { channelId } = await createWithChannel(core, dir)
    return core.messages.paste({ ...SENDER, channelId, text: 'När öppnar badet?' })
  })
  desktop = await launch({ archive: dir, userData: join(folder, 'profile') })
})
afterAll(() => closeAndRemove(desktop, folder))

const isLookedThrough = async () => (await ask<SelfChecks>(desktop, 'checks.status')).database !== null

/** What the system says from now on. */
const say = (state: { readonly idle: number; readonly battery: boolean }) =>
  desktop.app.evaluate(({ powerMonitor }, { idle, battery }) => {
    powerMonitor.getSystemIdleTime = () => idle
    powerMonitor.isOnBatteryPower = () => battery
  }, state)

it('looks through nothing while somebody works, nor on its battery, and begins when both are over', async () => {
  await say({ idle: 10, battery: false })
  await new Promise(resolve => setTimeout(resolve, TWO_LOOKS))
  expect(await isLookedThrough()).toBe(false)
  await say({ idle: 3_600, battery: true })
  await new Promise(resolve => setTimeout(resolve, TWO_LOOKS))
  expect(await isLookedThrough()).toBe(false)
  await say({ idle: 3_600, battery: false })
  await expect.poll(isLookedThrough, { timeout: 2 * TWO_LOOKS, interval: 2_000 }).toBe(true)
})
