// Every command that needs no browser, with good and bad input, on real archives.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { type Ended, kanalarkiv } from '../helpers/cli/in-process.ts'

type Row = Record<string, unknown> & { id: string }

const CHANNEL = [
  ...['channel', 'add', '--platform', 'blog', '--name', 'Skolbloggen', '--department', 'Utbildning'],
  ...['--responsible', 'Åsa Öberg', '--purpose', 'Skolans vardag']
]

/** A new archive and a way to run commands on it. */
async function archive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  const json = async (...args: string[]) => (await on(...args, '--json')).json()
  expect((await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])).code).toBe(0)
  return { dir, on, json }
}

async function archiveWithChannel() {
  const made = await archive()
  const { channel } = await made.json(...CHANNEL, '--address', 'https://blogg.example/a')
  return { ...made, channel: channel as Row }
}

const errorIn = (ended: Ended) => ended.json()['error'] as { code: string; message: string; params: object }

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
      [['journal', '--limit', '0', '--archive', 'x'], '0 cannot be used as a count.']
    ] satisfies [string[], string][]) {
      const ended = await kanalarkiv(args)
      expect([args, ended.code, ended.out]).toEqual([args, 2, ''])
      expect(ended.err).toContain(`Error: ${says}`)
      const json = await kanalarkiv([...args, '--json'])
      if (args.at(-1) !== '--archive') expect([args, errorIn(json).code]).toEqual([args, 'usage'])
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

describe('channel', () => {
  it('is registered with its owners, found by the beginning of its id, edited, mandated', async () => {
    const { on, json } = await archive()
    const mandate = ['--mandate-by', 'KS § 1', '--mandate-on', '2026-01-02', '--mandate-until', '2026-02-01']
    const { channel } = await json(
      ...CHANNEL,
      ...['--address', 'https://blogg.example/a', '--address', 'https://blogg.example/b', '--no-dialogue'],
      ...['--responsible-email', 'asa@norrby.example', ...mandate]
    )
    const { id } = channel as Row
    expect(channel).toMatchObject({
      addresses: ['https://blogg.example/a', 'https://blogg.example/b'],
      departmentName: 'Utbildning',
      responsibleName: 'Åsa Öberg',
      dialogue: false,
      mandate: { decidedBy: 'KS § 1', decidedOn: '2026-01-02', validUntil: '2026-02-01', reference: null }
    })
    expect(await json('channel', 'show', id.slice(0, 6).toUpperCase())).toMatchObject({ channel: { id } })
    await json(
      'channel',
      'edit',
      id.slice(0, 8),
      '--name',
      'Bloggen',
      '--dialogue',
      '--without',
      'Felskrivet'
    )
    await json('channel', 'mandate', id, '--by', 'KS § 9', '--on', '2026-03-03')
    const { channels } = await json('channel', 'list')
    expect(channels).toMatchObject([
      { name: 'Bloggen', dialogue: true, mandate: { decidedBy: 'KS § 9', validUntil: null } }
    ])
    expect((await on('channel', 'show', id)).out).toMatch(/Mandate +KS § 9, 2026-03-03\n/)

    // The same owners are not entered twice.
    await json(...CHANNEL, '--address', 'https://blogg.example/c')
    const { lines } = await json('journal')
    const acts = (lines as Row[]).map(line => line['act'])
    expect(acts.filter(act => act === 'department.added' || act === 'person.added')).toHaveLength(2)
  })

  it('that is refused leaves nothing behind', async () => {
    const { json, on } = await archiveWithChannel()
    const before = await json('status')
    const other = [...CHANNEL, '--department', 'En helt ny']
    for (const [address, code, exit] of [
      ['inte en adress', 'not-a-web-address', 1],
      ['ftp://blogg.example/', 'not-http', 1],
      ['https://blogg.example/a', 'already-registered', 1],
      ['https://a:b@blogg.example/', 'invalid-input', 2]
    ] satisfies [string, string, number][]) {
      const ended = await on(...other, '--address', address, '--json')
      expect([address, ended.code, errorIn(ended).code]).toEqual([address, exit, code])
    }
    const unnamed = await on(...other, '--address', 'https://x.example/', '--name', '', '--json')
    expect([unnamed.code, errorIn(unnamed).code]).toEqual([2, 'invalid-input'])
    for (const [args, says] of [
      [['--name', ''], 'Uppgiften namn kan inte användas: den är tom eller för kort.'],
      [['--department', ' '], 'Uppgiften förvaltningens namn kan inte användas: den är tom eller för kort.'],
      [
        ['--responsible', 'A\tB'],
        'Uppgiften den ansvarigas namn kan inte användas: den innehåller styrtecken.'
      ],
      [['--responsible-email', 'nej'], 'Uppgiften e-postadress kan inte användas: den har fel form.'],
      [
        ['--mandate-by', 'KS', '--mandate-on', '2026-02-02', '--mandate-until', '2026-02-01'],
        'Uppgiften sista giltighetsdag kan inte användas: slutet är före början.'
      ]
    ] satisfies [string[], string][]) {
      const ended = await on(...other, '--address', 'https://x.example/', ...args, '--lang', 'sv')
      expect([args, ended.code]).toEqual([args, 2])
      expect(ended.err).toContain(`Fel: ${says} Rätta den`)
    }
    expect((await on(...other, '--address', 'https://x.example/', '--mandate-by', 'KS')).code).toBe(2)
    expect((await on(...other, '--address', 'https://x.example/', '--platform', 'myspace')).code).toBe(2)
    expect(await json('status')).toEqual(before)
  })

  it('cannot be retired before it is captured, edited with nothing, or found by what is no id', async () => {
    const { on, channel } = await archiveWithChannel()
    const retired = await on('channel', 'retire', channel.id, '--because', 'Läggs ned', '--json')
    expect([retired.code, errorIn(retired).code]).toEqual([1, 'capture-before-retiring'])
    for (const change of [
      ['--name', 'Nytt namn'],
      ['--address', 'https://flode.example/nytt'],
      ['--purpose', 'Något annat'],
      ['--no-dialogue']
    ]) {
      const edited = await on('channel', 'edit', channel.id, ...change, '--json')
      expect([edited.code, errorIn(edited).code]).toEqual([1, 'capture-before-change'])
    }
    const edited = await on('channel', 'edit', channel.id, '--no-dialogue', '--lang', 'sv')
    expect(edited.err).toContain('Besökarna ser den här ändringen: Dialog. Sidan https://blogg.example/a')
    expect((await on('channel', 'retire', channel.id)).code).toBe(2)
    expect((await on('channel', 'edit', channel.id)).code).toBe(2)
    expect((await on('channel', 'edit', channel.id, '--lang', 'sv')).code).toBe(2)
    expect((await on('channel', 'mandate', channel.id, '--by', 'KS', '--on', '2026-02-30')).code).toBe(2)
    expect((await on('channel', 'show', 'abc')).code).toBe(2)
    const unknown = await on('channel', 'show', '00000000-0000-4000-8000-000000000000', '--json')
    expect([unknown.code, errorIn(unknown).code]).toEqual([1, 'not-found'])
  })

  it('is shown without what its name would do to a terminal, in 80 columns', async () => {
    const { dir, json, on } = await archive()
    const refused = await on(
      ...CHANNEL,
      '--name',
      '\x1b]0;titel\x07Ond',
      '--address',
      'https://x.example/',
      '--json'
    )
    expect([refused.code, errorIn(refused).code]).toEqual([2, 'invalid-input'])
    const name = `Ond\u202e ${'lång '.repeat(30)}slut`
    await json(...CHANNEL, '--name', name, '--address', 'https://blogg.example/a')
    const shown = await kanalarkiv(['channel', 'list', '--archive', dir], {
      columns: 80,
      env: { NO_COLOR: '1' }
    })
    expect(shown.out).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u)
    for (const line of shown.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    expect((await kanalarkiv(['channel', 'list', '--archive', dir], { columns: 80 })).out).toContain(
      '\x1b[1m'
    )
    const plain = await on('channel', 'list', '--json')
    expect(plain.out).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
    expect(plain.json()).toMatchObject({ channels: [{ name }] })
  })
})

describe('message', () => {
  it('is pasted, shown and routed in each of the three ways, once', async () => {
    const { on, json, channel, dir } = await archiveWithChannel()
    const paste = ['message', 'paste', '--channel', channel.id.slice(0, 8), '--archive', dir, '--json']
    const text = 'Hej!\r\nNär öppnar \x1b[2Jbadet? 🏊'
    const pasted = await kanalarkiv(
      [...paste, '--sender', 'Tove', '--received', '2026-03-01T09:30:00Z', '--sender-address', 'tove.a'],
      { input: text }
    )
    const { id } = pasted.json()['message'] as Row
    expect(pasted.json()).toMatchObject({
      message: { text, senderName: 'Tove', senderAddress: 'tove.a', receivedAt: '2026-03-01T09:30:00.000Z' }
    })
    expect((await on('message', 'show', id)).out).not.toContain('\x1b')

    const mail = await json('message', 'route', id.slice(0, 8), '--mailbox', 'kommun@norrby.example')
    expect(mail).toMatchObject({ message: { state: 'copied', route: { mailbox: 'kommun@norrby.example' } } })
    const eml = await on('message', 'eml', id)
    expect(eml.out).toMatch(/^[\s\S]*To: kommun@norrby\.example\r\n[\s\S]*\r\n\r\n/)
    expect(await json('message', 'eml', id)).toMatchObject({ name: expect.stringMatching(/\.eml$/) })
    const twice = await on('message', 'route', id, '--diary', 'KS 1', '--json')
    expect([twice.code, errorIn(twice).code]).toEqual([1, 'already-decided'])

    const next = async (sender: string) => {
      const ended = await kanalarkiv([...paste, '--sender', sender, '--text', `Hej från ${sender}`])
      return (ended.json()['message'] as Row).id
    }
    const [second, third] = [await next('Börje'), await next('Greta')]
    expect(await json('message', 'route', second, '--diary', 'KS 2026:1')).toMatchObject({
      message: { state: 'registered', route: { diaryNumber: 'KS 2026:1' } }
    })
    await json('message', 'route', third, '--redirect', 'Skriv till brevlådan.')
    const { messages } = await json('message', 'list', '--state', 'redirected')
    expect(messages).toMatchObject([{ senderName: 'Greta', route: { replyText: 'Skriv till brevlådan.' } }])
  })

  it('that cannot be taken in or routed as asked changes nothing', async () => {
    const { on, json, channel, dir } = await archiveWithChannel()
    const paste = ['message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--archive', dir]
    expect((await kanalarkiv(paste, { input: ' \n' })).code).toBe(2)
    expect((await kanalarkiv([...paste, '--received', 'i går', '--text', 'Hej'])).code).toBe(2)
    expect((await on('message', 'paste', '--channel', channel.id, '--text', 'Hej')).code).toBe(2)
    expect(await json('message', 'list')).toEqual({ messages: [], next: null })

    const { id } = (await kanalarkiv([...paste, '--text', 'Hej', '--json'])).json()['message'] as Row
    expect((await on('message', 'route', id)).code).toBe(2)
    expect((await on('message', 'route', id, '--diary', '1', '--redirect', 'x')).code).toBe(2)
    const mailbox = await on('message', 'route', id, '--mailbox', 'ingen adress', '--json')
    expect([mailbox.code, errorIn(mailbox).code]).toEqual([2, 'invalid-input'])
    const eml = await on('message', 'eml', id, '--json')
    expect([eml.code, errorIn(eml).code]).toEqual([1, 'not-found'])
    expect(await json('message', 'show', id)).toMatchObject({ message: { state: 'undecided' } })
  })

  it('comes as files too: what is refused waits in the inbox and is taken from there', async () => {
    const { on, json, channel, dir } = await archiveWithChannel()
    const folder = await temporaryFolder()
    const [mail, text] = [join(folder, 'brev.eml'), join(folder, 'text.txt')]
    await writeFile(mail, 'From: Bo <bo@example.org>\r\nDate: Tue, 3 Mar 2026 10:00:00 +0100\r\n\r\nHej!\r\n')
    await writeFile(text, 'Vem är jag?')
    const take = ['message', 'file', '--channel', channel.id]
    const ended = await on(...take, mail, text, '--json')
    expect(ended.code).toBe(1)
    expect(ended.json()).toMatchObject({
      messages: [{ senderName: 'Bo', originalName: 'brev.eml', receivedAt: '2026-03-03T09:00:00.000Z' }],
      refused: [{ file: 'text.txt', error: { code: 'sender-unknown' } }]
    })
    const waiting = await on(...take, '--inbox', '--json')
    expect([waiting.code, errorIn(waiting).code]).toEqual([1, 'sender-unknown'])
    expect(await readdir(join(dir, 'inbox'))).toHaveLength(1)
    const taken = await json(...take, '--inbox', '--sender', 'Greta')
    expect(taken).toMatchObject({ refused: [] })
    expect((taken['messages'] as Row[])[0]).toMatchObject({ senderName: 'Greta', text: 'Vem är jag?' })
    expect(await readdir(join(dir, 'inbox'))).toEqual([])
    expect(await json(...take, '--inbox')).toEqual({ messages: [], refused: [] })
    expect((await on(...take)).code).toBe(2)
    expect((await on(...take, '--inbox', mail)).code).toBe(2)
    const missing = await on(...take, join(folder, 'finns-inte'), '--json')
    expect([missing.code, errorIn(missing).code]).toEqual([1, 'file-unreadable'])
    expect((await on('verify')).code).toBe(0)
  })
})

describe('export and verify', () => {
  async function exported() {
    const made = await archiveWithChannel()
    const { on, json, channel } = made
    await on('message', 'paste', '--channel', channel.id, '--sender', 'Tove', '--text', 'Hej')
    const written = await json(
      ...['export', '--channel', channel.id.slice(0, 8), '--from', '2026-01-01', '--unfinished', 'include']
    )
    return { ...made, folder: String(written['package']) }
  }

  it('write a package that is verified from the outside', async () => {
    const { json, on, folder, dir } = await exported()
    expect(existsSync(join(folder, 'verify.mjs'))).toBe(true)
    expect(folder.startsWith(join(dir, 'exports'))).toBe(true)
    expect(await json('export', 'list')).toMatchObject({ exports: [{ state: 'written' }] })
    const checked = await kanalarkiv(['verify', '--package', folder, '--json'])
    expect([checked.code, checked.json()]).toMatchObject([
      0,
      { package: folder, verification: { findings: [] } }
    ])
    expect((await on('verify')).out).toMatch(/^All is right\. Journal lines: \d+\. Files: 1/)
    expect(await json('verify')).toMatchObject({ verification: { objects: 1, findings: [] } })
  })

  it('choose what goes along, and show what would and what stops it', async () => {
    const { on, json, channel } = await exported()
    const stopped = await on('export', '--kind', 'message', '--lang', 'sv')
    expect([stopped.code, stopped.err]).toEqual([1, expect.stringContaining('som ingen har beslutat om')])
    const shown = await json('export', 'preview', '--department', 'utbildning', '--kind', 'message')
    expect(shown).toMatchObject({
      proposal: { messages: 1, captures: 0, blockers: [{ code: 'undecided-messages', count: 1 }] },
      records: [{ kind: 'message', channelId: channel.id, state: 'undecided', what: 'Hej' }],
      next: null
    })
    const { records } = shown as { records: { id: string }[] }
    const only = `message:${records[0]?.id}`
    expect(await json('export', 'preview', '--record', only)).toMatchObject({ records: [{ what: 'Hej' }] })
    const fields = await on('export', 'four-fields', only)
    expect([fields.code, fields.out]).toEqual([0, expect.stringContaining('Vad det rör: Hej')])
    expect((await on('export', 'four-fields', 'message')).code).toBe(2)
    const without = await on('export', 'preview', '--unfinished', 'leave-out')
    expect(without.out).toContain('Left out, not finished: 1.')
    expect(without.out).toContain('Nothing is selected.')
    const old = await json('export', 'preview', '--half-year', '2001-H1')
    expect(old).toMatchObject({ records: [], proposal: { messages: 0 } })
    expect((await on('export', 'preview', '--department', 'Ingen')).code).toBe(1)
    expect((await on('export', 'preview', '--half-year', '2026-H3')).code).toBe(2)
    expect((await on('export', 'preview', '--state', 'borta')).code).toBe(2)
    expect((await on('export', 'preview', '--record', 'comment')).code).toBe(2)
  })

  it('name what is not right and end with 4', async () => {
    const { on, folder, dir } = await exported()
    const index = join(folder, 'data', 'records.json')
    await writeFile(index, (await readFile(index, 'utf8')).replace('Tove', 'Bove'))
    const wrong = await kanalarkiv(['verify', '--package', folder, '--lang', 'sv'])
    expect(wrong.code).toBe(4)
    expect(wrong.out).toContain('Ändrad: data/records.json')

    const name = createHash('sha256').update('Hej').digest('hex')
    await writeFile(join(dir, 'objects', name.slice(0, 2), name.slice(2)), 'Hoj')
    const archive = await on('verify', '--json')
    expect(archive.code).toBe(4)
    expect(archive.json()).toMatchObject({
      verification: { findings: [{ code: 'object-changed', what: name }] }
    })
  })

  it('refuse what cannot be exported or is no package', async () => {
    const { on } = await archiveWithChannel()
    const nothing = await on('export', '--from', '2001-01-01', '--to', '2001-12-31', '--json')
    expect([nothing.code, errorIn(nothing).code]).toEqual([1, 'export-blocked'])
    expect((await on('export', '--from', '2026-02-02', '--to', '2026-02-01')).code).toBe(2)
    expect((await on('export', '--from', '2026-13-01')).code).toBe(2)
    expect((await on('export', '--channel', 'ffff')).code).toBe(1)
    const empty = join(await temporaryFolder(), 'tom')
    await mkdir(empty)
    expect((await kanalarkiv(['verify', '--package', empty])).code).toBe(2)
    expect((await kanalarkiv(['verify', '--package', join(empty, 'nej')])).code).toBe(2)
    const file = join(empty, 'fil')
    await writeFile(file, '')
    expect(errorIn(await kanalarkiv(['verify', '--package', file, '--json'])).code).toBe('not-a-folder')
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
    expect([short.code, short.err]).toEqual([2, expect.stringContaining('sökord')])
    expect((await on('search')).code).toBe(2)
    expect((await on('search', 'x', '--kind', 'allt')).code).toBe(2)
    expect((await on('search', 'badhus', '--from', '2026-02-02', '--to', '2026-02-01')).code).toBe(2)
  })
})

describe('capture and comment, before any page is opened', () => {
  it('refuse what cannot be done', async () => {
    const { on, json, channel } = await archive().then(async made => ({
      ...made,
      channel: (await made.json(...CHANNEL, '--address', 'https://blogg.example/a'))['channel'] as Row
    }))
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
