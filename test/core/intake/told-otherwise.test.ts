// The same messages told in another way: in the hour that there are two of, and under another name of the conversation.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Platform } from '#shared/register.ts'
import { messagesExported } from '../../../electron/core/messages/known/queries.ts'
import { newArchive, newChannel, temporaryFolder } from '../../helpers/archive.ts'
import { metaFile, metaHtml, OWN } from '../../helpers/exports/meta.ts'
import { type Files, writeZip } from '../../helpers/exports/zip.ts'
import { importing } from '../../helpers/imports.ts'

const KALLE = 'Kalle Påhitt'

async function archive(platform: Platform) {
  const opened = await newArchive()
  const { id } = newChannel(opened.ctx, { platform })
  const folder = await temporaryFolder()
  let count = 0
  const take = async (files: Files, ownName: string) =>
    importing(opened, id, await writeZip(join(folder, `${count++}.zip`), files), ownName)
  const rows = (sql: string) => opened.ctx.db.read.prepare(sql).all()
  return { take, rows }
}

it('knows what was written in the hour that there are two of, in JSON and in HTML, whichever comes first', async () => {
  const path = 'messages/inbox/kalle_10000001/message_1'
  const json = {
    [`${path}.json`]: metaFile(
      KALLE,
      [KALLE, OWN],
      [
        { from: KALLE, at: Date.parse('2025-10-26T00:30:00.000Z'), text: 'Första timmen' },
        { from: KALLE, at: Date.parse('2025-10-26T01:30:00.000Z'), text: 'Andra timmen' },
        { from: OWN, at: Date.parse('2025-10-26T02:30:00.000Z'), text: 'Efteråt' }
      ]
    )
  }
  const cell = (from: string, content: string, time: string) => ({ from, content, time })
  const html = {
    [`${path}.html`]: metaHtml(KALLE, [
      cell(OWN, 'Efteråt', '26 oktober 2025 03:30'),
      cell(KALLE, 'Andra timmen', '26 oktober 2025 02:30'),
      cell(KALLE, 'Första timmen', '26 oktober 2025 02:30')
    ])
  }
  for (const [first, second] of [
    [json, html],
    [html, json]
  ] as const) {
    const { take, rows } = await archive('facebook')
    expect(await take(first, OWN)).toMatchObject({ seen: 3, imported: 3 })
    expect(await take(second, OWN)).toMatchObject({ seen: 3, imported: 0, known: 3 })
    expect(rows('SELECT text FROM message')).toHaveLength(3)
  }
  // An hour apart at any other time is another message.
  const { take } = await archive('facebook')
  const at = (time: string) => ({
    [`${path}.json`]: metaFile(KALLE, [KALLE, OWN], [{ from: KALLE, at: Date.parse(time), text: 'Hej' }])
  })
  await take({ [`${path}.html`]: metaHtml(KALLE, [cell(KALLE, 'Hej', '27 oktober 2025 02:30')]) }, OWN)
  expect(await take(at('2025-10-27T00:30:00.000Z'), OWN)).toMatchObject({ imported: 1 })
})

type Line = readonly [time: string, from: string, text: string]

const tiktok = (chats: Readonly<Record<string, readonly Line[]>>) => ({
  'user_data_tiktok.json': JSON.stringify({
    'Direct Message': {
      'Direct Messages': {
        ChatHistory: Object.fromEntries(
          Object.entries(chats).map(([user, lines]) => [
            `Chat History with ${user}:`,
            lines.map(([time, from, text]) => ({ Date: `2026-03-02 ${time}`, From: from, Content: text }))
          ])
        )
      }
    }
  })
})

it('goes on in the conversation of somebody on TikTok who calls themselves something else now', async () => {
  const { take, rows } = await archive('tiktok')
  const own = 'norrbykommun'
  const said = (user: string): Line[] => [
    ['10:00:00', user, 'Hej'],
    ['10:05:00', own, 'Hej!'],
    ['10:06:00', user, 'När öppnar badet?']
  ]
  const other: Line[] = [['10:00:00', 'evalov', 'Hej']]
  const before = tiktok({ kallepahitt: said('kallepahitt'), evalov: other })
  expect(await take(before, own)).toMatchObject({ seen: 4, imported: 4 })
  const more: Line[] = [
    ['11:00:00', own, 'I juni.'],
    ['11:05:00', 'badkalle', 'Tack']
  ]
  const after = tiktok({ badkalle: [...said('badkalle'), ...more], evalov: other })
  expect(await take(after, own)).toMatchObject({ seen: 6, imported: 2, known: 4 })
  expect(await take(after, own)).toMatchObject({ seen: 6, imported: 0, known: 6 })
  const byConversation =
    'SELECT conversation.native_id AS id, count(*) AS n FROM message JOIN conversation ON conversation.id = conversation_id GROUP BY 1 ORDER BY 1'
  expect(rows(byConversation)).toEqual([
    { id: 'Chat History with evalov:', n: 1 },
    { id: 'Chat History with kallepahitt:', n: 5 }
  ])
  expect(rows(`SELECT count(*) AS n FROM duty WHERE answered_at IS NULL`)).toEqual([{ n: 2 }])
})

it('takes the same words at the same second, to or from two people, for two messages', async () => {
  const { take, rows } = await archive('tiktok')
  const own = 'norrbykommun'
  const lines = (user: string): Line[] => [
    ['10:00:00', own, 'Badet är stängt'],
    ['10:01:00', user, 'ok']
  ]
  await take(tiktok({ kalle: lines('kalle') }), own)
  expect(await take(tiktok({ kalle: lines('kalle'), eva: lines('eva') }), own)).toMatchObject({
    imported: 2,
    known: 2
  })
  expect(rows('SELECT id FROM conversation')).toHaveLength(2)
})

it('takes no longer for each message of a minute the more there are of them, in a conversation that was there before', async () => {
  const { take, rows } = await archive('facebook')
  const path = 'messages/inbox/kalle_10000001/message_1.html'
  const cell = (content: string, time: string) => ({ from: KALLE, content, time })
  await take({ [path]: metaHtml(KALLE, [cell('Hej', '1 mars 2026 09:00')]) }, OWN)
  const many = Array.from({ length: 6_000 }, (_, at) => cell(`Fråga ${at}`, '2 mars 2026 09:00'))
  const before = process.cpuUsage()
  expect(await take({ [path]: metaHtml(KALLE, many) }, OWN)).toMatchObject({ seen: 6_000, imported: 6_000 })
  const { user } = process.cpuUsage(before)
  // 1.5 seconds; 25 when each was held against all of its minute.
  expect(user / 1e6).toBeLessThan(8)
  expect(rows('SELECT 1 FROM message')).toHaveLength(6_001)
})

it('holds what an account tells against the minute it was written in, however much its sender has written', async () => {
  const { ctx } = await newArchive()
  const plans: string[] = []
  const db = {
    prepare(sql: string) {
      const plan = ctx.db.read.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      return {
        all: (by: object) => {
          plans.push(...(plan.all(by) as { detail: string }[]).map(({ detail }) => detail))
          return []
        }
      }
    }
  }
  const by = { channelId: 'a', name: OWN, direction: 'out', from: '2026', to: '2027' }
  messagesExported(db as never, by as never)
  expect(plans.filter(plan => plan.includes(' message '))).toEqual([
    'SEARCH message USING INDEX message_came_in (<expr>>? AND <expr><?)',
    'SEARCH message USING INDEX message_unlikely (created_at>? AND created_at<?)'
  ])
})
