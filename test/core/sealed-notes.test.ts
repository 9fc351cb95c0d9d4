// Sealed notes: opened with the key, refused without, journalled both times, and the secret nowhere in the archive.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { Decrypter } from 'age-encryption'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSession } from '../../electron/core/app/session.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import type { Client } from '../../electron/hosts/cli/cli.ts'
import { openOptions, temporaryFolder } from '../helpers/archive.ts'

const SECRET = 'Löser-upp-Älvåsa-4711'
const TEXT = `Användare: norrby\nLösenord: ${SECRET}`

async function archive() {
  const dir = join(await temporaryFolder(), 'arkiv')
  const logFile = join(await temporaryFolder(), 'logg.txt')
  const session = createSession({ ...openOptions(), actor: 'asa', log: openLog(logFile) })
  onTestFinished(() => session.close())
  await session.create(dir, 'Norrby kommun')
  const client: Client = createRouterClient(session.router, { context: {} })
  const department = await client.departments.add({ name: 'Kultur', mailbox: null })
  const departmentId = department.id
  const person = await client.people.add({ name: 'Åsa Öberg', email: null, departmentId })
  const channel = await client.channels.register({
    ...{ platform: 'facebook', name: 'Norrby', addresses: ['https://flode.example/n'], departmentId },
    ...{ responsibleId: person.id, purpose: 'Nyheter', dialogue: true, mandate: null }
  })
  const fields = {
    ...{ channelId: channel.id, label: 'Sidan på Flödet', holderId: person.id },
    keptWhere: 'Förvaltningens lösenordshanterare'
  }
  const credential = await client.credentials.save({ id: null, fields })
  return { dir, logFile, session, client, departmentId, channel, fields, credential }
}

/** Every file of a folder, byte by byte. */
async function filesHolding(dir: string, needles: readonly Buffer[]): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const bytes = await readFile(path)
    if (needles.some(needle => bytes.includes(needle))) found.push(path)
  }
  return found
}
const inEveryForm = (text: string) => [
  ...(['utf8', 'utf16le', 'latin1'] as const).map(encoding => Buffer.from(text, encoding)),
  ...(['base64', 'hex'] as const).map(encoding =>
    Buffer.from(Buffer.from(text).toString(encoding).replace(/=+$/, ''))
  )
]

