// What is written for one archive never goes into the folder of another, also not through a link.
import { mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

it('is refused in the folder of another archive', async () => {
  const { dir, on, json, channel } = await archiveWithChannel()
  await on('message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--text', 'Hej')
  const away = await temporaryFolder()
  const [other, copies, link] = [join(away, 'annat'), join(away, 'kopior'), join(away, 'genväg')]
  expect((await kanalarkiv(['init', other, '--municipality', 'Norrby'])).code).toBe(0)
  await json('backup', '--to', copies)
  await symlink(join(other, 'objects'), link, 'junction')
  await mkdir(join(other, 'exports', 'ut'))
  const before = (await readdir(other, { recursive: true })).filter(name => !name.startsWith('archive.db'))

  for (const place of [join(other, 'objects', 'ny'), join(link, 'ny'), join(other, 'ny', 'igen')])
    for (const args of [
      ['init', place, '--municipality', 'Söderby'],
      ['restore', '--from', copies, '--into', place]
    ]) {
      const refused = await kanalarkiv([...args, '--json'])
      expect([args[0], refused.code, errorIn(refused)]).toMatchObject([
        args[0],
        1,
        { code: 'folder-in-archive', params: { archive: expect.stringMatching(/annat$/) } }
      ])
    }
  const out = join(other, 'exports', 'ut')
  for (const [args, code] of [
    [['export', '--unfinished', 'include', '--into', out], 'folder-unusable'],
    [['export', '--unfinished', 'include', '--into', link], 'folder-unusable'],
    [['backup', '--to', join(other, 'kopior')], 'backup-folder-unusable']
  ] as const) {
    const refused = await kanalarkiv([...args, '--archive', dir, '--json'])
    expect([refused.code, errorIn(refused)]).toMatchObject([
      1,
      { code, params: { detail: 'in-other-archive' } }
    ])
  }
  const after = (await readdir(other, { recursive: true })).filter(name => !name.startsWith('archive.db'))
  expect(after.toSorted()).toEqual(before.toSorted())
  expect((await kanalarkiv(['verify', '--archive', other])).code).toBe(0)
  // Beside it there is room.
  expect((await kanalarkiv(['restore', '--from', copies, '--into', join(away, 'ny')])).code).toBe(0)
})
