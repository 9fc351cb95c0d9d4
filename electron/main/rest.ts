// Whether the computer has nothing better to do than to read the archive again: nobody works at it, and it is not on its battery.
import { powerMonitor } from 'electron'

const EVERY = 30_000
const IDLE_SECONDS = 5 * 60

/** Tells whenever it is another than before, until the app ends. */
export function watchRest(tell: (isAtRest: boolean) => void): void {
  let told = false
  setInterval(() => {
    const isAtRest = powerMonitor.getSystemIdleTime() >= IDLE_SECONDS && !powerMonitor.isOnBatteryPower()
    if (isAtRest === told) return
    told = isAtRest
    tell(isAtRest)
  }, EVERY)
}
