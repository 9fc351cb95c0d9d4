// `npm run demo -- --server` as an outsider runs it first: two people in two browsers do the main job together on a server.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/archive.ts'

const DEMO = resolve(import.meta.dirname, '../../scripts/demo.mjs')

it('ends with what they did, in one line of JSON', { timeout: 600_000 }, async () => {
  const into = await temporaryFolder()
  const child = spawn(process.execPath, [DEMO, '--server', '--json', '--into', into])
  let said = ''
  child.stdout.on('data', part => {
    said += part
  })
  expect(await new Promise(done => child.once('close', done))).toBe(0)
  const outcome = JSON.parse(said.trim().split('\n').at(-1) ?? '')
  expect(outcome).toEqual({
    server: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    people: ['Moa Lindqvist', 'Arvid Nyman'],
    comment: 'gone',
    messages: 5,
    package: expect.stringContaining(join(into, 'hämtat')),
    verified: true
  })
  expect(existsSync(join(outcome.package, 'manifest-sha512.txt'))).toBe(true)
})
