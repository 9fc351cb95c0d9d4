// The log of the app: five files of two megabytes, and no line or older file is lost to a reader that holds one of them.
import { renameSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { openLog } from '../../electron/main/log.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const FULL = 'x'.repeat(2_000_001)

/** What each log begins with, by name. */
async function beginnings(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).sort()
  const read = names.map(
    async name => [name, (await readFile(join(dir, name), 'utf8')).slice(0, 7).trim()] as const
  )
  return Object.fromEntries(await Promise.all(read))
}

async function fullLogs(): Promise<string> {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'kanalarkiv.log'), `fullt\n${FULL}\n`)
  for (const age of [1, 2, 3, 4]) await writeFile(join(dir, `kanalarkiv.${age}.log`), `äldre ${age}\n`)
  return dir
}

it('moves each on to the next, and drops the oldest', async () => {
  const dir = await fullLogs()
  openLog(dir).info('en rad')
  expect(await beginnings(dir)).toEqual({
    'kanalarkiv.log': '{"level',
    'kanalarkiv.1.log': 'fullt\nx',
    'kanalarkiv.2.log': 'äldre 1',
    'kanalarkiv.3.log': 'äldre 2',
    'kanalarkiv.4.log': 'äldre 3'
  })
})

it.each([
  ['the newest', 'kanalarkiv.log', 4],
  ['an older one', 'kanalarkiv.1.log', 3]
])('goes on while somebody holds %s, and drops nothing more at each try', async (_, held, kept) => {
  const dir = await fullLogs()
  let isHeld = true
  const move = (from: string, to: string) => {
    if (isHeld && basename(from) === held) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
    renameSync(from, to)
  }
  const log = openLog(dir, move)
  const line = 'y'.repeat(50_000)
  for (let tries = 0; tries < 12; tries++) log.info(line)
  const meanwhile = await beginnings(dir)
  expect(Object.values(meanwhile).filter(words => words.startsWith('äldre')).length).toBe(kept)
  isHeld = false
  for (let tries = 0; tries < 3; tries++) log.info(line)
  const after = await beginnings(dir)
  expect(after).toMatchObject({ 'kanalarkiv.1.log': 'fullt\nx', 'kanalarkiv.2.log': 'äldre 1' })
  expect(Object.keys(after)).toHaveLength(5)
  const said = await Promise.all(Object.keys(after).map(name => readFile(join(dir, name), 'utf8')))
  expect(said.join('').split('"msg"').length - 1).toBe(15)
})
