// The register from the command line: what is said of channels and people, and its history.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ChannelId } from '#shared/ids.ts'
import { IMPORT_FIELDS } from '#shared/register-import.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { systemClock } from '../../electron/core/kernel/clock.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'
import { enterCapture } from '../helpers/captured.ts'
import { type Ended, kanalarkiv } from '../helpers/cli/in-process.ts'

type Row = Record<string, unknown> & { id: string }

async function archive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const on = (...args: string[]) => kanalarkiv([...args, '--archive', dir])
  expect((await kanalarkiv(['init', dir, '--municipality', 'Norrby kommun'])).code).toBe(0)
  const json = async (...args: string[]) => (await on(...args, '--json')).json()
  return { dir, on, json }
}
const CHANNEL = [
  ...['channel', 'add', '--platform', 'blog', '--name', 'Skolbloggen', '--department', 'Utbildning'],
  ...['--responsible', 'Åsa Öberg', '--purpose', 'Skolans vardag', '--address', 'https://blogg.example/a']
]
const codeOf = (ended: Ended) => (ended.json()['error'] as { code: string }).code

it('says all that the register holds of a channel, and changes only what is given', async () => {
  const { on, json } = await archive()
  const { channel } = await json(
    ...CHANNEL,
    ...['--about-page', 'https://blogg.example/om', '--stand-in', 'Bo Ek', '--contact', '0900-123 45'],
    ...[
      '--response-time',
      'Inom en arbetsdag',
      '--benefit',
      'Färre samtal',
      '--opened',
      '2020-02-03',
      '--logo'
    ]
  )
  const { id } = channel as Row
  expect(channel).toMatchObject({
    addresses: ['https://blogg.example/a', 'https://blogg.example/om'],
    kinds: ['page', 'about'],
    standInName: 'Bo Ek',
    about: {
      hasLogo: true,
      contact: '0900-123 45',
      responseTime: 'Inom en arbetsdag',
      openedOn: '2020-02-03'
    }
  })
  const edited = await json(
    ...['channel', 'edit', id, '--no-logo', '--videos-page', 'https://blogg.example/film'],
    ...['--without', 'Logotypen fanns aldrig där']
  )
  expect(edited['channel']).toMatchObject({
    addresses: ['https://blogg.example/a', 'https://blogg.example/om', 'https://blogg.example/film'],
    kinds: ['page', 'about', 'videos'],
    standInName: 'Bo Ek',
    about: { hasLogo: false, benefit: 'Färre samtal' }
  })
  const shown = (await on('channel', 'show', id, '--lang', 'sv')).out
  for (const text of [
    'https://blogg.example/om',
    'Om kanalen',
    'Ersättare',
    'Bo Ek',
    'Kommunens logotyp visas'
  ])
    expect(shown).toContain(text)
  expect((await on('channel', 'edit', id)).err).toContain('Give at least one thing to change')
})

it('leaves no department or person behind when what is said of the channel cannot be used', async () => {
  const { on, json } = await archive()
  expect(codeOf(await on(...CHANNEL, '--stand-in', 'Bo Ek', '--contact', 'x'.repeat(600), '--json'))).toBe(
    'invalid-input'
  )
  expect(await json('department', 'list')).toEqual({ departments: [] })
  expect(await json('person', 'list')).toEqual({ people: [] })
})

it('tells who changed what, when, and what it was before', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  await json('channel', 'edit', id, '--name', 'Skolans blogg', '--no-dialogue', '--without', 'Felskrivet')
  const told = await on('history', '--about', id.slice(0, 8), '--lang', 'sv')
  expect(told.code).toBe(0)
  expect(told.out).toContain('Namn: Skolbloggen → Skolans blogg')
  expect(told.out).toContain('Dialog: Ja → Nej')
  const { items } = await json('history', '--limit', '1')
  expect(items).toMatchObject([
    {
      act: 'channel.edited',
      changes: [{ field: 'name', before: 'Skolbloggen' }, { field: 'dialogue' }, { field: 'override' }]
    }
  ])
  expect(codeOf(await on('history', '--about', '0000ffff', '--json'))).toBe('not-found')
})