describe('a sealed note', () => {
  it('opens with its key, is refused without, and both are journalled with the reason', async () => {
    const { client, departmentId, credential, channel } = await archive()
    const { id } = credential
    const { secret, key } = await client.credentials.makeKey({ departmentId, holder: 'Förvaltningschefen' })
    expect(key).toMatchObject({ isCurrent: true, departmentName: 'Kultur' })
    const sealed = await client.credentials.seal({ id, text: TEXT })
    expect(sealed.note).toMatchObject({ keyHolder: 'Förvaltningschefen', sealedBy: 'asa' })

    const other = await client.credentials.makeKey({ departmentId, holder: 'Någon annan' })
    for (const wrong of [other.secret, 'hemligt', secret.slice(0, -1), ''])
      await expect(client.credentials.open({ id, key: wrong, reason: 'Prövar' })).rejects.toMatchObject({
        code: 'wrong-key',
        data: { holder: 'Förvaltningschefen' }
      })
    // Written off a paper, in groups and small letters.
    const typed = secret.toLowerCase().replaceAll(/(.{8})/g, '$1 ')
    expect(await client.credentials.open({ id, key: typed, reason: 'Åsa är sjuk' })).toEqual({ text: TEXT })
    const { items } = await client.journal.list({ about: channel.id, limit: 50, after: null })
    const lines = items.filter(line => line.act.startsWith('sealed-note.'))
    expect(lines.map(({ act, details }) => [act, details['reason']])).toEqual([
      ['sealed-note.opened', 'Åsa är sjuk'],
      ['sealed-note.refused', 'Prövar'],
      ['sealed-note.refused', 'Prövar'],
      ['sealed-note.refused', 'Prövar'],
      ['sealed-note.refused', 'Prövar'],
      ['sealed-note.sealed', undefined]
    ])
  })

  it('leaves neither the secret nor the key anywhere in the archive, in the log, in an export or in the answers', async () => {
    const { dir, logFile, session, client, departmentId, credential, channel } = await archive()
    const { secret, words } = await client.credentials.makeKey({ departmentId, holder: 'Chefen' })
    await client.credentials.seal({ id: credential.id, text: TEXT })
    await client.credentials.open({ id: credential.id, key: secret, reason: 'Prov' })
    await client.credentials.open({ id: credential.id, key: words, reason: 'Prov' })
    await client.credentials.restoreKey({ words })
    await client.credentials
      .open({ id: credential.id, key: words.replace(/^\w+/, 'felstavat'), reason: 'Prov' })
      .catch(() => undefined)
    // An input that is refused is not written into the log either.
    await client.credentials
      .open({ id: credential.id, key: SECRET.repeat(40), reason: 'För lång' })
      .catch(() => undefined)
    const shown = JSON.stringify([
      await client.credentials.list({ channelId: null }),
      await client.credentials.keys(),
      await client.registerHistory.list({ about: null }),
      (await client.journal.list({ about: null, limit: 500, after: null })).items
    ])
    await client.messages.paste({
      ...{ channelId: channel.id, senderName: 'Göran Ek', senderAddress: null, receivedAt: null },
      text: 'När öppnar badet?'
    })
    const packed = await client.exports.create({
      ...{ channelIds: [channel.id], from: null, to: null, unfinished: 'include' }
    })
    expect(packed.state).toBe('written')
    // Any three words on end give the phrase away, whatever stands between the rest; so does the key behind them.
    const parts = words.split(' ').flatMap((_, at, all) => {
      const three = all.slice(at, at + 3)
      return three.length === 3 ? [three.join(' '), three.join('\n'), three.join('","')] : []
    })
    const needles = [SECRET, secret, secret.toLowerCase(), ...parts].flatMap(inEveryForm)
    expect(needles.length).toBeGreaterThan(300)
    expect(needles.filter(needle => Buffer.from(shown).includes(needle))).toEqual([])
    // While the archive is open, with the log of the database beside it, and when it is closed.
    expect(await filesHolding(dir, needles)).toEqual([])
    await session.close()
    expect(await filesHolding(dir, needles)).toEqual([])
    expect(await filesHolding(join(logFile, '..'), needles)).toEqual([])
    // The search itself finds what is there.
    expect(await filesHolding(dir, [Buffer.from('Sidan på Flödet')])).not.toEqual([])
  })

  it('opens with the words of the key as well, however they are typed', async () => {
    const { client, departmentId, credential, channel } = await archive()
    const { id } = credential
    const { secret, words } = await client.credentials.makeKey({ departmentId, holder: 'Chefen' })
    const list = words.split(' ')
    expect(list).toHaveLength(24)
    await client.credentials.seal({ id, text: TEXT })
    const typed = [
      words,
      list.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n'),
      list.map(word => word.slice(0, 4)).join('  ')
    ]
    for (const key of typed)
      expect(await client.credentials.open({ id, key, reason: 'Nyckeln är borta' })).toEqual({ text: TEXT })
    expect(await client.credentials.restoreKey({ words })).toMatchObject({
      secret,
      words,
      key: { departmentName: 'Kultur', holder: 'Chefen' }
    })
    const { items } = await client.journal.list({ about: departmentId, limit: 1, after: null })
    expect(items).toMatchObject([{ act: 'seal-key.restored' }])
    const opened = await client.journal.list({ about: channel.id, limit: 3, after: null })
    expect(opened.items.map(({ act }) => act)).toEqual(typed.map(() => 'sealed-note.opened'))
  })

  it('says which word is wrong and where, and writes the attempt into the journal', async () => {
    const { client, departmentId, credential, channel } = await archive()
    const { id } = credential
    const { words } = await client.credentials.makeKey({ departmentId, holder: 'Chefen' })
    const other = await client.credentials.makeKey({ departmentId, holder: 'Någon annan' })
    await client.credentials.seal({ id, text: TEXT })
    const list = words.split(' ')
    const [first = '', second = '', ...rest] = list
    const swapped = first === second ? rest.toReversed().concat(first, second) : [second, first, ...rest]
    const faults = [
      [list.with(4, 'hästen').join(' '), 'recovery-word-unknown', { number: 5, word: 'hästen' }],
      // Too short to tell which word it is.
      [list.with(23, 'xyz').join(' '), 'recovery-word-unknown', { number: 24, word: 'xyz' }],
      [list.slice(1).join(' '), 'recovery-words-count', { count: 23 }],
      [`${words} abandon`, 'recovery-words-count', { count: 25 }]
    ] as const
    for (const [key, code, data] of faults) {
      await expect(client.credentials.open({ id, key, reason: 'Prövar' })).rejects.toMatchObject({
        code,
        data
      })
      await expect(client.credentials.restoreKey({ words: key })).rejects.toMatchObject({ code, data })
    }
    const all = await client.journal.list({ about: null, limit: 50, after: null })
    expect(
      all.items.filter(({ act }) => act === 'seal-key.refused').map(({ details }) => details['why'])
    ).toEqual(faults.map(([, code]) => code).toReversed())
    // One in 256 orders of the words is a key all the same: then it is another key than ours.
    await expect(
      client.credentials.open({ id, key: swapped.join(' '), reason: 'Prövar' })
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(recovery-words-wrong|wrong-key)$/) })
    await expect(client.credentials.open({ id, key: words, reason: 'Gammal nyckel' })).rejects.toMatchObject({
      code: 'wrong-key'
    })
    expect(await client.credentials.open({ id, key: other.words, reason: 'Rätt' })).toEqual({ text: TEXT })
    const { items } = await client.journal.list({ about: channel.id, limit: 7, after: null })
    expect(items.map(({ act }) => act)).toEqual([
      'sealed-note.opened',
      ...Array.from({ length: 6 }, () => 'sealed-note.refused')
    ])
    const strange = await import('@scure/bip39').then(async ({ entropyToMnemonic }) =>
      entropyToMnemonic(
        new Uint8Array(32).fill(7),
        (await import('@scure/bip39/wordlists/english.js')).wordlist
      )
    )
    await expect(client.credentials.restoreKey({ words: strange })).rejects.toMatchObject({
      code: 'no-such-key'
    })
  })

  it('is an age file, which any program that knows the format opens', async () => {
    const { dir, client, departmentId, credential } = await archive()
    const { secret } = await client.credentials.makeKey({ departmentId, holder: 'Chefen' })
    await client.credentials.seal({ id: credential.id, text: TEXT })
    const [file = ''] = await filesHolding(join(dir, 'objects'), [Buffer.from('age-encryption.org/v1')])
    const decrypter = new Decrypter()
    decrypter.addIdentity(secret)
    expect(await decrypter.decrypt(await readFile(file), 'text')).toBe(TEXT)
  })

  it('needs a key of the department, and a note to open', async () => {
    const { client, credential } = await archive()
    const { id } = credential
    await expect(client.credentials.seal({ id, text: TEXT })).rejects.toMatchObject({
      code: 'no-seal-key',
      data: { department: 'Kultur' }
    })
    await expect(client.credentials.open({ id, key: 'x', reason: 'Prov' })).rejects.toMatchObject({
      code: 'no-sealed-note'
    })
  })
})

it('says who holds a log-in and where, with its history, until it is taken out', async () => {
  const { client, fields, credential, channel } = await archive()
  const edited = await client.credentials.save({
    id: credential.id,
    fields: { ...fields, keptWhere: 'Kassaskåpet' }
  })
  expect(edited).toMatchObject({ holderName: 'Åsa Öberg', keptWhere: 'Kassaskåpet', note: null })
  await client.credentials.remove({ id: credential.id, because: 'Bytt konto' })
  expect(await client.credentials.list({ channelId: channel.id })).toEqual([])
  await expect(client.credentials.save({ id: credential.id, fields })).rejects.toMatchObject({
    code: 'not-found'
  })
  const { items } = await client.registerHistory.list({ about: channel.id, limit: 2 })
  expect(items.map(({ changes }) => changes[0])).toMatchObject([
    { field: 'credential', after: null },
    {
      before: expect.stringContaining('lösenordshanterare'),
      after: 'Sidan på Flödet: Åsa Öberg, Kassaskåpet'
    }
  ])
})
