// Every command of the help, used as somebody errs: each says in one sentence what is wrong, and nothing is changed. `npm test`
// tries one way to err for each command, another for the next; `npm run test:long` tries all of them for all.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn } from '../helpers/cli/blog-archive.ts'
import { type Ended, kanalarkiv } from '../helpers/cli/in-process.ts'
import { isLong } from '../helpers/long.ts'
import { PIXEL } from '../helpers/taken.ts'

vi.setConfig({ testTimeout: 600_000 })

/** A command of the help, with what its usage says must be given. */
type Leaf = { readonly words: readonly string[]; readonly needed: number }

async function* leaves(words: readonly string[] = []): AsyncGenerator<Leaf> {
  const { out } = await kanalarkiv([...words, '--help'])
  const [, inside = ''] = out.split('\nCommands:\n')
  const [list = ''] = inside.split('\n\n')
  const [usage = ''] = out.split('\n\n')
  if (words.length > 0) yield { words, needed: [...usage.matchAll(/<[^>]+>/g)].length }
  for (const [, name = ''] of list.matchAll(/^ {2}(\S+)/gm))
    if (name !== 'help') yield* leaves([...words, name])
}

const NOWHERE = '00000000-0000-4000-8000-000000000000'
const DOCUMENTED = [0, 1, 2, 3, 4, 5, 6, 7]

let archive: Awaited<ReturnType<typeof archiveWithChannel>>
beforeEach(async () => {
  archive = await archiveWithChannel()
})

const all: Leaf[] = []
beforeAll(async () => {
  // What tells of events goes on until it is stopped.
  for await (const leaf of leaves()) if (leaf.words.join(' ') !== 'archive events') all.push(leaf)
})

let journal: Database.Statement
beforeEach(() => {
  const db = new Database(join(archive.dir, 'archive.db'), { readonly: true })
  journal = db.prepare('SELECT count(*) FROM journal').pluck()
  return () => void db.close()
})
const journalLines = () => Number(journal.get())

/** Fails for an end that is not told as it should be. */
function expectTold(args: readonly string[], ended: Ended, language: 'sv' | 'en'): void {
  const told = [args.join(' ').slice(0, 200), ended.code, ended.err.slice(0, 500)]
  expect(DOCUMENTED, String(told)).toContain(ended.code)
  if (ended.code === 0) return void ended.json()
  if (ended.json()['error'] === undefined) return
  const { message } = errorIn(ended)
  expect(ended.err, String(told)).toContain(`${language === 'sv' ? 'Fel' : 'Error'}: ${message}`)
  expect(message, String(told)).toMatch(/^\S.{10,1500}\.$/su)
  expect(message, String(told)).not.toMatch(/[{}]|undefined|\[object|SQLITE|Error:|\n\s+at /)
}

/** All of them in the long run; else the one whose turn it is. */
const inTurn = <T>(all: readonly T[], number: number): readonly T[] =>
  isLong ? all : all.filter((_, at) => at === number % all.length)

describe('every command', () => {
  const given = (leaf: Leaf, value: string) => [...leaf.words, ...Array<string>(leaf.needed).fill(value)]

  it('is found in the help', () => expect(all.length).toBeGreaterThan(220))

  it('with what is missing, wrong or unknown, six in Swedish and six in English', async () => {
    let before = journalLines()
    for (const [number, leaf] of all.entries()) {
      if (leaf.words.join() === 'init') continue
      const language = Math.floor(number / 6) % 2 === 0 ? 'sv' : 'en'
      const ways = [
        [...leaf.words],
        given(leaf, NOWHERE),
        given(leaf, 'zzz'),
        given(leaf, ''),
        [...given(leaf, NOWHERE), '--finnsinte'],
        [...given(leaf, NOWHERE), 'för', 'mycket']
      ]
      for (const args of inTurn(ways, number)) {
        const env = { KANALARKIV_BROWSER: '/finns/inte' }
        const ended = await kanalarkiv([...args, '--archive', archive.dir, '--json', '--lang', language], {
          env
        })
        expectTold(args, ended, language)
        // A word to watch may be any word at all.
        if (ended.code !== 0) expect([args, journalLines()]).toEqual([args, before])
        else before = journalLines()
      }
    }
  })

  it('on an archive that is not there, is a file, or is an empty folder', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'fil'), 'x')
    await mkdir(join(folder, 'tom'))
    for (const [number, leaf] of all.entries())
      for (const name of inTurn(['saknas', 'fil', 'tom'], number)) {
        const args = given(leaf, NOWHERE)
        const ended = await kanalarkiv([...args, '--archive', join(folder, name), '--json', '--lang', 'sv'])
        expectTold(args, ended, 'sv')
        // They look at the folder that is named, in which there is to be no archive yet, and at the computer.
        const isOfNone = ['archive check-folder', 'computer check'].includes(args.slice(0, 2).join(' '))
        expect([args, ended.code]).toEqual([
          args,
          isOfNone ? 0 : expect.toSatisfy((code: number) => code === 1 || code === 2)
        ])
      }
  })
})

