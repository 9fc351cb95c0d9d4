// Pictures, fonts and animations: all there, and holding still.

import { askFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'

export type Assets = {
  readonly pictures: number
  /** Pictures that never came, and those that came to nothing, also behind something. */
  readonly pending: number
  readonly broken: number
  readonly fontsLoaded: number
  readonly fontsPending: number
}

/** As long as pictures keep coming they are waited for, so many times over. */
const ROUNDS = 6

/** Waits for pictures and fonts, and ends or stops animations; also in frames. */
export async function awaitAssets(window: PageWindow): Promise<Assets> {
  const { pictures, fonts } = window.limits
  for (let round = 1; ; round++) {
    const args = [pictures, fonts, [...window.traffic.lostPictures]] as const
    const [page, frames] = await Promise.all([
      window.ask('untilAssets', ...args),
      askFrames(window, pictures + fonts, 'untilAssets', ...args)
    ])
    const all = [page, ...frames.filter(one => one !== null)]
    const sum = (kind: keyof Assets) => all.reduce((total, one) => total + one[kind], 0)
    if (all.some(({ areComing }) => areComing) && round < ROUNDS) continue
    return {
      pictures: sum('pictures'),
      pending: sum('pending'),
      broken: sum('broken'),
      fontsLoaded: sum('fontsLoaded'),
      fontsPending: sum('fontsPending')
    }
  }
}
