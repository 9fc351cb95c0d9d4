// What a person sees of an archive of many years, in the built app's own window: how long it takes to open, and each page to be there.
import { join } from 'node:path'
import { z } from 'zod'
import { verify } from '../../renderer/locales/sv/archive.ts'
import { common } from '../../renderer/locales/sv/common.ts'
import { PLACES } from '../../renderer/places.ts'
import { newArchive } from '../lib/archive.ts'
import { fullArchive } from '../lib/full-archive.ts'
import { type Measure, median } from '../lib/measure.ts'
import { nineteenOfTwenty } from '../lib/shell.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'
import { inWindow } from '../lib/window.ts'

const ROOM = 256 << 20
const OPENINGS = 5
/** What opening may take, in seconds, however long an empty archive takes. */
const OPEN = 1
const ROUNDS = 3
/** What a page may take, in seconds. */
const MOST = 0.15

export const openFullArchive: Measure = {
  name: 'open-full',
  isLong: true,
  goal: 1.3,
  ours: 'an archive of many years, from the click on it to Idag, painted',
  baseline: 'the same of an archive with nothing in it',
  async prepare({ size }) {
    const full = await fullArchive(size)
    const folder = await temporaryFolder(ROOM)
    const empty = await newArchive(folder)
    await empty.close()
    const opened = async (dir: string) => median(await openings(dir, join(folder, 'profile')))
    let seconds = 0
    return {
      async ours() {
        seconds = await opened(full)
        return seconds
      },
      baseline: () => opened(empty.context.dir),
      unmet: () => (seconds > OPEN ? [`${OPEN} s`] : []),
      close: () => removeFolder(folder)
    }
  }
}

/** It is open when the app has started: it is closed, and opened from the list of archives, several times over. */
async function openings(dir: string, profile: string): Promise<number[]> {
  const program = `
    const times = []
    for (let round = 0; round < ${OPENINGS}; round++) {
      await until(isThere)
      named('button', ${JSON.stringify(common.settings.open)}).click()
      const close = await until(() => named('[role=menuitem]', ${JSON.stringify(common.settings.closeArchive)}))
      close.click()
      const open = await until(() => named('main.start li button:not(:disabled)', ${JSON.stringify(dir)}))
      times.push(await timed(() => open.click()))
    }
    return times`
  return z.array(z.number()).parse(await inWindow(dir, profile, program))
}

type Page = readonly [path: string, seconds: number]

export const pagesFull: Measure = {
  name: 'pages-full',
  isLong: true,
  goal: 1,
  ours: 'each page of the window from click to paint in an archive of many years, 19 of 20; at rest, and while it is verified and gone through for a disposal',
  baseline: 'the 150 ms that it may take',
  async prepare({ size }) {
    const dir = await fullArchive(size)
    const folder = await temporaryFolder(ROOM)
    let [rest, busy]: [readonly Page[], readonly Page[]] = [[], []]
    const told = (when: string, pages: readonly Page[]) => {
      const all = pages.map(([, seconds]) => seconds)
      const slow = [...Map.groupBy(pages, ([path]) => path)]
        .map(([path, rounds]): Page => [path, median(rounds.map(([, seconds]) => seconds))])
        .filter(([, seconds]) => seconds > MOST)
        .map(([path, seconds]) => `${path} ${milliseconds(seconds)}`)
      return `${when}: ${milliseconds(median(all))} the median, ${milliseconds(nineteenOfTwenty(all))} 19 of 20; slower than ${milliseconds(MOST)}: ${slow.join(', ') || 'none'}`
    }
    return {
      async ours() {
        ;({ rest, busy } = await walked(dir, join(folder, 'profile')))
        return nineteenOfTwenty([...rest, ...busy].map(([, took]) => took))
      },
      baseline: async () => MOST,
      notes: () => [told('at rest', rest), told('while it is read', busy)],
      close: () => removeFolder(folder)
    }
  }
}

const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(0)} ms`
/** The address of every page that has a place in the window. */
export const PATHS = PLACES.flatMap(({ pages }) => pages.map(([, path]) => path))
const Pages = z.array(z.tuple([z.string(), z.number()]))

/** Every page in turn; the first time around nothing is timed, since code is loaded. */
async function walked(dir: string, profile: string) {
  const program = `
    const paths = ${JSON.stringify(PATHS)}
    const go = path => timed(() => {
      const link = document.querySelector('a[href="#' + path + '"]')
      if (link) link.click()
      else location.hash = '#' + path
    })
    const walk = async rounds => {
      const times = []
      for (let round = 0; round < rounds; round++) for (const path of paths) times.push([path, await go(path)])
      return times
    }
    const begin = async (path, words) => {
      await go(path)
      const button = await until(() => named('main button', words))
      button.click()
    }
    await until(isThere)
    await walk(1)
    const rest = await walk(${ROUNDS})
    await begin('/disposal', ${JSON.stringify(common.onRequest.ask)})
    await begin('/archive', ${JSON.stringify(verify.button)})
    return { rest, busy: await walk(${ROUNDS}) }`
  return z.object({ rest: Pages, busy: Pages }).parse(await inWindow(dir, profile, program))
}
