// Accounts through the contract: checked before they are entered, their keys in a real keychain and nowhere in the archive.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { AccountDraft } from '#shared/account.ts'
import {
  accountRows,
  addAccount,
  checkAccount,
  forgetAccount,
  renewKey
} from '../../electron/core/comments/accounts/accounts.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { newArchive, newChannel, temporaryFolder } from '../helpers/archive.ts'
import { kanalarkiv } from '../helpers/cli/in-process.ts'
import { describeWithKeychain } from '../helpers/keychain.ts'
import { KEY, startGraph } from '../helpers/stubs/graph.ts'

async function page() {
  const stub = await startGraph('facebook', '1001', 'Kommunens sida')
  onTestFinished(() => stub.stop())
  const made = await newArchive()
  const channel = newChannel(made.ctx)
  const draft: AccountDraft = {
    channelId: channel.id,
    kind: 'facebook',
    address: stub.address,
    directory: null,
    user: '1001'
  }
  return { ...made, stub, channel, draft }
}

describeWithKeychain('with a keychain', () => {
  it('is entered when the platform accepts the key, and once for each channel', async () => {
    const { ctx, draft } = await page()
    const { user, account } = await addAccount(ctx, { draft, secret: KEY })
    expect(user).toBe('Kommunens sida')
    expect(account).toMatchObject({ problem: null, actions: ['hide', 'unhide', 'delete'], addedBy: 'test' })
    await expect(addAccount(ctx, { draft, secret: KEY })).rejects.toMatchObject({ code: 'account-exists' })
    await forgetAccount(ctx, account.id)
    expect(accountRows(ctx.db.read, null)).toEqual([])
    await addAccount(ctx, { draft, secret: KEY })
  })

  it('refuses a wrong key and changes nothing', async () => {
    const { ctx, draft } = await page()
    const before = listJournal(ctx.db.read, { about: null, before: null, limit: 100 }).length
    await expect(addAccount(ctx, { draft, secret: 'fel-nyckel-helt' })).rejects.toMatchObject({
      code: 'platform-expired'
    })
    expect(accountRows(ctx.db.read, null)).toEqual([])
    expect(listJournal(ctx.db.read, { about: null, before: null, limit: 100 })).toHaveLength(before)
  })

  it.each([
    ['an address that is not encrypted', { address: 'http://graph.example/' }, 'platform-not-secure'],
    ['an address with a password in it', { address: 'https://a:b@graph.example/' }, 'invalid-input'],
    ['another platform than the channel’s', { kind: 'youtube' }, 'account-does-not-fit'],
    ['no address where there must be one', { kind: 'wordpress', address: null }, 'account-does-not-fit']
  ] as const)('refuses %s before anything is sent', async (_, change, code) => {
    const { ctx, stub, draft } = await page()
    await expect(addAccount(ctx, { draft: { ...draft, ...change }, secret: KEY })).rejects.toMatchObject({
      code
    })
    expect(stub.asked).toEqual([])
  })

  it('notes when the key has run out, and that it works again once renewed', async () => {
    const { ctx, stub, draft } = await page()
    const { account } = await addAccount(ctx, { draft, secret: KEY })
    stub.isExpired = true
    await expect(checkAccount(ctx, account.id)).rejects.toMatchObject({ code: 'platform-expired' })
    expect(accountRows(ctx.db.read, null)[0]?.problem).toBe('platform-expired')
    stub.isExpired = false
    await renewKey(ctx, { id: account.id, secret: KEY })
    expect(accountRows(ctx.db.read, null)[0]?.problem).toBeNull()
    const acts = listJournal(ctx.db.read, { about: account.id, before: null, limit: 9 }).map(({ act }) => act)
    expect(acts).toEqual(['account.key-renewed', 'account.failed', 'account.added'])
  })

  it('says so when the key is not on this computer', async () => {
    const { ctx, draft } = await page()
    const { account } = await addAccount(ctx, { draft, secret: KEY })
    await ctx.secrets.forget(`account/${account.id}`)
    await expect(checkAccount(ctx, account.id)).rejects.toMatchObject({ code: 'key-missing' })
    expect(accountRows(ctx.db.read, null)[0]?.problem).toBe('key-missing')
  })

  it('from the command line takes the key from standard input, and leaves it in no file', async () => {
    const stub = await startGraph('facebook', '1001', 'Kommunens sida')
    onTestFinished(() => stub.stop())
    const folder = await temporaryFolder()
    const at = ['--archive', join(folder, 'arkiv'), '--log', join(folder, 'logg.txt')]
    await kanalarkiv(['init', '--municipality', 'Norrby', ...at])
    const owner = ['--department', 'Kultur', '--responsible', 'Åsa Öberg', '--purpose', 'Dialog']
    const described = [
      '--platform',
      'facebook',
      '--name',
      'Sidan',
      '--address',
      'https://flode.example/norrby'
    ]
    const made = await kanalarkiv(['channel', 'add', ...described, ...owner, '--json', ...at])
    const channel = made.json()['channel'] as { id: string }
    const add = [
      'account',
      'add',
      '--channel',
      channel.id,
      '--kind',
      'facebook',
      '--user',
      '1001',
      '--address',
      stub.address
    ]
    const none = await kanalarkiv([...add, ...at], { input: '\n' })
    expect(none).toMatchObject({
      code: 2,
      err: expect.stringContaining('No password, key or text was given')
    })
    const wrong = await kanalarkiv([...add, ...at], { input: 'fel-nyckel-helt\n' })
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('has expired or been revoked') })
    const added = await kanalarkiv([...add, ...at], { input: `${KEY}\n` })
    expect(added.out).toMatch(/User name +Kommunens sida/)
    const listed = await kanalarkiv(['account', 'list', '--json', ...at])
    const [account] = listed.json()['accounts'] as { id: string }[]
    expect((await kanalarkiv(['account', 'check', account?.id ?? '', ...at])).code).toBe(0)
    const renewed = await kanalarkiv(['account', 'renew', account?.id ?? '', ...at], { input: KEY })
    expect(renewed.code).toBe(0)
    for (const ended of [none, wrong, added, listed, renewed]) {
      expect(ended.out).not.toContain(KEY)
      expect(ended.err).not.toContain(KEY)
    }
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const texts = await Promise.all(
      files.filter(file => file.isFile()).map(file => readFile(join(file.parentPath, file.name), 'latin1'))
    )
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.filter(text => text.includes(KEY) || text.includes('fel-nyckel-helt'))).toEqual([])
    const forgotten = await kanalarkiv(['account', 'forget', account?.id ?? '', ...at])
    expect(forgotten.out).toContain('Revoke the key at the platform too')
  })
})
