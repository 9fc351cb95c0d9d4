// A disclosure at the command line, with the options that its help names.
import { expect, it } from 'vitest'
import { archiveWithChannel, type Row } from '../helpers/cli/blog-archive.ts'

it('masks words in a text wherever they stand, and a region is said in numbers', async () => {
  const { on, json, channel } = await archiveWithChannel()
  const said = ['--sender', 'Anna Ek', '--text', 'Jag heter Anna. Hälsa från Anna på Storgatan!']
  const { message } = await json('message', 'paste', '--channel', channel.id, ...said)
  const opened = await json('disclosure', 'open', '--about', 'Badet', '--reference', 'KS 2026/77')
  const { id } = opened['disclosure'] as Row
  await json('disclosure', 'add', id, '--record', `message:${(message as Row).id}`)
  const { record } = await json('disclosure', 'record', id, '--record', '1')
  const fields = (record as { fields: { text: string }[] }).fields
  const field = String(fields.findIndex(({ text }) => text.includes('Hälsa')) + 1)
  const mask = ['disclosure', 'mask', id, '--record', '1', '--paragraph', 'OSL 21 kap. 1 §']
  const { masks } = await json(...mask, '--field', field, '--words', 'Anna')
  expect((masks as { place: object }[]).map(({ place }) => place)).toMatchObject([
    { kind: 'passage', start: 10, end: 14 },
    { kind: 'passage', start: 27, end: 31 }
  ])
  // Without a number, every text of the record: the sender's name too; what is masked already stays as it is.
  const { masks: others } = await json(...mask, '--words', 'Anna')
  expect((others as { place: { field: number } }[]).map(({ place }) => fields[place.field]?.text)).toContain(
    'Anna Ek'
  )
  const left = await json('disclosure', 'places-with', id, '--words', 'Anna')
  expect(Object.values(left).filter(each => Array.isArray(each))).toEqual([[]])
  const none = await on(...mask, '--words', 'Örjan')
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('in no text of the record')])
  const elsewhere = await on(...mask, '--field', '1', '--words', 'Anna')
  expect([elsewhere.code, elsewhere.err]).toEqual([2, expect.stringContaining('not in text 1')])
  const wrong = await on(...mask, '--region', '0,0,tio,10')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('0,0,tio,10')])
})
