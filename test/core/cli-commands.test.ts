// The command line itself, and the commands on a whole archive that need no browser, with good and bad input.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archive, archiveWithChannel, errorIn, type Row } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

describe('the command line itself', () => {
  it('shows its help and exit codes in both languages', async () => {
    const english = await kanalarkiv(['--help'])
    expect(english.code).toBe(0)
    expect(english.out).toContain('Exit codes:')
    expect(english.out).toContain('  5  the archive is open in another program')
    expect(english.out).not.toContain('demo')
    const swedish = await kanalarkiv(['channel', 'add', '--help', '--lang', 'sv'])
    expect(swedish.code).toBe(0)
    expect(swedish.out).toContain('Så skrivs det: kanalarkiv channel add [val]')
    expect(swedish.out).toContain('Registrera en kanal.')
    expect(swedish.out).not.toMatch(/Usage|Options|Commands|display/)
    for (const line of `${english.out}${swedish.out}`.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('ends with 2 and says what is wrong with a command that cannot be used', async () => {
    for (const [args, says] of [
      [[], 'A command is missing.'],
      [['channel'], 'A command is missing.'],
      [['dance'], 'There is no command dance.'],
      [['message', 'dance'], 'There is no command dance.'],
      [['status', '--loud'], 'There is no option --loud here.'],
      [['status', 'more'], 'Too many arguments are given.'],
      [['channel', 'show'], 'The argument ID is missing.'],
      [['init', 'x'], 'The option --municipality <NAME> must be given.'],
      [['status', '--archive'], 'The option --archive <DIR> lacks its value.'],
      [['status', '--lang', 'fi'], 'fi cannot be used for --lang <LANG>. Choose among: sv, en.'],
      [['status'], 'Say which archive with --archive DIR'],
      [['journal', '--limit', '0', '--archive', 'x'], '--limit: 0 cannot be used as a count.']
    ] satisfies [string[], string][]) {
      const ended = await kanalarkiv(args)
      expect([args, ended.code, ended.out]).toEqual([args, 2, ''])
      expect(ended.err).toContain(`Error: ${says}`)
      const json = await kanalarkiv([...args, '--json'])
      if (args.at(-1) !== '--archive') expect([args, errorIn(json).code]).toEqual([args, 'usage'])
    }
  })

  it('makes all commands where all are told of, and knows the one that is meant from the value of an option', async () => {
    const whole = await kanalarkiv(['--help'])
    expect(await kanalarkiv(['--help', 'channel'])).toMatchObject({ code: 0, out: whole.out })
    expect(whole.out).toContain('\n  comment ')
    for (const args of [
      ['--archive', 'comment', 'channel', 'list'],
      ['--json', '--lang', 'en', '--archive', 'status', 'channel', 'list']
    ])
      expect(errorIn(await kanalarkiv([...args, '--json'])).code).toBe('not-an-archive')
  })

  it('names what is to be typed in the language asked for', async () => {
    for (const [args, says] of [
      [['init', 'x'], 'Valet --municipality <NAMN> måste anges.'],
      [['status', '--log'], 'Valet --log <FIL> saknar sitt värde.'],
      [['credential', 'seal'], 'Uppgiften ID saknas.'],
      [['user', 'set'], 'Uppgiften ANVÄNDARE saknas.'],
      [['status', '--lang', 'fi'], 'fi kan inte användas för --lang <SPRÅK>. Välj bland: sv, en.']
    ] satisfies [string[], string][]) {
      const ended = await kanalarkiv(args, { env: { LANG: 'sv_SE.UTF-8' } })
      expect([ended.code, ended.err]).toEqual([2, expect.stringContaining(`Fel: ${says}`)])
    }
  })

  it('points to the help of the command there is, never of one there is not', async () => {
    for (const [args, command] of [
      [['dance'], 'kanalarkiv'],
      [['message', 'dance'], 'kanalarkiv message'],
      [['channel', 'show'], 'kanalarkiv channel show'],
      [['status', 'more'], 'kanalarkiv status']
    ] satisfies [string[], string][]) {
      const { err } = await kanalarkiv(args)
      expect(err).toContain(`\nUsage: ${command} [options]`)
      expect(err).toContain(`See ${command} --help.\n`)
    }
  })

  it('says refusals in the language asked for, and as one JSON object', async () => {
    const args = ['status', '--archive', join(await temporaryFolder(), 'tom')]
    const swedish = await kanalarkiv([...args, '--lang', 'sv'])
    expect([swedish.code, swedish.out]).toEqual([1, ''])
    expect(swedish.err).toContain('är inte ett Kanalarkiv-arkiv')
    const english = await kanalarkiv(['--json', ...args])
    expect(english.code).toBe(1)
    expect(errorIn(english)).toMatchObject({ code: 'not-an-archive', params: { dir: args[2] } })
    expect(english.err).toContain('is not a Kanalarkiv archive')
  })

  it('writes a log where it is asked to, and refuses a place where it cannot', async () => {
    const dir = await temporaryFolder()
    const log = join(dir, 'sub', 'log')
    await kanalarkiv(['status', '--archive', dir, '--log', log])
    expect(existsSync(log)).toBe(true)
    const wrong = await kanalarkiv(['status', '--archive', dir, '--log', join(log, 'x')])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain('The log cannot be written')
  })
})

describe('init, status and journal', () => {
  it('take yes or no for an argument that is one of them, and nothing else', async () => {
    const { dir } = await archiveWithChannel()
    const set = (word: string) => kanalarkiv(['archive', 'pictures', 'set', word, '--archive', dir, '--json'])
    expect((await set('no')).json()).toMatchObject({ pictures: { isOn: false } })
    expect((await set('yes')).json()).toMatchObject({ pictures: { isOn: true } })
    const other = await set('kanske')
    expect(other).toMatchObject({ code: 2 })
    expect(errorIn(other).message).toContain('yes, no')
  })

  it('make an archive once, in a folder that may be named in three ways', async () => {
    const dir = await temporaryFolder()
    const named = ['--municipality', 'Norrby kommun', '--json']
    const first = await kanalarkiv(['init', join(dir, 'a'), ...named])
    expect(first.code).toBe(0)
    expect(first.json()).toMatchObject({ municipality: 'Norrby kommun', dir: join(dir, 'a'), channels: 0 })
    expect((await kanalarkiv(['init', '--archive', join(dir, 'b'), ...named])).code).toBe(0)
    const env = { KANALARKIV_ARCHIVE: join(dir, 'c') }
    expect((await kanalarkiv(['init', ...named], { env })).code).toBe(0)
    expect((await kanalarkiv(['status', '--json'], { env })).json()).toMatchObject({ dir: join(dir, 'c') })

    const again = await kanalarkiv(['init', join(dir, 'a'), ...named])
    expect([again.code, errorIn(again).code]).toEqual([1, 'archive-exists'])
    await writeFile(join(dir, 'fil'), '')
    expect(errorIn(await kanalarkiv(['init', join(dir, 'fil'), ...named])).code).toBe('not-a-folder')
    expect(errorIn(await kanalarkiv(['init', dir, ...named])).code).toBe('folder-not-empty')
    const empty = await kanalarkiv(['init', join(dir, 'd'), '--municipality', ' ', '--json'])
    expect([empty.code, errorIn(empty).code]).toEqual([2, 'invalid-input'])
  })

  it('show what has been done, a page at a time', async () => {
    const { on, json } = await archiveWithChannel()
    expect(await json('status')).toMatchObject({ channels: 1, channelsDue: 1, journalLines: 4 })
    expect((await on('status', '--lang', 'sv')).out).toMatch(/Kanaler +1, varav 1 ska samlas in\n/)
    const page = await json('journal', '--limit', '3')
    expect((page['lines'] as Row[]).map(line => line['act'])).toEqual([
      'channel.registered',
      'person.added',
      'department.added'
    ])
    const rest = await json('journal', '--after', String(page['next']))
    expect(rest).toMatchObject({ lines: [{ act: 'archive.created' }], next: null })
  })
})

describe('search', () => {
  it('finds messages and the register, says what is too short, and refuses what cannot be searched for', async () => {
    const { on, json, channel } = await archiveWithChannel()
    await on(
      'message',
      'paste',
      '--channel',
      channel.id,
      '--sender',
      'Tove Ål',
      '--text',
      'Hej, är badhuset öppet?'
    )
    expect(await json('search', 'badhus', 'är', '--kind', 'message')).toMatchObject({
      items: [{ kind: 'message', title: 'Tove Ål', excerpt: 'Hej, är badhuset öppet?' }],
      next: null,
      register: [],
      ignored: ['är'],
      waiting: 0
    })
    const shown = await on('search', 'skolbloggen')
    expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('channel: Skolbloggen')])
    expect(
      await json('search', 'badhus', '--channel', channel.id.slice(0, 8), '--to', '2020-01-01')
    ).toMatchObject({
      items: []
    })
    const short = await on('search', 'är', '--lang', 'sv')
    expect([short.code, short.err]).toEqual([2, expect.stringContaining('kortare än tre bokstäver')])
    expect((await on('search')).code).toBe(2)
    expect((await on('search', 'x', '--kind', 'allt')).code).toBe(2)
    expect((await on('search', 'badhus', '--from', '2026-02-02', '--to', '2026-02-01')).code).toBe(2)
  })
})

describe('capture and comment, before any page is opened', () => {
  it('refuse what cannot be done', async () => {
    const { on, json, channel } = await archiveWithChannel()
    for (const args of [
      ['capture'],
      ['capture', '--all', '--due'],
      ['capture', '--all', '--kind', 'monthly'],
      ['capture', 'dance'],
      ['capture', 'show', 'xyz'],
      ['comment', 'save', '--channel', channel.id],
      ['comment', 'decide', channel.id, '--category', 'h'],
      ['comment', 'removed', channel.id, '--kind', 'burnt'],
      ['comment', 'list', '--state', 'loud']
    ])
      expect([args, (await on(...args)).code]).toEqual([args, 2])
    for (const args of [
      ['capture', '--channel', 'ffff'],
      ['capture', 'show', '00000000-0000-4000-8000-000000000000'],
      ['comment', 'candidates', '--address', 'ftp://x'],
      ['comment', 'save', '--channel', channel.id, '--address', 'nej'],
      ['comment', 'verify', 'ffff'],
      ['comment', 'retry', '00000000-0000-4000-8000-000000000000']
    ])
      expect([args, (await on(...args)).code]).toEqual([args, 1])
    expect(await json('capture', 'list')).toEqual({ captures: [], next: null })
    expect(await json('comment', 'list')).toEqual({ comments: [], next: null })
    const empty = await archive()
    const nothing = await empty.on('capture', '--all', '--json')
    expect([nothing.code, errorIn(nothing).code]).toEqual([1, 'nothing-to-capture'])
    expect(nothing.err).not.toContain('Starting the browser')
  })
})