it('lists people and departments, and takes note of one who has left', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { people } = (await json('person', 'list')) as { people: Row[] }
  const person = people[0]?.id ?? ''
  expect((await on('person', 'edit', person, '--left', '2020-01-31', '--lang', 'sv')).out).toMatch(
    /Namn +Åsa Öberg/
  )
  expect((await on('person', 'list')).out).toContain('2020-01-31')
  expect((await on('channel', 'show', (channel as Row).id, '--lang', 'sv')).out).toMatch(
    /Har slutat +Ansvarig/
  )
  const more = CHANNEL.map(value => value.replace('blogg.example/a', 'blogg.example/b'))
  const refused = await on(...more, '--lang', 'sv')
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringContaining('Åsa Öberg har slutat (2020-01-31)')
  ])
  expect((await json('person', 'edit', person, '--back'))['person']).toMatchObject({ departedOn: null })
  expect((await on('person', 'edit', person, '--back', '--left', '2020-01-31')).code).toBe(2)
  expect((await on('person', 'edit', person, '--left', '31 januari')).code).toBe(2)
  const { departments } = (await json('department', 'list')) as { departments: Row[] }
  const department = departments[0]?.id ?? ''
  expect(
    (await json('department', 'edit', department, '--mailbox', 'skolan@norrby.example'))['department']
  ).toMatchObject({ name: 'Utbildning', mailbox: 'skolan@norrby.example' })
  await json(...more, '--department', 'Teknik', '--responsible', 'Bo Ek')
  expect(codeOf(await on('department', 'edit', department, '--name', 'Teknik', '--json'))).toBe(
    'department-exists'
  )
})

it('enters decisions with their document and shows who lacks one', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  const file = join(await temporaryFolder(), 'beslut.pdf')
  await writeFile(file, '%PDF-1.7')
  expect((await on('channel', 'lacking', '--lang', 'sv')).out).toMatch(/Skolbloggen.* Åsa Öberg .*saknas/)
  const decision = ['channel', 'mandate', id, '--by', 'Rektor', '--on', '2026-01-01']
  expect(codeOf(await on(...decision, '--until', '2025-01-01', '--json'))).toBe('invalid-input')
  expect(codeOf(await on(...decision, '--document', `${file}x`, '--json'))).toBe('file-unreadable')
  expect(codeOf(await on(...decision, '--person', 'Ingen Alls', '--json'))).toBe('not-found')
  expect(codeOf(await on(...decision, '--only-people', '--json'))).toBe('invalid-input')
  expect(
    (await on(...decision, '--person', 'Åsa Öberg', '--tool', 'WordPress', '--document', file)).code
  ).toBe(0)
  expect((await on('channel', 'mandates', id, '--lang', 'sv')).out).toMatch(/Rektor +2026-01-01/)
  expect(await json('channel', 'lacking')).toEqual({ lacking: [] })
})

it('refuses to close or change a channel that is not captured, says why, and does it for a reason', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  for (const act of [
    ['retire', id, '--because', 'Nedlagd'],
    ['change', id, '--what', 'Nytt namn']
  ]) {
    const refused = await on('channel', ...act, '--lang', 'sv')
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining(
        'Sidan https://blogg.example/a i kanalen Skolbloggen har ingen färdig insamling'
      )
    ])
  }
  expect((await on('channel', 'change', id, '--what', 'Nytt namn', '--without', 'Redan gjort')).code).toBe(0)
  expect(
    (
      await on(
        'channel',
        'retire',
        id,
        '--because',
        'Nedlagd',
        '--without',
        'Borta',
        '--on',
        '2199-01-01',
        '--json'
      )
    ).code
  ).toBe(2)
  expect(
    (
      await on(
        ...['channel', 'retire', id, '--because', 'Nedlagd', '--without', 'Redan borta'],
        ...['--on', '2026-01-31']
      )
    ).code
  ).toBe(0)
  expect((await on('channel', 'show', id, '--lang', 'sv')).out).toMatch(/Stängd +2026-01-31/)
  expect((await on('channel', 'list', '--all')).out).toContain('2026-01-31')
  const told = (await on('history', '--about', id, '--lang', 'sv')).out
  expect(told).toContain('Utan kontrollerad insamling: – → Redan borta')
  expect(told).toContain('Synlig ändring: – → Nytt namn')
})

