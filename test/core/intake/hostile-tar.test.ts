// Packed tar files that would harm, or are not what they seem: each is refused or left out, with its reason.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { expect, it } from 'vitest'
import { openTarGz } from '../../../electron/core/messages/intake/files/tar.ts'
import { temporaryFolder } from '../../helpers/archive.ts'

async function opened(tar: Buffer, gzip: (tar: Buffer) => Buffer = gzipSync) {
  const path = join(await temporaryFolder(), 'arkiv.tar.gz')
  await writeFile(path, gzip(tar))
  return openTarGz(path, 'arkiv.tar.gz')
}

async function written(write: (tar: ReturnType<typeof pack>) => void): Promise<Buffer> {
  const tar = pack()
  write(tar)
  tar.finalize()
  return buffer(tar)
}

const GOOD = await written(tar => {
  tar.entry({ name: './a.json' }, '{"a":1}')
  tar.entry({ name: `${'mapp/'.repeat(40)}åäö.json` }, '{"b":2}')
})

/** A header with the size in it as it is written there, and its sum. */
function header(size: string, type: string): Buffer {
  const block = Buffer.alloc(512)
  block.write('a.json', 0)
  block.write(size, 124)
  block.write('        ', 148)
  block.write(`${type}\0ustar\x0000`, 156)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

it('reads each file where it lies, under its long name too', async () => {
  const { files } = await opened(GOOD)
  const read = await Promise.all(
    files.map(async file => [file.path.slice(-8), await text(await file.open())])
  )
  expect(read).toEqual([
    ['a.json', '{"a":1}'],
    ['åäö.json', '{"b":2}']
  ])
})

it('leaves out what points elsewhere, links, and a second file of the same name', async () => {
  const tar = await written(tar => {
    tar.entry({ name: '../utanför.json' }, 'x')
    tar.entry({ name: 'länk', type: 'symlink', linkname: '/etc/passwd' })
    tar.entry({ name: 'två.json' }, '1')
    tar.entry({ name: 'två.json' }, '2')
  })
  const { files, findings } = await opened(tar)
  expect(files.map(({ path }) => path)).toEqual(['två.json'])
  expect(findings.map(({ code }) => code)).toEqual(['unsafe-name', 'link', 'same-name-twice'])
})

it.each<[string, Buffer, string, ((tar: Buffer) => Buffer)?]>([
  ['cut off in a file', GOOD.subarray(0, 515), 'damaged'],
  ['cut off while packed', GOOD, 'damaged', tar => gzipSync(tar).subarray(0, 60)],
  ['not packed', GOOD, 'damaged', tar => tar],
  ['changed in a header', Buffer.concat([Buffer.from('x'), GOOD.subarray(1)]), 'damaged'],
  ['with a name without end', Buffer.concat([header('00400000000', 'x'), Buffer.alloc(5 << 20)]), 'damaged'],
  ['with more in it than any export', header('77777777777', '0'), 'bomb']
])('is refused when it is %s', async (_, tar, detail, gzip) => {
  await expect(opened(tar, gzip)).rejects.toMatchObject({ code: 'zip-refused', params: { detail } })
})

it('is unpacked once for all its files, and so much in all when they are asked for in no order', async () => {
  const tar = await written(tar => {
    tar.entry({ name: 'tung.bin' }, Buffer.alloc(32 << 20))
    for (let at = 0; at < 100; at++) tar.entry({ name: `${at}.json` }, `{"nummer":${at}}`)
  })
  const path = join(await temporaryFolder(), 'arkiv.tar.gz')
  await writeFile(path, gzipSync(tar))
  const { files, close } = await openTarGz(path, 'arkiv.tar.gz', 2 * tar.length)
  const [, ...small] = files
  for (const [at, file] of small.entries()) expect(await text(await file.open())).toBe(`{"nummer":${at}}`)
  const backwards = small.toReversed().map(async file => text(await file.open()))
  const ends = await Promise.allSettled(backwards)
  expect(ends.some(({ status }) => status === 'rejected')).toBe(true)
  expect(ends.filter(end => end.status === 'rejected').map(end => end.reason.code)).toContain(
    'unpacked-too-often'
  )
  close()
})

it('leaves out a name that no platform writes, and tells of a piece of it', async () => {
  const tar = await written(tar => {
    tar.entry({ name: `${'a/'.repeat(60)}x.json` }, '1')
    tar.entry({ name: `${'a'.repeat(3_000)}.json` }, '1')
    tar.entry({ name: 'bra.json' }, '1')
  })
  const { files, findings } = await opened(tar)
  expect(files.map(({ path }) => path)).toEqual(['bra.json'])
  expect(findings.map(({ code, place }) => [code, place.length])).toEqual([
    ['name-too-long', 126],
    ['name-too-long', 301]
  ])
})
