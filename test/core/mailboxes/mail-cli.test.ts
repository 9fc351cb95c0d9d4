// Mail and the inbox from the command line, against a real mail server.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/archive.ts'
import { type Ended, kanalarkiv } from '../../helpers/cli/in-process.ts'
import { cuttableLine } from '../../helpers/cut-line.ts'
import { noKeychain, startKeychain } from '../../helpers/keychain.ts'
import { type MailServer, noMailServer, PASSWORD, startMailServer } from '../../helpers/mail-server.ts'
import { startSmtp } from '../../helpers/smtp.ts'

const missing = noMailServer() ?? noKeychain()

describe.skipIf(missing !== null)(`mail${missing === null ? '' : ` (${missing})`}`, () => {
  let server: MailServer
  beforeAll(async () => {
    await startKeychain()
    server = await startMailServer()
  })
  afterAll(async () => {
    await server?.stop()
  })

  async function archive() {
    const env = { KANALARKIV_ARCHIVE: join(await temporaryFolder(), 'arkiv') }
    const run = (args: readonly string[], input = ''): Promise<Ended> => kanalarkiv(args, { env, input })
    await run(['init', '--municipality', 'Norrby kommun'])
    const added = await run([
      ...[
        'channel',
        'add',
        '--json',
        '--platform',
        'facebook',
        '--name',
        'Norrby kommun',
        '--purpose',
        'Dialog'
      ],
      ...[
        '--address',
        'https://flode.example/norrby',
        '--department',
        'Kansliet',
        '--responsible',
        'Åsa Öberg'
      ]
    ])
    expect(added.err).toBe('')
    return run
  }

  it('fetches, assigns, answers, routes and sends, each told in words', async () => {
    const run = await archive()
    const smtp = await startSmtp({ relay: (to, raw) => server.deliver(to, raw) })
    await server.deliver(
      'sociala@norrby.example',
      'From: Åsa <asa@exempel.example>\r\nSubject: Lampan\r\nMessage-ID: <l@exempel.example>\r\n\r\nTrasig lampa.\r\n'
    )
    const channels = (await run(['channel', 'list', '--json'])).json()['channels'] as { id: string }[]
    const channel = channels[0]?.id ?? ''
    const at = ['--host', '127.0.0.1', '--security', 'none']
    const box = [
      'mail',
      'mailbox',
      '--channel',
      channel,
      ...at,
      '--port',
      String(server.imap),
      '--user',
      'sociala@norrby.example'
    ]
    expect((await run([...box, '--keep'], 'fel')).err).toContain('does not accept the user name and password')
    expect((await run([...box, '--keep', '--flag'], PASSWORD)).err).toContain('--keep')
    expect((await run([...box, '--move', 'Arkiverat'], PASSWORD)).out).toContain('Arkiverat')
    const [boxRow] = ((await run(['mail', 'status', '--json'])).json()['mailboxes'] as { id: string }[]) ?? []
    const password = ['mail', 'password', boxRow?.id ?? '']
    expect((await run(password, 'fel')).err).toContain('does not accept the user name and password')
    expect((await run(password, PASSWORD)).code).toBe(0)
    expect((await run(['mail', 'password', 'finns-inte'], PASSWORD)).code).not.toBe(0)
    expect((await run(['mail', 'fetch'])).out).toContain('1 mail, of which 1 new')
    const [thread] = (await run(['inbox', 'list', '--json'])).json()['threads'] as { id: string }[]
    const id = thread?.id.slice(0, 8) ?? ''
    expect((await run(['inbox', 'list'])).out).toContain('Trasig lampa')
    const shown = await run(['inbox', 'show', id])
    expect(shown.out).toContain('Trasig lampa')
    const automatic = ['inbox', 'automatic', channel]
    expect((await run(automatic)).out).toContain('Nothing to show')
    expect((await run([...automatic, '--set', 'Tack!', '--set', 'Hej {name}'])).out).toBe(
      'Tack!\nHej {name}\n'
    )
    expect((await run([...automatic, '--set', 'x', '--none'])).err).toContain('--set, --none')
    expect((await run([...automatic, '--none', '--json'])).json()).toEqual({ replies: [] })
    expect((await run(['inbox', 'assign', id, '--nobody'])).code).toBe(0)
    expect((await run(['inbox', 'assign', id, '--to', 'finns-inte'])).code).not.toBe(0)
    expect((await run(['inbox', 'answer', id, '--text', 'Lagad.'])).err).toContain('--sent')
    const answer = [
      'inbox',
      'answer',
      id,
      '--text',
      'Lagad.',
      '--by',
      'Åsa Öberg',
      '--where',
      'mejl',
      '--sent'
    ]
    expect((await run([...answer, '2099-01-01 10:00'])).err).toContain('has not come yet')
    expect((await run(['inbox', 'answer', id, '--needless', 'Ett tack'])).code).toBe(0)

    expect((await run(['mail', 'send'])).err).toContain('No server for outgoing mail')
    const out = ['mail', 'server', ...at, '--port', String(smtp.port), '--sender', 'sociala@norrby.example']
    expect((await run(out)).out).toContain('sociala@norrby.example')
    const [message] = (await run(['message', 'list', '--json'])).json()['messages'] as { id: string }[]
    await run(['message', 'route', message?.id ?? '', '--mailbox', 'registrator@norrby.example'])
    expect((await run(['mail', 'send'])).out).toContain('Mails queued: 0. Needs attention: 0.')
    const [mail] = (await run(['mail', 'list', '--json'])).json()['mails'] as { id: string; state: string }[]
    expect(mail?.state).toBe('accepted')
    expect((await run(['mail', 'again', mail?.id ?? ''])).err).toContain('already settled')
    expect(await server.mails('registrator@norrby.example', 'INBOX')).toHaveLength(1)
    expect((await run(['mail', 'status'])).out).toMatch(/sociala@norrby\.example +INBOX/)
    expect((await run(['mail', 'test', '--to', 'kansli@norrby.example'])).out).toContain(
      'taken by the server'
    )
  })

  it('fetches from the mailboxes after one whose line breaks, and says of each what became of it', async () => {
    const run = await archive()
    const [channel] = (await run(['channel', 'list', '--json'])).json()['channels'] as { id: string }[]
    const broken = await cuttableLine(server.imap)
    const boxes = [
      { user: 'forsta@norrby.example', port: server.imap },
      { user: 'bruten@norrby.example', port: broken.port },
      { user: 'sista@norrby.example', port: server.imap }
    ]
    for (const { user, port } of boxes) {
      for (const subject of ['Ett', 'Tva'])
        await server.deliver(
          user,
          `From: Bo <bo@exempel.example>\r\nSubject: ${subject}\r\nMessage-ID: <${subject}.${user}>\r\n\r\nHej ${user}\r\n`
        )
      const at = ['--host', '127.0.0.1', '--security', 'none', '--port', String(port), '--user', user]
      const added = await run(['mail', 'mailbox', '--channel', channel?.id ?? '', ...at, '--keep'], PASSWORD)
      expect(added.err).toBe('')
    }
    const inSecond = { said: 'by-server', words: /BODY\[\] (~)?\{\d+\}/, heard: false, time: 2 } as const
    broken.cut = inSecond
    const fetched = await run(['mail', 'fetch'])
    expect(fetched.err).toBe('')
    expect(fetched.code).toBe(3)
    const lines = fetched.out.trimEnd().split('\n')
    const of = (user: string) => lines.filter(line => line.startsWith(`${user} (INBOX): `))
    expect(lines).toHaveLength(3)
    for (const user of ['forsta@norrby.example', 'sista@norrby.example'])
      expect(of(user)).toEqual([expect.stringContaining('2 mails, of which 2 new')])
    const [told] = of('bruten@norrby.example')
    expect(told).toContain('of bruten@norrby.example on the mail server 127.0.0.1 was broken off')
    expect(told).toContain('What had come is kept')
    const messages = async () =>
      ((await run(['message', 'list', '--json'])).json()['messages'] as object[]).length
    expect(await messages()).toBe(5)

    // Where one came in part and no other came at all, something came all the same.
    const [, box] = (await run(['mail', 'status', '--json'])).json()['mailboxes'] as { id: string }[]
    broken.cut = { ...inSecond, time: 1 }
    expect((await run(['mail', 'fetch', box?.id ?? ''])).code).toBe(3)
    broken.cut = { ...inSecond, time: 1 }
    const json = (await run(['mail', 'fetch', '--json'])).json()
    expect(json['refused']).toMatchObject([
      { mailbox: 'bruten@norrby.example', folder: 'INBOX', error: { code: 'mail-broken' } }
    ])
    expect(json['fetched']).toHaveLength(2)
    const whole = await run(['mail', 'fetch'])
    expect(whole.code).toBe(0)
    expect(await messages()).toBe(6)
  })

  it('says of which mails the server handed out only a part, and that all is not well', async () => {
    const run = await archive()
    const [channel] = (await run(['channel', 'list', '--json'])).json()['channels'] as { id: string }[]
    const line = await cuttableLine(server.imap)
    const user = 'kapad@norrby.example'
    const at = ['--host', '127.0.0.1', '--security', 'none', '--port', String(line.port), '--user', user]
    await run(['mail', 'mailbox', '--channel', channel?.id ?? '', ...at, '--move', 'Arkiverat'], PASSWORD)
    const words = 'ord '.repeat(500)
    await server.deliver(user, `From: Bo <bo@exempel.example>\r\nSubject: Kapad\r\n\r\n${words}\r\n`)
    line.heard = said => said.replace(/BODY\.PEEK\[\]/, 'BODY.PEEK[]<0.1800>')
    const fetched = await run(['mail', 'fetch'])
    expect(fetched.code).toBe(3)
    expect(fetched.out).toContain('1 mail, of which 1 new')
    expect(fetched.out).toContain(`${user} (INBOX): of 1 mail the server handed out only a part`)
    const [message] = (await run(['message', 'list', '--json'])).json()['messages'] as { id: string }[]
    const shown = await run(['message', 'show', message?.id ?? ''])
    expect(shown.out).toMatch(/Flaws +.*the mail server handed out only a part of the mail/)
  })
})
