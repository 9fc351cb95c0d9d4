// Large files hashed in threads of their own.
import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hashingThreads } from '../../electron/core/kernel/objects/hash-apart.ts'
import { temporaryFolder } from '../helpers/archive.ts'

function threads() {
  const made = hashingThreads()
  onTestFinished(() => made.end())
  return made
}

it('gives both digests of more files at once than there are threads', async () => {
  const folder = await temporaryFolder()
  const contents = Array.from({ length: 7 }, (_, at) => randomBytes((at << 20) + at))
  const paths = contents.map((_, at) => join(folder, `${at}`))
  await Promise.all(contents.map((content, at) => writeFile(paths[at] ?? '', content)))
  const own = threads()
  const read = await Promise.all(paths.map(path => own.hash(path, undefined)))
  expect(read).toEqual(
    contents.map(content => ({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      sha512: createHash('sha512').update(content).digest('hex')
    }))
  )
})

it('tells what the disk says, and goes on', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'fil'), 'åäö')
  const own = threads()
  await expect(own.hash(join(folder, 'saknas'), undefined)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await own.hash(join(folder, 'fil'), undefined)).toMatchObject({ bytes: 6 })
})

it('stops in the middle of a file, with the reason it was given', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'stor')
  await writeFile(path, Buffer.alloc(256 << 20))
  const own = threads()
  const stop = new AbortController()
  const hashing = own.hash(path, stop.signal)
  stop.abort(new Error('det räcker'))
  await expect(hashing).rejects.toThrow('det räcker')
  await expect(own.hash(path, stop.signal)).rejects.toThrow('det räcker')
})

it('fails what is under way when it is ended', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'stor')
  await writeFile(path, Buffer.alloc(256 << 20))
  const own = threads()
  const hashing = expect(own.hash(path, undefined)).rejects.toThrow('has ended')
  await own.end()
  await hashing
})
