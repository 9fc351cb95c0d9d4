// Messages at the command line, with good and bad input, on real archives.
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'
import { archiveWithChannel, errorIn, type Row } from '../helpers/cli/blog-archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'

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

  it('is pasted from a file with the whole of it, also its text', async () => {
    const { channel, dir } = await archiveWithChannel()
    const file = join(await temporaryFolder(), 'in.json')
    const said = { senderName: 'Tove', senderAddress: null, receivedAt: null, text: 'När öppnar badet?' }
    const paste = ['message', 'paste', '--archive', dir, '--json', '--input']
    await writeFile(file, JSON.stringify({ ...said, channelId: channel.id }))
    const pasted = await kanalarkiv([...paste, file], { input: 'något annat' })
    expect(pasted.json()).toMatchObject({ message: { senderName: 'Tove', text: 'När öppnar badet?' } })
    const other = await kanalarkiv([...paste, '-'], {
      input: JSON.stringify({ ...said, channelId: channel.id, text: 'Och bussen?' })
    })
    expect(other.json()).toMatchObject({ message: { text: 'Och bussen?' } })
    // What an option says counts more, and without a text in the file it is read as always.
    const option = await kanalarkiv([...paste, file, '--text', 'Tredje'])
    expect(option.json()).toMatchObject({ message: { text: 'Tredje' } })
    const { text: _, ...rest } = said
    await writeFile(file, JSON.stringify({ ...rest, channelId: channel.id }))
    const typed = await kanalarkiv([...paste, file], { input: 'Fjärde' })
    expect(typed.json()).toMatchObject({ message: { text: 'Fjärde' } })
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
    expect(ended.code).toBe(3)
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
