// Channels at the command line, with good and bad input, on real archives.
import { describe, expect, it } from 'vitest'
import { archive, archiveWithChannel, CHANNEL, errorIn, type Row } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

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
    expect((await on('channel', 'show', id)).out).toMatch(
      /Decision-maker +KS § 9\nDay of decision +2026-03-03\n/
    )

    // The same owners are not entered twice.
    await json(...CHANNEL, '--address', 'https://blogg.example/c')
    const { lines } = await json('journal')
    const acts = (lines as Row[]).map(line => line['act'])
    expect(acts.filter(act => act === 'department.added' || act === 'person.added')).toHaveLength(2)
  })

  it('that is refused leaves nothing behind', async () => {
    const { json, on } = await archiveWithChannel()
    const before = await json('status')
    const other = [...CHANNEL, '--department', 'En helt ny', '--responsible', 'Nils Ny']
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
