// Every client against a server that fails in every way: reading, looking again and acting each end in a refusal with words, and a
// comment is never taken for gone because its platform was ill.
import { expect, it, onTestFinished } from 'vitest'
import type { AccountKind } from '#shared/account.ts'
import { CLIENTS } from '../../electron/core/comments/platforms/clients.ts'
import type { PlatformClient } from '../../electron/core/comments/platforms/platform.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { KEY } from '../helpers/stubs/graph.ts'
import { type Fault, startStub } from '../helpers/stubs/server.ts'
import { RENEWING_KEY } from '../helpers/stubs/youtube.ts'

/** A comment of each, by the platform's own id; `home` stands for the server's address. */
const COMMENTS: Readonly<Record<AccountKind, (home: string) => string>> = {
  wordpress: home => `${home}#comment-7`,
  bluesky: () => 'at://did:plc:abcdefghijklmnopqrstuvwx/app.bsky.feed.post/3kabc',
  facebook: () => '2002_1',
  instagram: () => '17890',
  youtube: () => 'UgzAbc',
  mastodon: home => `${home}statuses/10`
}

const FAULTS: readonly (readonly [string, Fault])[] = [
  ['401', { status: 401 }],
  ['403', { status: 403 }],
  ['404', { status: 404 }],
  ['429', { status: 429 }],
  ['500', { status: 500 }],
  ['half a JSON', 'half-json'],
  ['a page of something else', { status: 200, json: '<html>' }],
  ['a broken connection', 'broken'],
  ['nothing at all', 'hangs']
]

const ASKED: readonly (readonly [string, (client: PlatformClient, id: string) => Promise<unknown>])[] = [
  ['check', client => client.check()],
  ['read', client => client.read({ thread: null, since: null }).next()],
  ['find', (client, id) => client.find(id)],
  ['act', (client, id) => client.act(id, client.actions[0] ?? 'hide')]
]

it.each(Object.keys(COMMENTS) as AccountKind[])('%s', async kind => {
  const stub = await startStub(() => ({ json: { a: 'half of this never comes' } }))
  onTestFinished(() => stub.stop())
  const client = CLIENTS[kind]({
    ...{ address: stub.address, directory: stub.address, signal: new AbortController().signal },
    ...{ user: '1001', secret: kind === 'youtube' ? RENEWING_KEY : KEY, patience: 200 }
  })
  const wrong: string[] = []
  for (const [fault, said] of FAULTS)
    for (const [what, ask] of ASKED) {
      stub.faults.splice(0, stub.faults.length, ...Array.from({ length: 12 }, () => said))
      const outcome = await ask(client, COMMENTS[kind](stub.address)).then(
        answer => `answered ${JSON.stringify(answer)?.slice(0, 100)}`,
        (error: unknown) => (error instanceof ArchiveError ? error.code : String(error))
      )
      // Whether something took is known by looking again; what a success answers to an act is not relied on.
      const isDone = what === 'act' && outcome.includes('"status":200')
      if (!outcome.startsWith('platform-') && !isDone) wrong.push(`${what} after ${fault}: ${outcome}`)
    }
  expect(wrong).toEqual([])
})
