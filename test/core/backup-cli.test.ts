// Backups at the command line, with good and bad input, on real archives and folders.
import { appendFile, cp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn, type Row } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

const both = async (...args: string[]) =>
  [await kanalarkiv([...args, '--json']), await kanalarkiv(args)] as const

it('backs up, verifies, drills and restores an archive', async () => {
  const { on, json, dir } = await archiveWithChannel()
  const to = join(await temporaryFolder(), 'disk', 'kopior')
  const written = await json('backup', '--to', to)
  expect(written).toMatchObject({ backups: [{ folder: to, outcome: 'whole', number: 1 }] })
  // Without a folder: to all that are in use.
  expect((await on('backup')).out).toContain('Backup no. 2 is written to')
  expect(await json('backup', 'list')).toMatchObject({
    backups: [{ folder: to, plan: null, isEncrypted: false }]
  })

  const held = await on('backup', 'verify', '--from', to)
  expect([held.code, held.out]).toEqual([0, expect.stringMatching(/as it was written: 2 backups/)])
  expect(held.out).not.toContain('--archive')
  const [asJson, asText] = await both('backup', 'verify', '--from', to)
  expect(asJson.json()).toMatchObject({ from: to, verification: { generations: 2, findings: [] } })
  expect(asText.out).toContain('--archive')

  const drill = await kanalarkiv(['restore', '--from', to, '--drill'])
  expect([drill.code, drill.out]).toEqual([0, expect.stringContaining('The drill succeeded')])

  await rm(dir, { recursive: true })
  const into = join(await temporaryFolder(), 'new')
  const restored = await kanalarkiv(['restore', '--from', to, '--into', into, '--json'])
  expect([restored.code, restored.json()]).toEqual([
    0,
    { equal: true, restored: expect.objectContaining({ into, number: 2, damaged: [] }) }
  ])
  expect((await kanalarkiv(['verify', '--archive', into])).code).toBe(0)
  expect((await kanalarkiv(['channel', 'list', '--archive', into, '--json'])).json()).toMatchObject({
    channels: [{}]
  })
})

it('encrypts for a key, whose words are typed to restore', async () => {
  const { on, json } = await archiveWithChannel()
  const { key } = (await json('backup', 'make-key')) as { key: Row & { recipient: string; words: string } }
  const to = await temporaryFolder()
  expect(await json('backup', '--to', to, '--key', key.recipient)).toMatchObject({
    backups: [{ outcome: 'whole' }]
  })
  const into = join(await temporaryFolder(), 'new')
  const restore = (input: string) =>
    kanalarkiv(['restore', '--from', to, '--into', into, '--json'], { input })
  const without = await restore('')
  expect([without.code, errorIn(without).code]).toEqual([1, 'backup-key-needed'])
  const wrong = await restore('abandon '.repeat(24))
  expect([wrong.code, errorIn(wrong).code]).toEqual([1, 'recovery-words-wrong'])
  expect((await restore(key.words)).code).toBe(0)
  expect((await on('backup', 'verify', '--from', to)).code).toBe(0)
})

it('fetches a damaged and a missing file from a backup, and names what none has', async () => {
  const { on, json, dir, channel } = await archiveWithChannel()
  const { key } = (await json('backup', 'make-key')) as { key: { recipient: string; words: string } }
  const take = async (text: string) => {
    const { message } = await json(
      'message',
      'paste',
      '--channel',
      channel.id,
      '--sender',
      'Tove',
      '--text',
      text
    )
    return message as Row
  }
  await take('Ett meddelande som finns i säkerhetskopian')
  const to = await temporaryFolder()
  await json('backup', '--to', to, '--key', key.recipient)
  expect(await json('backup', 'repair')).toEqual({ repaired: [], lost: [] })
  const objects = async () =>
    (await readdir(join(dir, 'objects'), { recursive: true, withFileTypes: true }))
      .filter(each => each.isFile())
      .map(each => join(each.parentPath, each.name))
  const [backedUp = ''] = await objects()
  await take('Ett som kom sedan')
  const [later = ''] = (await objects()).filter(path => path !== backedUp)
  await writeFile(backedUp, 'annat')
  await rm(later)
  const without = await on('backup', 'repair', '--json')
  expect([without.code, errorIn(without).code]).toEqual([1, 'backup-key-needed'])
  const args = ['backup', 'repair', '--archive', dir, '--json']
  const repaired = await kanalarkiv(args, { input: key.words })
  const name = (path: string) => path.slice(-65).replace(/[/\\\\]/, '')
  expect([repaired.code, repaired.json()]).toEqual([4, { repaired: [name(backedUp)], lost: [name(later)] }])
  const verified = await on('verify', '--json')
  expect(verified.json()).toMatchObject({ verification: { findings: [{ code: 'object-missing' }] } })
  expect((await on('journal', '--limit', '1')).out).toContain('object.repaired')
})

