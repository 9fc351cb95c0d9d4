import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectNotices, isAllowed } from '../../scripts/lib/notices.mjs'
import { componentsOf } from '../../scripts/lib/sbom.mjs'

let project: string

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'kanalarkiv-notices-'))
  await write('out/bundled/main.json', '["node_modules/bundled"]')
  await write('out/bundled/preload.json', '[]')
  await write('out/bundled/renderer.json', '[]')
  await write(
    'package-lock.json',
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/bundled': { version: '1.0.0', dev: true },
        'node_modules/packed': { version: '2.0.0' },
        'node_modules/of-another-platform': { version: '2.0.0', optional: true },
        'node_modules/only-tests': { version: '3.0.0', dev: true }
      }
    })
  )
  await writePackage(
    'bundled',
    { license: 'MIT', repository: 'a/bundled' },
    { LICENSE: 'MIT\n\nCopyright (c) 2020 Ada\n' }
  )
  await writePackage('packed', { version: '2.0.0', license: 'ISC', author: 'Eva <eva@example.se>' }, {})
  await writePackage('only-tests', { version: '3.0.0', license: 'AGPL-3.0-or-later' }, { LICENSE: 'AGPL' })
  await write('resources/notices/ISC.txt', 'ISC License\n\n{copyright}\n\nPermission to use')
})
afterEach(() => rm(project, { recursive: true, force: true }))

describe('the notices', () => {
  it('are of what is bundled and what is packed, and of nothing else', () => {
    expect(collectNotices(project, { parts: [] })).toMatchObject([
      {
        name: 'bundled',
        version: '1.0.0',
        licence: 'MIT',
        copyright: ['Copyright (c) 2020 Ada'],
        source: 'https://github.com/a/bundled'
      },
      { name: 'packed', version: '2.0.0', licence: 'ISC', copyright: ['Copyright (c) Eva'] }
    ])
  })

  it('say so where a package brings no text of its licence', () => {
    expect(collectNotices(project, { parts: [] })[1]?.text).toMatch(
      /brings no licence file.*ISC.*\n\nISC License/
    )
  })

  it('are refused with a part whose licence may not be shipped, that has none, or whose text is not known', async () => {
    for (const licence of ['AGPL-3.0-or-later', '(MIT AND GPL-2.0-only)', undefined]) {
      await writePackage('bundled', licence === undefined ? {} : { license: licence }, { LICENSE: 'text' })
      expect(() => collectNotices(project, { parts: [] })).toThrow(/bundled 1\.0\.0/)
    }
    await rm(join(project, 'node_modules/bundled'), { recursive: true })
    await writePackage('bundled', { license: 'MIT' }, {})
    expect(() => collectNotices(project, { parts: [] })).toThrow(/bundled/)
  })

  it('are refused when a package is not the one that the lock file names, or is missing', async () => {
    await writePackage('packed', { version: '2.0.1', license: 'ISC' }, {})
    expect(() => collectNotices(project, { parts: [] })).toThrow(/2\.0\.1/)
    await rm(join(project, 'node_modules/packed'), { recursive: true })
    expect(() => collectNotices(project, { parts: [] })).toThrow(/packed/)
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['(MIT AND GPL-3.0-only)', false],
    ['GPL-3.0-only', false],
    ['NONE', false],
    ['UNLICENSED', false]
  ])('hold the licence %s to the list of those allowed', (licence, allowed) => {
    expect(isAllowed(licence)).toBe(allowed)
  })
})

it('the list of components is cut to what is shipped', () => {
  const component = { 'bom-ref': 'kanalarkiv@0.1.0', name: 'folder' }
  const bom = {
    metadata: { component },
    components: [
      { name: 'bundled', version: '1.0.0' },
      { name: 'only-tests', version: '3.0.0' }
    ],
    dependencies: [
      { ref: 'kanalarkiv@0.1.0', dependsOn: ['bundled@1.0.0', 'only-tests@3.0.0'] },
      { ref: 'only-tests@3.0.0', dependsOn: ['bundled@1.0.0'] }
    ]
  }
  expect(componentsOf(bom, collectNotices(project, { parts: [] }))).toEqual({
    metadata: { component: { 'bom-ref': 'kanalarkiv@0.1.0', name: 'kanalarkiv' } },
    components: [{ name: 'bundled', version: '1.0.0' }, part('packed', '2.0.0', 'ISC')],
    dependencies: [{ ref: 'kanalarkiv@0.1.0', dependsOn: ['bundled@1.0.0'] }]
  })
})

it('has what is shipped and is no package, and what the program runs in by the name that flaws are told of', () => {
  const metadata = { component: { 'bom-ref': 'kanalarkiv@0.1.0', name: 'folder' } }
  const bom = { metadata, components: [{ name: 'bundled', version: '1.0.0' }], dependencies: [] }
  const parts = [
    { name: 'SQLite', licence: 'blessing', source: 'https://sqlite.org', text: 'may you do good' },
    {
      name: 'leptonica',
      licence: 'BSD-2-Clause',
      source: '',
      text: 'Copyright',
      within: 'node_modules/bundled'
    }
  ]
  const list = componentsOf(bom, collectNotices(project, { parts }), [
    { name: 'SQLite', version: '3.53.0', cpe: 'sqlite:sqlite' }
  ])
  expect(list.components).toEqual([
    { name: 'bundled', version: '1.0.0' },
    {
      ...{ type: 'application', 'bom-ref': 'SQLite@3.53.0', name: 'SQLite', version: '3.53.0' },
      cpe: 'cpe:2.3:a:sqlite:sqlite:3.53.0:*:*:*:*:*:*:*'
    },
    part('leptonica', 'in bundled 1.0.0', 'BSD-2-Clause'),
    part('packed', '2.0.0', 'ISC')
  ])
})

const part = (name: string, description: string, licence: string) => ({
  ...{ type: 'library', 'bom-ref': `part:${name}`, name, description },
  licenses: [{ license: { name: licence } }]
})

async function writePackage(name: string, more: object, files: Record<string, string>) {
  await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', ...more }))
  for (const [file, text] of Object.entries(files)) await write(`node_modules/${name}/${file}`, text)
}

async function write(path: string, text: string) {
  await mkdir(dirname(join(project, path)), { recursive: true })
  await writeFile(join(project, path), text)
}
