// The command line of the packed program, started by its launcher as on a machine that has nothing else of ours.
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { listPackage } from '@electron/asar'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { metaFile, OWN } from '../helpers/exports/meta.ts'
import { writeZip } from '../helpers/exports/zip.ts'
import { isWindows, launcherIn, pack, run } from './packed.ts'

const root = resolve(import.meta.dirname, '../..')

const MINUTES = 60_000

it('makes an archive, tells of it, refuses what is wrong, and checks a package', {
  timeout: 10 * MINUTES
}, async () => {
  const folder = await temporaryFolder()
  const launcher = launcherIn(await pack(folder))
  // What lies in the project's folder beside it, such as a key or a source, goes along to nobody.
  const packed = listPackage(join(dirname(dirname(launcher)), 'app.asar'), { isPack: false })
  const within = (depth: number) =>
    new Set(
      packed.map(path =>
        path
          .split(sep)
          .slice(1, depth + 1)
          .join('/')
      )
    )
  expect([...within(1)].toSorted()).toEqual(['node_modules', 'out', 'package.json', 'resources'])
  expect([...within(2)].filter(path => !path.startsWith('node_modules')).toSorted()).toEqual([
    ...['out', 'out/main', 'out/preload', 'out/renderer', 'package.json'],
    ...['resources', 'resources/demo', 'resources/faces', 'resources/verify']
  ])
  expect(packed.filter(path => path.endsWith('.map'))).toEqual([])
  const kanalarkiv = (...args: string[]) => run(launcher, args, { cwd: folder })
  const dir = join(folder, 'Arkiv åäö')

  const made = await kanalarkiv('init', dir, '--municipality', 'Norrby kommun', '--json')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(made.out)).toMatchObject({ municipality: 'Norrby kommun', dir })
  const status = await kanalarkiv('status', '--archive', dir, '--lang', 'sv')
  expect(status.code).toBe(0)
  expect(status.out).toContain('Norrby kommun')
  const whole = await kanalarkiv('verify', '--archive', dir, '--json')
  expect(whole.code).toBe(0)
  expect(JSON.parse(whole.out)).toMatchObject({ verification: { lines: 1, findings: [] } })

  const unknown = await kanalarkiv('frobnicate', '--lang', 'en')
  expect(unknown).toMatchObject({ code: 2, out: '' })
  expect(unknown.err).toContain('There is no command frobnicate.')
  const missing = await kanalarkiv('status', '--archive', join(folder, 'ingenting'), '--json')
  expect(missing.code).toBe(1)
  expect(JSON.parse(missing.out)).toMatchObject({ error: { code: 'not-an-archive' } })

  // The verifier goes along, as a file that is read.
  const packages = join(folder, 'paket')
  await mkdir(packages)
  const written = await kanalarkiv('export', '--archive', dir, '--into', packages, '--json')
  expect(written.code).toBe(1)
  expect(JSON.parse(written.out)).toMatchObject({ error: { code: 'export-blocked' } })
  const notOne = await kanalarkiv('verify', '--package', packages, '--lang', 'en')
  expect(notOne.err).toContain('is not a package')

  // What is large is hashed in threads, whose code lies beside the program.
  const channel = ['--platform', 'facebook', '--name', 'Norrby', '--address', 'https://flode.example/norrby']
  const owner = ['--department', 'Kultur', '--responsible', 'Åsa Öberg', '--purpose', 'Nyheter']
  const added = await kanalarkiv('channel', 'add', ...channel, ...owner, '--archive', dir, '--json')
  const { id } = (JSON.parse(added.out) as { channel: { id: string } }).channel
  const exported = await largeExport(folder)
  const taken = await kanalarkiv(
    ...['intake', 'take', '--channel', id, '--own-name', OWN, exported, '--archive', dir, '--json']
  )
  expect(JSON.parse(taken.out)).toMatchObject({ import: { state: 'finished', imported: MESSAGES } })
  const openedLink = await kanalarkiv(
    ...['export', '--unfinished', 'include', '--archive', dir, '--into', packages, '--json']
  )
  expect(JSON.parse(openedLink.out)).toMatchObject({ export: { state: 'written' } })
  const [name = ''] = await readdir(packages)
  const checked = await kanalarkiv('verify', '--package', join(packages, name), '--json')
  expect(JSON.parse(checked.out)).toMatchObject({ verification: { findings: [] } })

  // The ending is Windows' own way to name a program of this kind; elsewhere a link on the path is usual.
  if (isWindows) return
  const link = join(folder, 'kanalarkiv')
  await symlink(launcher, link)
  expect(await run(link, ['--version'], { cwd: folder })).toMatchObject({
    code: 0,
    out: `${await version()}\n`
  })
})

const MESSAGES = 1_000

/** Of more than a megabyte, in few messages: each is a file of its own in the package. */
async function largeExport(folder: string): Promise<string> {
  const messages = Array.from({ length: MESSAGES }, (_, at) => ({
    from: at % 3 === 0 ? OWN : 'Kalle',
    at: 1_700_000_000_000 + at * 61_000,
    text: `Meddelande ${at} om badet i Åkersjön, och om bussen dit på lördagar. `.repeat(20)
  }))
  return writeZip(join(folder, 'facebook.zip'), {
    'messages/inbox/kalle_1/message_1.json': metaFile('Kalle', ['Kalle', OWN], messages)
  })
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version // our own file
}