it('says what a capture lacks before a channel is changed or closed, and does it once that is accepted', async () => {
  const { dir, on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  const opened = await openArchive(dir, openOptions(systemClock))
  const address = 'https://blogg.example/a'
  await enterCapture(opened.context, ChannelId.parse(id), address, 'Skolbloggen', 'partial')
  await opened.close()
  const acts = [
    ['edit', id, '--purpose', 'Något annat'],
    ['change', id, '--what', 'Nytt namn'],
    ['retire', id, '--because', 'Nedlagd']
  ]
  for (const act of acts) {
    const refused = await on('channel', ...act, '--lang', 'sv')
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringContaining(
        `Sidor vars insamling är ofullständig: 1. ${address}: Alla bilder på sidan kunde inte laddas. Samla in kanalen igen`
      )
    ])
  }
  expect((await json('channel', 'show', id))['channel']).toMatchObject({
    purpose: 'Skolans vardag',
    retiredAt: null
  })
  for (const act of acts) expect((await on('channel', ...act, '--accept-partial')).code).toBe(0)
  const lines = (await json('journal', '--about', id))['lines'] as { act: string; details: object }[]
  expect(lines.slice(0, 3).map(({ act, details }) => [act, details])).toEqual(
    ['channel.retired', 'channel.change-announced', 'channel.edited'].map(act => [
      act,
      expect.objectContaining({ captured: true, captures: 1, partial: 1 })
    ])
  )
})

