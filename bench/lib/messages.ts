// Messages by the hundred thousand, entered in SQL as imports leave them.
import type { ChannelId } from '#shared/ids.ts'
import type { WriteDb } from '../../electron/core/kernel/db/open.ts'

/** Numbers from `first` on. */
type Numbers = { readonly first: number; readonly count: number }

/** Two thirds came in, half of the conversations wait, and what waits is due on many days. */
export function fillMessages(
  tx: WriteDb,
  channel: ChannelId,
  { threads, messages }: { readonly threads: Numbers; readonly messages: Numbers }
): void {
  const bind = {
    channel,
    ...{ threads: threads.count, firstThread: threads.first },
    ...{ messages: messages.first + messages.count, firstMessage: messages.first }
  }
  const time = (number: string) =>
    `strftime('%Y-%m-%dT%H:%M:%fZ', '2025-01-01', '+' || (${number}) || ' seconds')`
  const count = (from: string, to: string) =>
    `WITH RECURSIVE number (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ${to})`
  const id = (kind: string, number: string) => `printf('%08x-0000-4000-8000-%012x', ${kind}, ${number})`
  tx.prepare(
    `${count('@firstThread', '@firstThread + @threads')} INSERT INTO conversation (id, channel_id, platform, native_id, title, folder)
     SELECT ${id('1', 'n')}, @channel, 'facebook', n, 'Person ' || n, 'inbox' FROM number`
  ).run(bind)
  tx.prepare(
    `${count('@firstMessage', '@messages')} INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, sender_name,
       dedupe_key, created_at, created_basis, received_at, taken_in_at, taken_in_by, text, minor_because, decided_by,
       decided_at)
     SELECT ${id('2', 'n')}, @channel, ${id('1', '@firstThread + n % @threads')}, 'dm', iif(n % 3 = 2, 'out', 'in'),
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
       decided_at, decided_at FROM message WHERE direction = 'in' AND channel_id = @channel`
  ).run({ channel })
}
