// What a platform answers: long answers are read in a thread, and none holds up more than the reading that waits for it.
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { answerReader, readAnswer } from '../../electron/core/comments/platforms/answers/answer-apart.ts'
import { httpTo } from '../../electron/core/comments/platforms/http.ts'
import { partsOf, verifyProof } from '../../electron/core/comments/platforms/proof.ts'
import { startStub } from '../helpers/stubs/server.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const nested = (deep: number) => '['.repeat(deep) + ']'.repeat(deep)

it('is read whole, also where a hundred comments are as long as they can be', async () => {
  const comments = Array.from({ length: 100 }, (_, id) => ({
    id,
    raw: `Å ${'ordet '.repeat(10_000)}`,
    ['__proto__']: id
  }))
  const bytes = bytesOf(JSON.stringify(comments))
  expect(bytes.length).toBeGreaterThan(5 << 20)
  expect(await readAnswer(bytes)).toEqual(comments)
  expect(await readAnswer(bytesOf('{"a":[1,null,"å"]}'))).toEqual({ a: [1, null, 'å'] })
})

it('is read whole where a thread is as long as a server of Mastodon gives it, 4,096 answers', async () => {
  // Each has about as many values as one there there, with its sender and a mention or two.
  const answers = Array.from({ length: 4_096 }, (_, id) => ({
    id,
    parts: Array.from({ length: 90 }, () => 'å')
  }))
  expect(await readAnswer(bytesOf(JSON.stringify({ descendants: answers })))).toEqual({
    descendants: answers
  })
})

it.each([
  ['half of one', `{"a": "${'b'.repeat(1 << 20)}`],
  ['a page of HTML', `<!doctype html>${'<p>Hej</p>'.repeat(100_000)}`],
  ['a short one that is very deep', nested(20_000)],
  ['a long one that is very deep', nested(400_000)],
  ['more values than are gone through', `[${'0,'.repeat(600_000)}0]`],
  ['the same within one another', `{"a": [${'{"b":[0]},'.repeat(200_000)}0]}`]
])('is none where it is %s', async (_, text) => {
  expect(await readAnswer(bytesOf(text))).toBeUndefined()
})

it('ends with its thread where it takes too long, and the next one is read', async () => {
  const names = Array.from({ length: 240_000 }, (_, n) => [`${n}${'n'.repeat(100)}`, 0] as const)
  const slow = bytesOf(JSON.stringify(Object.fromEntries(names)))
  const read = answerReader({ seconds: 0.1, megabytes: 2_000 })
  expect(await read(slow)).toBeUndefined()
  const next = [`${'a'.repeat(1 << 20)}`]
  expect(await read(bytesOf(JSON.stringify(next)))).toEqual(next)
  // With the program's own limits it is an answer like others.
  expect(await readAnswer(slow)).toMatchObject({ [`239999${'n'.repeat(100)}`]: 0 })
})

it('is refused in words where it holds too much', async () => {
  const stub = await startStub(() => ({ json: Array.from({ length: 600_000 }, () => 0) }))
  onTestFinished(() => stub.stop())
  const http = httpTo({
    ...{ platform: 'WordPress', base: stub.address, signal: new AbortController().signal },
    ...{ headers: () => ({}), secrets: () => [] }
  })
  const answer = await http.get('')
  expect(() => http.read(answer, z.array(z.number()))).toThrow(
    expect.objectContaining({ code: 'platform-bad-answer' })
  )
})

it('is no proof where it is longer than a proof is', async () => {
  const uri = 'at://did:plc:abc/app.bsky.feed.post/abc'
  expect(partsOf(uri)).not.toBeNull()
  const long = new Uint8Array(1 << 20)
  await expect(verifyProof(uri, long, bytesOf('{}'))).rejects.toThrow('longer than a proof')
  await expect(verifyProof(uri, new Uint8Array(10), long)).rejects.toThrow('longer than a proof')
})