it('seals a note, and opens it with the key alone', async () => {
  const { dir, on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  const typing = (input: string, ...args: string[]) => kanalarkiv([...args, '--archive', dir], { input })
  const credential = ['credential', 'add', '--channel', id, '--label', 'WordPress', '--where', 'Kassaskåpet']
  expect(codeOf(await on(...credential, '--holder', 'Ingen Alls', '--json'))).toBe('not-found')
  const added = (await json(...credential, '--holder', 'Åsa Öberg'))['credential'] as Row
  expect(codeOf(await typing('lösen\n', 'credential', 'seal', added.id, '--json'))).toBe('no-seal-key')
  expect(codeOf(await on('credential', 'make-key', '--department', 'X', '--holder', 'Y', '--json'))).toBe(
    'not-found'
  )
  const made = await on(
    'credential',
    'make-key',
    '--department',
    'Utbildning',
    '--holder',
    'Rektor',
    '--lang',
    'sv'
  )
  expect(made.out).toContain('Nyckeln och orden visas inte igen.')
  const [secret = ''] = made.out.split('\n')
  expect(secret).toMatch(/^AGE-SECRET-KEY-1/)
  expect((await typing('lösen\n', 'credential', 'seal', added.id)).out).toMatch(/Holder of the key +Rektor/)
  expect((await on('credential', 'list', '--channel', id)).out).toMatch(
    /WordPress +Åsa Öberg +– +Kassaskåpet +Rektor/
  )
  const open = ['credential', 'open', added.id, '--reason', 'Rektor är bortrest']
  expect(codeOf(await typing(`${secret}X\n`, ...open, '--json'))).toBe('wrong-key')
  // Who comes without any key is refused as well, and written down.
  expect(codeOf(await typing('', ...open, '--json'))).toBe('wrong-key')
  expect((await typing(`${secret}\n`, ...open)).out).toBe('lösen\n')
  const { lines } = (await json('journal', '--about', id)) as { lines: { act: string; details: object }[] }
  expect(lines.map(({ act }) => act).slice(0, 3)).toEqual([
    'sealed-note.opened',
    'sealed-note.refused',
    'sealed-note.refused'
  ])
  const words = [...made.out.matchAll(/\d+\. (\w+)/g)].map(([, word]) => word ?? '')
  expect(words).toHaveLength(24)
  const onPaper = words.map((word, at) => `${at + 1}. ${word}`).join('\n')
  expect((await typing(`${onPaper}\n`, ...open)).out).toBe('lösen\n')
  const restored = await typing(onPaper, 'credential', 'restore-key', '--lang', 'sv')
  expect(restored.out.split('\n')).toEqual([
    secret,
    expect.stringMatching(/Utbildning.*står i journalen\.$/),
    ''
  ])
  const misread = await typing(onPaper.replace(/2\. \w+/, '2. fönster'), ...open, '--lang', 'sv')
  expect([misread.code, misread.err]).toEqual([
    1,
    expect.stringContaining('Ord 2, ”fönster”, finns inte i ordlistan')
  ])
  const note = 'Användare: norrby\nLösenord: sju sjösjuka\n\nReservkoder: 11 22\n'
  await typing(note.replaceAll('\n', '\r\n'), 'credential', 'seal', added.id)
  expect((await typing(`${secret}\n`, ...open)).out).toBe(note)
  const seal = ['credential', 'seal', added.id, '--archive', dir, '--lang', 'sv']
  const typed = await kanalarkiv(seal, { input: 'Användare: x\b\bnorrby\rkod\r\rmer', isTyped: true })
  expect(typed.err).toContain('Skriv texten och avsluta med en tom rad.')
  expect((await typing(`${secret}\n`, ...open)).out).toBe('Användare:norrby\nkod\n')
  expect((await typing('\n\n', 'credential', 'seal', added.id)).code).toBe(2)
  expect(codeOf(await typing('x'.repeat(10_001), 'credential', 'seal', added.id, '--json'))).toBe(
    'invalid-input'
  )
  expect((await on('credential', 'keys', '--lang', 'sv')).out).toMatch(/Utbildning +Rektor .*ja/)
  expect((await on('credential', 'remove', added.id, '--because', 'Bytt konto')).code).toBe(0)
  expect((await on('credential', 'list')).out).toContain('Nothing to show')
})

it('marks a record as secret and lifts the mark, and refuses what is no record', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { id } = channel as Row
  const mark = ['secrecy', 'mark', `channel:${id}`, '--paragraph', 'OSL 21 kap. 3 §']
  expect((await on(...mark, '--lang', 'sv')).out).toMatch(/Paragraf +OSL 21 kap\. 3 §/)
  expect(codeOf(await on(...mark, '--json'))).toBe('already-secret')
  expect((await on('secrecy', 'list')).out).toContain('OSL 21 kap. 3 §')
  expect((await on('secrecy', 'lift', `channel:${id}`, '--because', 'Prövad')).code).toBe(0)
  expect(codeOf(await on('secrecy', 'lift', `channel:${id}`, '--because', 'Igen', '--json'))).toBe(
    'not-secret'
  )
  expect((await on('secrecy', 'mark', `hemlighet:${id}`, '--paragraph', 'OSL 21 kap. 3 §')).code).toBe(2)
})

