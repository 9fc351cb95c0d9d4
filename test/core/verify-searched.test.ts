// What is found by its words and was moved about by somebody with the archive's file: a verification says so.
import { expect, it } from 'vitest'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { pasteMessage } from '../../electron/core/messages/messages/messages.ts'
import { catchUp } from '../../electron/core/reports/search/catch-up.ts'
import { copiesOf, newArchive, newChannel } from '../helpers/archive.ts'
import { commentIn, SHOWN } from '../helpers/comments.ts'
import { forceInto } from '../helpers/force.ts'
import { newCapture, startRun } from './exports-archive.ts'

/** Two channels with messages of one second and of equally many letters, two comments, two captures; one message waits. */
async function searched() {
  const made = await newArchive()
  const { ctx } = made
  const channels = [
    newChannel(ctx),
    newChannel(ctx, { name: 'Skolan', addresses: ['https://skola.example/'] })
  ]
  const run = startRun(ctx)
  for (const [at, { id: channelId }] of channels.entries()) {
    await write(ctx, channelId, `QAB${at} hej`)
    await commentIn(ctx, channelId, 'verified', { ...SHOWN, text: `Kommentar ${at}` })
    await newCapture(ctx, { run, channelId, address: `https://flode.example/${at}`, seed: `Sida ${at}` })
  }
  await catchUp(ctx)
  await write(ctx, channels[0]?.id as never, 'Väntar')
  return made
}

const write = (ctx: Context, channelId: ReturnType<typeof newChannel>['id'], text: string) =>
  pasteMessage(ctx, {
    ...{ channelId, senderName: 'Göran Ek', senderAddress: null, text },
    receivedAt: ctx.clock.now()
  })

const copy = copiesOf(searched)

const exchanged = (table: string, column: string, key: string, where = 'TRUE') =>
  `CREATE TEMP TABLE was AS SELECT ${key} AS k, ${column} AS c, row_number() OVER (ORDER BY ${key}) AS n FROM ${table} WHERE ${where};
   UPDATE ${table} SET ${column} = '-' || substr(${column}, 2) WHERE ${where};
   UPDATE ${table} SET ${column} = (SELECT other.c FROM was JOIN was AS other ON other.n = 3 - was.n WHERE was.k = ${table}.${key}) WHERE ${where}`

const ofMessages = `kind = 'message'`

it.each([
  [
    'the records of two numbers',
    exchanged('search_record', 'record_id', 'seq', ofMessages),
    'row-changed search_record'
  ],
  [
    'the numbers of two records',
    `UPDATE search_record SET seq = -seq WHERE ${ofMessages};
     UPDATE search_record SET seq = (SELECT sum(-seq) FROM search_record WHERE seq < 0) + seq WHERE seq < 0`,
    'row-changed search_record'
  ],
  [
    'a number that leads nowhere',
    `DELETE FROM search_record WHERE kind = 'capture'`,
    'row-missing search_record'
  ],
  ['a record of another kind', `UPDATE search_record SET kind = 'capture'`, 'row-changed search_record'],
  ['words that were taken out', 'DELETE FROM search', 'row-changed search_record'],
  ['words of two channels', exchanged('search_channel', 'word', 'channel_id'), 'row-changed search_record'],
  ['what waits', 'DELETE FROM search_todo', 'row-missing search_record'],
  ['what waits, of another', `UPDATE search_todo SET kind = 'capture'`, 'row-missing search_record'],
  [
    'the numbers of two comments',
    exchanged('comment_index', 'comment_id', 'seq'),
    'row-changed comment_index'
  ],
  ['words of a comment', 'DELETE FROM comment_find', 'row-missing comment_find'],
  ['short words of a comment', 'DELETE FROM comment_short', 'row-missing comment_short']
])('tells of %s', async (_, sql, told) => {
  const { ctx, dir } = await copy()
  const findings = async () => (await verifyArchive(ctx)).findings.map(({ code, what }) => `${code} ${what}`)
  expect(await findings()).toEqual([])
  forceInto({ dir }, sql)
  expect(await findings()).toContainEqual(expect.stringMatching(`^${told} [0-9a-f]{8}$`))
})
