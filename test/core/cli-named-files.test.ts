// A file that a person names at the command line and that is none, that holds nothing or that never answers: told of at once, in words.
import { execFileSync } from 'node:child_process'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

/** What names a file, each with how the file is said. */
const WAYS: readonly [string, (file: string, channel: string) => string[]][] = [
  ['intake take', (file, channel) => ['intake', 'take', file, '--channel', channel]],
  ['consent', file => ['consent', 'add', '--covers', 'x', '--given', '2026-01-01', '--document', file]],
  [
    'mandate',
    (file, id) => ['channel', 'mandate', id, '--by', 'KS', '--on', '2026-01-01', '--document', file]
  ],
  ['use-signer', file => ['export', 'use-signer', file]],
  ['platform set', file => ['platform', 'set', 'facebook', file]],
  [
    'certificates',
    file => ['timestamp', 'add', '--name', 'T', '--address', 'https://tsa.example/', '--certificates', file]
  ],
  ['input', file => ['person', 'add', '--input', file]]
]

async function refusalOf(on: Awaited<ReturnType<typeof archiveWithChannel>>, args: readonly string[]) {
  const ended = await kanalarkiv([...args, '--archive', on.dir, '--json'], { input: 'lösenord\n' })
  const { code, message } = errorIn(ended)
  return { exit: ended.code, code, message }
}

describe.each(WAYS)('%s', (_, args) => {
  it('refuses a file that holds nothing, is a folder, is missing or too large, and says which', async () => {
    const on = await archiveWithChannel()
    const at = await temporaryFolder()
    await writeFile(join(at, 'tom.json'), '')
    const empty = await refusalOf(on, args(join(at, 'tom.json'), on.channel.id))
    expect(empty).toMatchObject({ exit: 1, code: 'file-empty' })
    const missing = await refusalOf(on, args(join(at, 'borta.json'), on.channel.id))
    expect(missing).toMatchObject({ exit: 1, code: 'file-unreadable' })
    expect(missing.message).toContain('borta.json cannot be read (it does not exist)')
    await writeFile(join(at, 'stor.json'), '{')
    await truncate(join(at, 'stor.json'), 2 ** 41)
    const large = await refusalOf(on, args(join(at, 'stor.json'), on.channel.id))
    expect(large.exit).toBe(large.code === 'no-room-for-file' ? 7 : 1)
    expect(large.message).toMatch(/stor\.json/)
    await mkdir(join(at, 'mapp'))
    const folder = await refusalOf(on, args(join(at, 'mapp'), on.channel.id))
    expect(folder.exit).toBe(1)
    expect(folder.message).toMatch(/folder/)
  })

  // Windows has neither.
  it.skipIf(process.platform === 'win32')('waits for no pipe and no file that never answers', async () => {
    const on = await archiveWithChannel()
    const at = await temporaryFolder()
    execFileSync('mkfifo', [join(at, 'rör')])
    // The kernel's messages, of which there are no more to come.
    await symlink('/proc/kmsg', join(at, 'kärna'))
    for (const name of ['rör', 'kärna']) {
      const begun = performance.now()
      const { exit, code, message } = await refusalOf(on, args(join(at, name), on.channel.id))
      expect([exit, code]).toEqual([1, expect.stringMatching(/^file-(?:unreadable|empty)$/)])
      expect(message).toContain(name)
      expect(performance.now() - begun).toBeLessThan(3_000)
    }
  })
})

it('the archive is held against no file that holds nothing, and nobody waits for one', async () => {
  const on = await archiveWithChannel()
  const at = await temporaryFolder()
  await writeFile(join(at, 'tom'), '')
  await symlink('/proc/kmsg', join(at, 'kärna'))
  const against = (name: string) => refusalOf(on, ['verify', '--against', join(at, name)])
  expect(await against('tom')).toMatchObject({ exit: 1, code: 'file-empty' })
  if (process.platform === 'linux')
    expect((await against('kärna')).code).toMatch(/^file-(?:unreadable|empty)$/)
  expect(await against('borta')).toMatchObject({ exit: 2, code: 'usage' })
})

it.skipIf(process.platform === 'win32')('a log is not written to a pipe that nobody reads', async () => {
  const on = await archiveWithChannel()
  const at = join(await temporaryFolder(), 'rör')
  execFileSync('mkfifo', [at])
  const { exit, message } = await refusalOf(on, ['status', '--log', at])
  expect(exit).toBe(2)
  expect(message).toContain(`The log cannot be written to ${at}.`)
})

it.each(['-', '/dev/stdin', '/dev/fd/0'])(
  'takes what comes from standard input by the name %s',
  async name => {
    const on = await archiveWithChannel()
    const args = ['department', 'add', '--input', name, '--archive', on.dir, '--json']
    const { code, out } = await kanalarkiv(args, { input: '{ "name": "Parker", "mailbox": null }' })
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ department: expect.objectContaining({ name: 'Parker' }) })
    ])
  }
)