it('ties a consent to captures that show the image, and says which', async () => {
  const { dir, on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const channelId = ChannelId.parse((channel as Row).id)
  const opened = await openArchive(dir, openOptions())
  const shown = await enterCapture(opened.context, channelId, 'https://blogg.example/a')
  const later = await enterCapture(opened.context, channelId, 'https://blogg.example/a')
  await opened.close()
  const file = join(await temporaryFolder(), 'samtycke.pdf')
  await writeFile(file, '%PDF-1.7')
  const add = ['consent', 'add', '--covers', 'A.B.', '--child', '--given', '2026-01-10', '--document', file]
  const { id } = (await json(...add, '--capture', shown.id.slice(0, 8)))['consent'] as Row
  const lines = async () => (await on('consent', 'show', id.slice(0, 8), '--lang', 'sv')).out
  expect(await lines()).toMatch(/A\.B\.[\s\S]*Barn +ja[\s\S]*samtycke\.pdf/)
  expect(await lines()).toMatch(/https:\/\/blogg\.example\/a +Skolbloggen/)
  const places = async () => (await json('consent', 'show', id))['consent']
  expect(await places()).toMatchObject({ places: [{ captureId: shown.id }] })
  const two = await json(...add, '--capture', shown.id, '--capture', later.id)
  expect(two['consent']).toMatchObject({ places: [{ captureId: later.id }] })
  // The same page again: the capture that was tied last is the one that is named.
  await json('consent', 'post', id, '--capture', later.id)
  expect(await places()).toMatchObject({ places: [{ captureId: later.id }] })
  const down = (await json('consent', 'withdraw', id, '--on', '2026-02-01'))['consent']
  expect(down).toMatchObject({ places: [{ captureId: later.id, commentState: 'noticed' }] })
  expect((await on('consent', 'post', id, '--capture', '0000ffff')).code).toBe(1)
  expect((await on('consent', 'show', '0000ffff')).code).toBe(1)
})

it('ties a user to a person of the register, and takes that away', async () => {
  const { json } = await archive()
  await json(...CHANNEL)
  const set = ['user', 'set', 'kim', '--role', 'moderator']
  const tied = await json(...set, '--person', 'Åsa Öberg')
  expect(tied['user']).toMatchObject({ personId: expect.any(String) })
  expect((await json(...set))['user']).toEqual(tied['user'])
  expect((await json(...set, '--no-person'))['user']).toMatchObject({ personId: null })
})

it('says that something must be changed', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const edit = ['person', 'edit', String((channel as Row & { responsibleId: string }).responsibleId)]
  expect(await on(...edit, '--lang', 'sv')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Ange minst en uppgift att ändra.')
  })
})