it('says what is wrong, and changes nothing', async () => {
  const { on, dir } = await archiveWithChannel()
  const empty = await temporaryFolder()
  expect((await on('backup')).code).toBe(2)
  const inside = await on('backup', '--to', join(dir, 'kopior'), '--json')
  expect([inside.code, errorIn(inside).code]).toEqual([1, 'backup-folder-unusable'])
  for (const args of [
    ['--from', empty, '--drill'],
    ['--from', join(empty, 'x'), '--into', join(empty, 'y')]
  ]) {
    const none = await kanalarkiv(['restore', ...args, '--json'])
    expect([none.code, errorIn(none).code]).toEqual([1, 'no-backup'])
  }
  expect((await kanalarkiv(['restore', '--from', empty])).code).toBe(2)
  expect((await kanalarkiv(['restore', '--from', empty, '--into', empty, '--drill'])).code).toBe(2)
  expect((await kanalarkiv(['restore', '--from', empty, '--into', empty, '--as-of', 'igår'])).code).toBe(2)
  expect(await readdir(empty)).toEqual([])

  const to = await temporaryFolder()
  await on('backup', '--to', to)
  const [generation = ''] = await readdir(join(to, 'generations'))
  await appendFile(join(to, 'generations', generation, 'archive.db'), 'x')
  const verified = await kanalarkiv(['backup', 'verify', '--from', to, '--lang', 'sv'])
  expect([verified.code, verified.out]).toEqual([
    4,
    expect.stringContaining('Ändrad fil i säkerhetskopian: generations/')
  ])
  const into = join(empty, 'ny')
  const damaged = await kanalarkiv(['restore', '--from', to, '--into', into, '--json'])
  expect([damaged.code, errorIn(damaged).code]).toEqual([4, 'backup-damaged'])
  expect(await readdir(into)).not.toContain('archive.db')
})

it('backs up to each folder that is there, and names those that failed', async () => {
  const { on, json } = await archiveWithChannel()
  const [away, there] = [join(await temporaryFolder(), 'a'), await temporaryFolder()]
  const drawer = join(await temporaryFolder(), 'lådan')
  await json('backup', '--to', away)
  await json('backup', '--to', there)
  const targets = (await json('backup', 'list'))['backups'] as { folder: string }[]
  // The one that fails is asked first.
  const [first = '', second = ''] = targets.map(({ folder }) => folder)
  await rename(first, drawer)
  const asText = await on('backup')
  expect([asText.code, asText.out]).toEqual([
    3,
    expect.stringMatching(
      /Backup no\. 2 is written to .+\nNo backup to .+ \(ENOENT\).+Nothing was written there\.\n$/
    )
  ])
  expect(asText.out).toContain(`is written to ${second}:`)
  expect(asText.out).toContain(`No backup to ${first}:`)
  const asJson = await on('backup', '--json')
  expect([asJson.code, asJson.json()]).toMatchObject([
    3,
    {
      backups: [{ folder: second, number: 3, outcome: 'whole' }],
      refused: [{ folder: first, error: { code: 'backup-folder-unusable' } }]
    }
  ])
  // None at all is no part of the work done.
  await rename(second, `${drawer}-2`)
  expect((await on('backup')).code).toBe(1)
  await rename(`${drawer}-2`, second)
  await rename(drawer, first)
  expect((await on('backup')).code).toBe(0)
})

it('says only of its own backup that its seals were held against the journal, and of none unread that it has no stamps', async () => {
  const { on, json } = await archiveWithChannel()
  const other = await archiveWithChannel()
  const to = await temporaryFolder()
  await json('backup', '--to', to)
  expect((await on('backup', 'verify', '--from', to)).out).toMatch(/last seal of each backup held against/)
  const foreign = await other.on('backup', 'verify', '--from', to)
  expect(foreign.code).toBe(4)
  expect(foreign.out).not.toContain('held against the journal of the archive')
  expect(foreign.out).toContain('held against those before')
  await json('backup', '--to', to)
  const newest = (await readdir(join(to, 'generations'))).toSorted().at(-1) ?? ''
  await appendFile(join(to, 'generations', newest, 'archive.db'), 'x')
  const damaged = await on('backup', 'verify', '--from', to)
  expect(damaged.code).toBe(4)
  expect(damaged.out).toContain('The time stamps were not looked at')
})

it('takes no folder into use that no backup can be written to', async () => {
  const { on, json, dir } = await archiveWithChannel()
  const full = await temporaryFolder()
  await writeFile(join(full, 'brev.txt'), 'mitt')
  const refused = await on('backup', '--to', full, '--json')
  expect([refused.code, errorIn(refused).code]).toEqual([1, 'backup-folder-not-empty'])
  const unmade = join(full, 'ny')
  expect((await on('backup', '--to', unmade, '--key', 'age1x')).code).toBe(1)
  expect(await readdir(full)).toEqual(['brev.txt'])

  // A copy of the archive went on by itself, and its backups are not ours.
  const to = await temporaryFolder()
  const copy = `${dir}-2`
  await cp(dir, copy, { recursive: true })
  await kanalarkiv(['backup', '--archive', copy, '--to', to])
  const forked = await on('backup', '--to', to, '--json')
  expect([forked.code, errorIn(forked).code]).toEqual([1, 'backup-forked'])
  expect(await json('backup', 'list')).toMatchObject({ backups: [] })
})

it('says that the day to restore is none', async () => {
  const none = await kanalarkiv(['restore', '--from', '/x', '--drill', '--as-of', '2026-13-45'])
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('2026-13-45 is not a date.')])
})
