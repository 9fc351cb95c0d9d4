// The build that people get, held against what its own source maps and the lock file say it was made of.
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { Notice } from '#shared/shell.ts'

const project = resolve(import.meta.dirname, '../..')
const json = async <T>(path: string): Promise<T> => JSON.parse(await readFile(join(project, path), 'utf8'))

it('every package that a source map or the lock file shows in the program has its notice and whole licence', async () => {
  const { packages } = await json<{
    packages: Record<string, { version: string; dev?: boolean; optional?: boolean }>
  }>('package-lock.json')
  const wanted = new Set(
    Object.keys(packages).filter(path => path !== '' && !packages[path]?.dev && !packages[path]?.optional)
  )
  for (const file of (await readdir(join(project, 'out/main'), { recursive: true })).filter(name =>
    name.endsWith('.map')
  ))
    for (const source of (await json<{ sources: string[] }>(join('out/main', file))).sources) {
      const folder = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(source)?.[0]
      if (folder !== undefined) wanted.add(folder)
    }
  for (const name of ['react-dom', 'react-aria-components', 'lucide-react', '@duckduckgo/autoconsent'])
    wanted.add(`node_modules/${name}`)
  expect(wanted.size).toBeGreaterThan(90)

  const notices = await json<Notice[]>('out/main/third-party-notices.json')
  const text = await readFile(join(project, 'out/THIRD-PARTY-NOTICES.txt'), 'utf8')
  const known = new Map(notices.map(notice => [`${notice.name} ${notice.version}`, notice]))
  for (const folder of wanted) {
    const name = `${folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${packages[folder]?.version}`
    expect(known.get(name)?.text.length, name).toBeGreaterThan(200)
    expect(text).toContain(`\n${name}\nLicence: `)
  }
})

it('the parts that are no package have theirs too, and what the MPL asks for is said', async () => {
  const text = await readFile(join(project, 'out/THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const part of [
    'SQLite in better-sqlite3',
    'rxjs in puppeteer-core',
    'face-api',
    'date-holidays',
    'LICENSES.chromium.html'
  ])
    expect(text).toContain(part)
  expect(text).toMatch(
    /@duckduckgo\/autoconsent [\d.]+\nLicence: MPL-2\.0\nSource code: https:\/\/github\.com\/duckduckgo\/autoconsent\nIt is used unchanged/
  )
  expect(text).not.toContain('wabac')
})
