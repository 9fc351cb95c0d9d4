// The configuration of a server: each mistake is told with its place and what to write instead.
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigMistakes, checkConfig, readConfig } from '../../../electron/hosts/server/config.ts'
import { temporaryFolder } from '../../helpers/archive.ts'

const RIGHT = {
  listen: { port: 8080 },
  archives: [
    {
      address: 'https://kanalarkiv.norrby.example',
      dir: '/srv/kanalarkiv/norrby',
      signIn: { issuer: 'https://login.norrby.example', clientId: 'kanalarkiv' }
    }
  ]
}

const read = (config: unknown) => checkConfig(JSON.stringify(config), 'server.json', 'sv')
function mistakesIn(text: string): readonly string[] {
  try {
    checkConfig(text, 'server.json', 'sv')
    return []
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.sentences
    throw error
  }
}
const mistakesOf = (archive: object, rest: object = {}) =>
  mistakesIn(JSON.stringify({ ...RIGHT, archives: [{ ...RIGHT.archives[0], ...archive }], ...rest }))

describe('a configuration', () => {
  it('that says what it must has the rest filled in', () => {
    const { listen, archives } = read(RIGHT)
    expect(listen.host).toBe('127.0.0.1')
    expect(archives[0]).toMatchObject({ sessionHours: 12, idleMinutes: 60, adopt: false, keys: [] })
    expect(archives[0]?.signIn?.userClaim).toBe('sub')
  })

  it.each([
    ['an address with a path', { address: 'https://a.example/kanal' }, 'archives[0].address'],
    ['an address without encryption', { address: 'http://a.example' }, 'archives[0].address'],
    ['a folder that is not whole', { dir: 'arkiv' }, 'archives[0].dir'],
    [
      'a provider without encryption',
      { signIn: { issuer: 'http://login.example', clientId: 'k' } },
      'archives[0].signIn.issuer'
    ],
    [
      'a role that there is not',
      { keys: [{ name: 'a', roles: ['chef'], sha256: 'a'.repeat(64) }] },
      'archives[0].keys[0].roles[0]'
    ],
    [
      'a store of files without encryption',
      { s3: { endpoint: 'http://s3.example', bucket: 'norrby', accessKeyId: 'a', secretKeyFile: 'b' } },
      'archives[0].s3.endpoint'
    ],
    [
      'a lock that there is not',
      {
        s3: {
          endpoint: 'https://s3.example',
          bucket: 'norrby',
          accessKeyId: 'a',
          secretKeyFile: 'b',
          lock: 'ja'
        }
      },
      'archives[0].s3.lock'
    ],
    [
      'a key in clear',
      { keys: [{ name: 'a', roles: ['archivist'], sha256: 'hemlig' }] },
      'archives[0].keys[0].sha256'
    ],
    [
      'a scope without openid',
      { signIn: { issuer: 'https://l.example', clientId: 'k', scope: 'profile' } },
      'archives[0].signIn.scope'
    ],
    ['nobody who could come in', { signIn: undefined }, 'archives[0]']
  ])('with %s names the place and the remedy', (_, archive, place) => {
    const [mistake = '', ...rest] = mistakesOf(archive)
    expect(rest).toEqual([])
    expect(mistake).toMatch(new RegExp(`^${place.replaceAll(/[[\]]/g, '\\$&')}: (ska|har) .{10,}\\.$`))
  })

  it('tells all mistakes at once, also what is misspelt', () => {
    const told = mistakesOf({ adres: 'x', sessionHours: 'tolv' }, { listen: { port: 70_000 } })
    expect(told.map(sentence => sentence.split(':')[0])).toEqual([
      'listen.port',
      'archives[0].sessionHours',
      'archives[0].adres'
    ])
  })

  it('says where it is no JSON', () => {
    expect(mistakesIn('{ "listen": ')[0]).toContain('server.json är inte JSON')
  })

  it('names the roles that there are', () => {
    const key = { name: 'a', roles: ['chef'], sha256: 'a'.repeat(64) }
    const signIn = { ...RIGHT.archives[0]?.signIn, roles: { Kommunikation: ['moderatr'] } }
    for (const sentence of mistakesOf({ keys: [key], signIn }))
      expect(sentence).toContain('"records-officer", "moderator", "archivist", "administrator"')
    expect(mistakesOf({ keys: [key], signIn })).toHaveLength(2)
  })

  it('takes no address and no folder for two archives', () => {
    const twice = {
      ...RIGHT,
      archives: [RIGHT.archives[0], { ...RIGHT.archives[0], dir: '/srv/kanalarkiv/../kanalarkiv/norrby' }]
    }
    expect(mistakesIn(JSON.stringify(twice)).map(sentence => sentence.split(':')[0])).toEqual([
      'archives[1].address',
      'archives[1].dir'
    ])
  })

  it('has the secret of the client in it, and says where there is none', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'server.json')
    const [archive] = RIGHT.archives
    const signIn = { ...archive?.signIn, clientSecretFile: 'hemlighet' }
    await writeFile(file, JSON.stringify({ ...RIGHT, archives: [{ ...archive, signIn }] }))
    expect(() => readConfig(file, 'sv')).toThrow(
      `archives[0].signIn.clientSecretFile: filen ${join(folder, 'hemlighet')} kan inte läsas (ENOENT)`
    )
    await writeFile(join(folder, 'hemlighet'), ' \n')
    expect(() => readConfig(file, 'sv')).toThrow(`filen ${join(folder, 'hemlighet')} är tom`)
    await writeFile(join(folder, 'hemlighet'), 'sesam\n')
    await chmod(join(folder, 'hemlighet'), 0o644)
    expect(readConfig(file, 'sv').openSecrets).toEqual(
      process.platform === 'win32' ? [] : [join(folder, 'hemlighet')]
    )
    await chmod(join(folder, 'hemlighet'), 0o640)
    expect(readConfig(file, 'sv').openSecrets).toEqual([])
    expect(readConfig(file, 'sv').archives[0]?.signIn?.clientSecret).toBe('sesam')
  })

  it('has the secret of the store of files in it', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'server.json')
    const s3 = { endpoint: 'https://s3.example', bucket: 'norrby', accessKeyId: 'a', secretKeyFile: 's3' }
    await writeFile(file, JSON.stringify({ ...RIGHT, archives: [{ ...RIGHT.archives[0], s3 }] }))
    expect(() => readConfig(file, 'sv')).toThrow(/^archives\[0\]\.s3\.secretKeyFile: filen .* kan inte läsas/)
    await writeFile(join(folder, 's3'), 'sesam\n')
    expect(readConfig(file, 'sv').archives[0]?.s3).toEqual({
      ...{ endpoint: 'https://s3.example', region: 'us-east-1', bucket: 'norrby', accessKeyId: 'a' },
      ...{ secretAccessKey: 'sesam', cacheBytes: 20_000_000_000, lock: null }
    })
  })

  it('has what platforms sign with in it', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'server.json')
    const notices = {
      meta: { verifyTokenFile: 'ord', appSecretFile: 'app' },
      youtube: { secretFile: 'film' }
    }
    await writeFile(file, JSON.stringify({ ...RIGHT, archives: [{ ...RIGHT.archives[0], notices }] }))
    expect(() => readConfig(file, 'sv')).toThrow(
      /archives\[0\]\.notices\.meta\.appSecretFile: filen .* kan inte läsas/
    )
    for (const name of ['ord', 'app', 'film']) await writeFile(join(folder, name), `${name}-hemlighet\n`)
    expect(readConfig(file, 'sv').archives[0]?.notices).toEqual({
      meta: { verifyToken: 'ord-hemlighet', appSecret: 'app-hemlighet' },
      youtube: { secret: 'film-hemlighet' }
    })
  })
})