it('enters a consent, and on withdrawal says which posts have to come down', async () => {
  const { on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const file = join(await temporaryFolder(), 'samtycke.pdf')
  await writeFile(file, '%PDF-1.7')
  const add = ['consent', 'add', '--covers', 'A.B.', '--given', '2026-01-10', '--document', file]
  expect((await on(...add, '--post', 'https://blogg.example/p/1')).code).toBe(2)
  expect(codeOf(await on(...add, '--covers', '20150101-1234', '--json'))).toBe('invalid-input')
  const post = ['--channel', (channel as Row).id, '--post', 'https://blogg.example/p/1']
  const several = await json(...add, ...post, '--post', 'https://blogg.example/p/2')
  const addresses = ['https://blogg.example/p/1', 'https://blogg.example/p/2']
  expect(several['consent']).toMatchObject({ places: addresses.map(address => ({ address })) })
  const { id } = (await json(...add, ...post))['consent'] as Row
  expect((await on('consent', 'list', '--lang', 'sv')).out).toMatch(/A\.B\. .* 1 +.*gäller|A\.B\..*1/)
  const down = await on('consent', 'withdraw', id.slice(0, 8), '--on', '2026-02-01', '--lang', 'sv')
  expect(down.out).toMatch(/Läge +återkallat[\s\S]*https:\/\/blogg\.example\/p\/1 +Skolbloggen/)
  expect(codeOf(await on('consent', 'withdraw', id, '--on', '2026-02-02', '--json'))).toBe('consent-over')
  expect((await on('comment', 'list', '--lang', 'sv')).out).toContain('Skolbloggen')
})

it.each(['sv', 'en'])(
  'the help of the import names all that a column may be said to be (%s)',
  async language => {
    const { code, out } = await kanalarkiv(['import', '--help', '--lang', language])
    expect(code).toBe(0)
    // Between the option and the one after it, however the lines are broken.
    const said = /--column <[^>]*>([\s\S]*?)\n\s*--department/.exec(out)?.[1] ?? ''
    const names = said.split(/[\s,.:]+/)
    expect(IMPORT_FIELDS.filter(field => !names.includes(field))).toEqual([])
  }
)

it('asks who a name in a spreadsheet is, says what can be answered, and takes the answer', async () => {
  const { dir, on, json } = await archive()
  const { channel } = await json(...CHANNEL)
  const { responsibleId } = channel as { responsibleId: string }
  const file = join(dir, '..', 'kanaler.csv')
  const rows = ['Kanal;Plattform;Adress;Förvaltning;Ansvarig;Syfte']
  for (const at of ['ett', 'två'])
    rows.push(
      `Simhallen ${at};Facebook;https://flode.example/${at === 'ett' ? 1 : 2};Kultur;Åsa Öberg;Nyheter`
    )
  await writeFile(file, rows.join('\n'))
  const tried = await on('import', '--file', file)
  expect(tried.code).toBe(3)
  expect(tried.out).toContain(`--same "Åsa Öberg=${responsibleId}" if it is Åsa Öberg, Utbildning`)
  expect(tried.out).toContain('--another "Åsa Öberg" if it is another')
  const same = ['--same', `Åsa Öberg=${responsibleId.slice(0, 8)}`]
  expect((await on('import', '--file', file, ...same)).out).toContain('by your answer')
  expect((await on('import', '--file', file, '--same', 'Åsa Öberg')).code).toBe(2)
  expect((await on('import', '--file', file, ...same, '--apply')).code).toBe(0)
  const { people } = (await json('person', 'list')) as { people: Row[] }
  expect(people.filter(({ name }) => name === 'Åsa Öberg')).toHaveLength(1)
})

it('refuses an answer to what no row asks, and one that is no answer, and changes nothing', async () => {
  const { dir, on, json } = await archive()
  await json(...CHANNEL)
  const file = join(dir, '..', 'kanaler.csv')
  await writeFile(
    file,
    'Kanal;Plattform;Adress;Förvaltning;Ansvarig;Syfte\nSimhallen;Facebook;https://flode.example/1;Kultur;Åsa Öberg;Nyheter\n'
  )
  const refused = async (...answers: string[]) => {
    const { code, err } = await on('import', '--file', file, ...answers, '--apply', '--lang', 'sv')
    expect(code).toBe(2)
    return err
  }
  const unasked = await refused('--another', 'Asa Oberg', '--another', 'åsa  öberg')
  expect(unasked).toContain('Ingen rad frågar om Asa Oberg. Det som frågas om: Åsa Öberg.')
  const { people } = (await json('person', 'list')) as { people: Row[] }
  expect(await refused('--same', 'Åsa Öberg=earlier')).toContain(
    `earlier är inget svar på frågan om Åsa Öberg. Det som kan svaras: ${String(people[0]?.['id'])}; another.`
  )
  expect((await json('channel', 'list'))['channels']).toHaveLength(1)
  const done = await on('import', '--file', file, '--another', 'åsa  öberg', '--apply')
  expect(done.code).toBe(0)
  const again = await on('import', '--file', file, '--lang', 'sv')
  expect([again.code, again.out]).toEqual([
    0,
    expect.stringContaining('Rad 2, finns redan i registret: Simhallen')
  ])
})

it('takes answers to all that was asked at once, though some say what others ask', async () => {
  const { dir, on, json } = await archive()
  const file = join(dir, '..', 'kanaler.csv')
  const row = (at: number, department: string) =>
    `Kanal ${at};Facebook;https://flode.example/${at};${department};Bo Ek;Nyheter`
  await writeFile(
    file,
    ['Kanal;Plattform;Adress;Förvaltning;Ansvarig;Syfte', row(1, 'Kultur & fritid'), row(2, 'KoF')].join('\n')
  )
  const tried = await on('import', '--file', file)
  const answers = [...tried.out.matchAll(/--same "(.*?=earlier)"/g)].map(([, answer = '']) => answer)
  expect(answers).toEqual(['KoF=earlier', 'Bo Ek=earlier'])
  const same = answers.flatMap(answer => ['--same', answer])
  expect((await on('import', '--file', file, ...same, '--apply')).code).toBe(0)
  expect((await json('person', 'list'))['people']).toHaveLength(1)
})
