// The first page of the inbox with a million messages in the archive, against the time it may take.
import { join } from 'node:path'
import { type Archive, createArchive } from '../../electron/core/app/archive.ts'
import { openLog } from '../../electron/core/kernel/log.ts'
import { listThreads } from '../../electron/core/messages/inbox/inbox.ts'
import { registerChannel } from '../../electron/core/register/register/channels.ts'
import { addDepartment, addPerson } from '../../electron/core/register/register/departments.ts'
import { GIBIBYTE } from '../lib/files.ts'
import type { Measure } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const MESSAGES = 1_000_000
const THREADS = 100_000
const ASKS = 100
/** What a page may take, in seconds, in nineteen asks of twenty. */
const PROMISE = 0.05

export const inboxPage: Measure = {
  name: 'inbox-page',
  goal: 1,
  ours: `the first page of ${THREADS} conversations with ${MESSAGES} messages: the slowest but five of ${ASKS} asks`,
  baseline: 'the 50 ms that it may take',
  async prepare() {
    const folder = await temporaryFolder(4 * GIBIBYTE)
    const archive = await createArchive(join(folder, 'archive'), 'Älvåsa kommun', {
      actor: 'bench',
      program: 'bench',
      appVersion: '0.0.0',
      log: openLog(null)
    })
    fill(archive)
    const { context } = archive
    return {
      baseline: async () => PROMISE,
      async ours() {
        const seconds: number[] = []
        for (let ask = 0; ask < ASKS; ask++) {
          // In turn what waits, and everything.
          const which = ask % 2 === 0 ? 'waiting' : 'all'
          const start = performance.now()
          const { items } = listThreads(context, {
            which,
            channelId: null,
            handler: null,
            limit: 50,
            after: null
          })
          seconds.push((performance.now() - start) / 1000)
          if (items.length !== 50) throw new Error(`A page of ${items.length}.`)
        }
        return seconds.toSorted((one, two) => one - two)[Math.floor(ASKS * 0.95)] ?? Number.NaN
      },
      async close() {
        await archive.close()
        await removeFolder(folder)
      }
    }
  }
}

/** As imports leave them: two thirds came in, half of the conversations wait, and what waits is due on many days. */
function fill({ context }: Archive): void {
  const { id: departmentId } = addDepartment(context, {
    name: 'Kommunikation',
    mailbox: 'registrator@alvasa.example'
  })
  const { id: responsibleId } = addPerson(context, { name: 'Åsa Öberg', email: null, departmentId })
  const channel = registerChannel(context, {
    ...{ platform: 'facebook', name: 'Älvåsa kommun', addresses: ['https://facebook.example/alvasa'] },
    ...{ departmentId, responsibleId, purpose: 'Dialog', dialogue: true, mandate: null }
  })
  const bind = { channel: channel.id, threads: THREADS, messages: MESSAGES }
  const time = (number: string) =>
    `strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', '+' || (${number}) || ' seconds')`
  const count = (to: string) =>
    `WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ${to})`
  const id = (kind: string, number: string) => `printf('%08x-0000-4000-8000-%012x', ${kind}, ${number})`
  context.db.transact(tx => {
    tx.prepare(
      `${count('@threads')} INSERT INTO conversation (id, channel_id, platform, native_id, title, folder)
       SELECT ${id('1', 'n')}, @channel, 'facebook', n, 'Person ' || n, 'inbox' FROM number`
    ).run({ channel: bind.channel, threads: bind.threads })
    tx.prepare(
      `${count('@messages')} INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name,
         dedupe_key, created_at, created_basis, received_at, taken_in_at, taken_in_by, text, minor_because, decided_by,
         decided_at)
       SELECT ${id('2', 'n')}, @channel, ${id('1', 'n % @threads')}, 'dm', iif(n % 3 = 2, 'out', 'in'),
         CASE WHEN n % 3 = 2 THEN 'sent' WHEN n % 2 = 0 THEN 'undecided' ELSE 'minor' END, 'export', 'Person ' || n, n,
         ${time('n * 40')}, 'utc', iif(n % 3 = 2, NULL, ${time('n * 40')}), ${time('n * 40')}, 'bench',
         'En fråga om badet, gatlyset eller något annat, nummer ' || n,
         iif(n % 3 <> 2 AND n % 2 = 1, 'tack', NULL), iif(n % 3 <> 2 AND n % 2 = 1, 'bench', NULL),
         iif(n % 3 <> 2 AND n % 2 = 1, ${time('n * 40')}, NULL)
       FROM number`
    ).run(bind)
    tx.prepare(
      `INSERT INTO duty (message_id, channel_id, received_at, due_at, thread_id, answered_at, closed_at)
       SELECT id, channel_id, received_at, strftime('%Y-%m-%dT%H:%M:%fZ', received_at, '+1 day'), conversation_id,
         decided_at, decided_at FROM message WHERE direction = 'in'`
    ).run()
  })
}