it('says of which option a value is wrong, also when it is blank or swallowed the next option', async () => {
  const said = async (...args: string[]) => {
    const ended = await archive.on(...args, '--json')
    return [ended.code, errorIn(ended).message]
  }
  expect(await said('journal', '--limit', 'alla')).toEqual([
    2,
    '--limit: alla cannot be used as a count. Write a whole number from 1 to 500.'
  ])
  expect(await said('journal', '--limit', ' ')).toEqual([2, expect.stringContaining('--limit: ” ” cannot')])
  expect(await said('channel', 'show', '')).toEqual([2, expect.stringContaining('”” is not an id')])
  expect(await said('channel', 'edit', archive.channel.id, '--name', '--lang')).toEqual([
    2,
    'The option --name <NAME> lacks its value.'
  ])
  expect(await said('coverage', 'report', '--to', '')).toEqual([2, 'The option --to <DIR> lacks its value.'])
  const [, long] = await said('channel', 'show', `x${'y'.repeat(20_000)}`)
  expect(String(long).length).toBeLessThan(1500)
  expect((await archive.json('channel', 'show', archive.channel.id))['channel']).toMatchObject({
    name: 'Skolbloggen'
  })
})

it('keeps nothing of what is refused for a channel or a record that is not there', async () => {
  const before = journalLines()
  const file = join(await temporaryFolder(), 'bild.png')
  await writeFile(file, Buffer.from(PIXEL, 'base64'))
  const address = ['--address', 'https://blogg.example/a']
  const facts = ['--description', 'Bild', '--police-number', '5000-K1']
  const refused = async (...args: string[]) => {
    const ended = await archive.on(...args, '--json')
    expect([args, ended.code, errorIn(ended).code]).toEqual([args, 1, 'not-found'])
  }
  const channel = ['--channel', archive.channel.id]
  await refused('comment', 'facts', '--channel', NOWHERE, ...address, ...facts)
  await refused('message', 'paste', ...channel, '--sender', 'Eva', '--text', 'Hej', '--same-as', NOWHERE)
  await refused('comment', 'take', file, ...channel, ...address, '--same-as', 'abcd')
  await refused('moderation', 'proof', NOWHERE)
  const unread = await archive.on(
    'comment',
    'take',
    file,
    join(file, 'saknas'),
    ...channel,
    ...address,
    '--json'
  )
  expect([unread.code, errorIn(unread).code]).toEqual([1, 'file-unreadable'])
  expect(journalLines()).toBe(before)
  const wrong = await archive.on(
    'comment',
    'take',
    file,
    ...channel,
    ...address,
    '--same-as',
    'zzz',
    '--json'
  )
  expect([wrong.code, errorIn(wrong).code]).toEqual([2, 'usage'])
})
