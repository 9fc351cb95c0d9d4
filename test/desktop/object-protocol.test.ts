import { createHash } from 'node:crypto'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectPath, Sha256 } from '#shared/ids.ts'
import { closeAndRemove, type Desktop, launch, temporaryFolder } from './launch.ts'

let folder: string
let archive: string
let desktop: Desktop

beforeAll(async () => {
  folder = await temporaryFolder()
  archive = join(folder, 'arkiv')
  desktop = await launch()
  expect(await desktop.call('archive.create', { dir: archive, municipality: 'Åmål' })).toHaveProperty('value')
})
afterAll(() => closeAndRemove(desktop, folder))

// The names need not be the digests of the bytes here: the protocol only opens what has the name.
const name = (digit: string) => Sha256.parse(digit.repeat(64))
const address = (sha256: string) => `kanalarkiv-object://archive/${sha256}`
const picture = PNG.sync.write(new PNG({ width: 3, height: 2 }))
const webPage = '<!doctype html><script>parent.document.title = "run"</script>'

async function put(sha256: Sha256, bytes: Buffer | string): Promise<void> {
  const file = join(archive, objectPath(sha256))
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, bytes)
}

function answers(addresses: string[]) {
  return desktop.app.evaluate(
    ({ net }, addresses) =>
      Promise.all(
        addresses.map(async address => {
          const { status, headers } = await net.fetch(address)
          return { status, headers: Object.fromEntries(headers) }
        })
      ),
    addresses
  )
}

describe('an object of the open archive', () => {
  it('is shown in the window when it is a picture', async () => {
    await put(name('a'), picture)
    const size = await desktop.page.evaluate(
      async source => {
        const image = new Image()
        image.src = source
        await image.decode()
        return [image.naturalWidth, image.naturalHeight]
      },
      address(name('a'))
    )
    expect(size).toEqual([3, 2])
    expect(desktop.output.filter(line => line.includes('Content Security Policy'))).toEqual([])
  })

  it('has the type that its first bytes say, and may do nothing', async () => {
    await put(name('1'), picture)
    await put(name('2'), Buffer.from('ffd8ffe000104a4649460001', 'hex'))
    await put(name('3'), Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'))
    await put(name('4'), 'GIF89a\x01\0\x01\0')
    const found = await answers(['1', '2', '3', '4'].map(digit => address(name(digit))))
    const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
    expect(found).toEqual(
      types.map(type => ({
        status: 200,
        headers: expect.objectContaining({
          'content-type': type,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': expect.stringContaining('immutable')
        })
      }))
    )
  })

  it('is not there when it is anything else', async () => {
    await put(name('b'), webPage)
    await put(name('c'), '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    await put(name('d'), '')
    await mkdir(join(archive, objectPath(name('e'))), { recursive: true })
    const found = await answers(['b', 'c', 'd', 'e', 'f'].map(digit => address(name(digit))))
    expect(found.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  })

  it('cannot be named so that it leads out of the objects', async () => {
    await writeFile(join(archive, 'picture.png'), picture)
    await put(name('a'), picture)
    const found = await answers([
      'kanalarkiv-object://archive/../picture.png',
      'kanalarkiv-object://archive/%2e%2e/picture.png',
      `kanalarkiv-object://archive/${name('a').toUpperCase()}`,
      `kanalarkiv-object://archive/${name('a')}/../../picture.png`,
      `kanalarkiv-object://archive/${name('a')}?x`,
      `kanalarkiv-object://archive/${name('a')}/thumbnail/x`,
      `kanalarkiv-object://elsewhere/${name('a')}`
    ])
    expect(found.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
  })

  it('is not followed through a symbolic link', async () => {
    await writeFile(join(folder, 'picture.png'), picture)
    const [linked, inLinked] = [name('7'), name('8')]
    await mkdir(dirname(join(archive, objectPath(linked))), { recursive: true })
    await symlink(join(folder, 'picture.png'), join(archive, objectPath(linked)))
    const outside = join(folder, 'outside')
    await mkdir(outside)
    await writeFile(join(outside, inLinked.slice(2)), picture)
    await symlink(outside, dirname(join(archive, objectPath(inLinked))))
    const found = await answers([address(linked), address(inLinked)])
    expect(found.map(({ status }) => status)).toEqual([404, 404])
  })

  it('is not there for whoever may not see its record', async () => {
    const file = join(folder, 'samtycke.png')
    await writeFile(file, picture)
    await desktop.call('consents.add', {
      draft: { covers: 'A.B.', isChild: false, givenOn: '2026-01-01', validUntil: null },
      documentPath: file,
      places: []
    })
    const sha256 = createHash('sha256').update(picture).digest('hex')
    const own = address(Sha256.parse(sha256))
    // Made small, too, before and after it was kept.
    const shown = async () => (await answers([own, `${own}/thumbnail`])).map(({ status }) => status)
    expect(await shown()).toEqual([200, 200])
    const record = { kind: 'document', id: sha256 }
    await desktop.call('secrecy.mark', { record, paragraph: 'OSL 21 kap. 1 §', note: null })
    expect(await shown()).toEqual([200, 200])
    const { username } = userInfo()
    const less = { osUser: username, name: 'Administratör', personId: null, roles: ['administrator'] }
    expect(await desktop.call('users.save', less)).toHaveProperty('value')
    expect(await shown()).toEqual([404, 404])
  })

  it('is not there when the archive is closed', async () => {
    await put(name('9'), picture)
    expect((await answers([address(name('9'))])).map(({ status }) => status)).toEqual([200])
    expect(await desktop.call('archive.close')).toEqual({ value: null })
    expect((await answers([address(name('9'))])).map(({ status }) => status)).toEqual([404])
  })
})
