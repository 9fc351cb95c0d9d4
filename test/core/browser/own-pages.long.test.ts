// All pages of ours, several times in a row: what each capture says of itself against what is true of the page, and the same each time.
// `KANALARKIV_TIMES` says how many times (ten before a release takes a night), and `KANALARKIV_PAGES` of which pages: a pattern that
// their kind and path fit.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoSite, startDemoSite } from '../../../resources/demo/site.mjs'
import { OWN_PAGES } from '../../helpers/site/own-pages/all.ts'
import { type Run, runOf, tableOf, verdictOn } from '../../helpers/site/own-pages/judge.ts'
import type { OwnPage } from '../../helpers/site/own-pages/own-page.ts'
import { beginStage, browser, site } from './stage.ts'
import { take } from './taking.ts'

const TIMES = Number(process.env['KANALARKIV_TIMES'] ?? 2)
const WANTED = new RegExp(process.env['KANALARKIV_PAGES'] ?? '')
const PAGES = OWN_PAGES.filter(({ kind, path }) => WANTED.test(`${kind} ${path}`))
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'out')
const DAY = 86_400_000

beginStage()
let demo: DemoSite
beforeAll(async () => {
  demo = await startDemoSite()
})
afterAll(() => demo?.close())

const rows: { page: OwnPage; runs: Run[] }[] = []
/** After each page, so that it is there however far one has come. */
async function writeTable(): Promise<string> {
  const table = tableOf(rows)
  await mkdir(FOLDER, { recursive: true })
  await writeFile(join(FOLDER, 'capture-pages.md'), table)
  return table
}
afterAll(async () => {
  console.log(await writeTable())
})

function addressOf(path: string): string {
  const named = path.replaceAll('OTHER', site.otherOrigin).replaceAll('HERE', site.origin)
  return named.startsWith('DEMO/') ? `${demo.origin}${named.slice(4)}` : `${site.origin}${named}`
}

async function visit(page: OwnPage): Promise<Run> {
  const start = performance.now()
  const { platform, limits, days } = page
  const taken = await take(browser, addressOf(page.path), {
    ...(platform === undefined ? {} : { platform }),
    ...(limits === undefined ? {} : { limits }),
    ...(days === undefined ? {} : { since: new Date(Date.now() - days * DAY) })
  })
  return runOf(page, taken, (performance.now() - start) / 1_000)
}

describe('a page of ours', { timeout: TIMES * 120_000 }, () => {
  it.each(PAGES.map(page => [page.path, page] as const))(
    'is called whole only when it is, and the same each time: %s',
    async (_, page) => {
      const runs: Run[] = []
      rows.push({ page, runs })
      for (let time = 0; time < TIMES; time++) runs.push(await visit(page))
      await writeTable()
      expect(runs.filter(run => verdictOn(page, run) !== 'right')).toEqual([])
      expect([...new Set(runs.map(({ outcome }) => outcome))]).toHaveLength(1)
    }
  )
})
