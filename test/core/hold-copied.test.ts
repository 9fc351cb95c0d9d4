// What is held against the archive in the state in which it comes: a head as people copy it, and a package of which something is gone.
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

it('takes a head as it was quoted, typed in, folded or saved', async () => {
  const { dir, json } = await archiveWithChannel()
  const { verification } = (await json('verify')) as { verification: { lines: number; head: string } }
  const [number, seal] = [verification.lines, verification.head]
  const right = `${number}:${seal}`
  const wrong = `${number}:${seal.startsWith('0') ? '1' : '0'}${seal.slice(1)}`
  const folder = await temporaryFolder()
  const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
  const ways: readonly ((head: string) => string | Buffer)[] = [
    head => `> ${head}\r\n`,
    head => `> > ${head.toUpperCase()}`,
    head => `Sigill:\n ${head.replace(':', ' : ')} \n`,
    head => head.replace(':', ':\r\n'),
    head => `> ${head.replace(':', ':\n> ')}`,
    head => `${head.slice(0, 40)}=\r\n${head.slice(40)}\r\n`,
    head => `\uFEFF${head}`,
    head => utf16(`${head}\r\n`),
    head => utf16(head).swap16()
  ]
  for (const [at, way] of ways.entries()) {
    const file = join(folder, `${at}.txt`)
    for (const [head, exit] of [
      [right, 0],
      [wrong, 4]
    ] as const) {
      await writeFile(file, way(head))
      const { code } = await kanalarkiv(['verify', '--archive', dir, '--against', file])
      expect([at, code]).toEqual([at, exit])
    }
  }
  const typed = right.toUpperCase().replace(':', ': ')
  expect((await kanalarkiv(['verify', '--archive', dir, '--against', typed])).code).toBe(0)
})

it('names what is gone from a package that is held against the archive', async () => {
  const { dir, on, json, channel } = await archiveWithChannel()
  await on('message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--text', 'Hej')
  const bag = String((await json('export', '--unfinished', 'include'))['package'])
  const folder = join(await temporaryFolder(), 'paket')
  const found = async () => {
    const { code, json: told } = await kanalarkiv([
      ...['verify', '--package', folder, '--archive', dir, '--json']
    ])
    const { verification, held } = told() as { verification: { findings: unknown[] }; held?: unknown[] }
    return { code, findings: [...verification.findings, ...(held ?? [])] }
  }
  await cp(bag, folder, { recursive: true })
  expect(await found()).toEqual({ code: 0, findings: [] })
  const files = [
    ...['manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt'],
    ...['bag-info.txt', 'data/journal.jsonl', 'data/records.json']
  ]
  for (const name of files) {
    const path = join(folder, name)
    await rename(path, join(folder, '..', 'undan'))
    expect([name, await found()]).toEqual([
      name,
      { code: 4, findings: expect.arrayContaining([{ code: expect.any(String), what: name }]) }
    ])
    // A folder in its place is no file either.
    await mkdir(path)
    expect([name, (await found()).code]).toEqual([name, 4])
    await rm(path, { recursive: true })
    await rename(join(folder, '..', 'undan'), path)
  }
  expect(await found()).toEqual({ code: 0, findings: [] })
})
