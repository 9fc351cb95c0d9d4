// What the papers of a disposal and of receipts say of secret channels and records: to whoever may not see those, nothing.
import { expect, it } from 'vitest'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { listReceipts } from '../../electron/core/delivery/receipts/read.ts'
import { journalPage } from '../../electron/core/kernel/journal/page.ts'
import { hiddenFrom, maySeeFile, withoutHidden } from '../../electron/core/register/secrecy/hide.ts'
import { markSecret } from '../../electron/core/register/secrecy/secrecy.ts'
import { enterRule, handOverAll, twoArchivists } from '../helpers/disposal.ts'

const WHO = { osUser: 'adm', roles: ['administrator'] } as const

it('keeps the certificate and the journal of what was disposed of in a secret channel from whoever may not see that', async () => {
  const { ctx, as, comment, first: channel } = await twoArchivists()
  await handOverAll(ctx)
  await enterRule(ctx)
  const { id } = proposeDisposal(ctx, { kinds: ['comment'], channelIds: null })
  const mona = await as('mona')
  confirmDisposal(mona, id)
  const { certificate } = await carryOut(mona, id)
  const { read } = mona.db
  const about = () =>
    withoutHidden(
      'journal.list',
      journalPage(read, { about: comment, act: null, limit: 50, after: null }),
      hiddenFrom(read, WHO.roles),
      WHO
    ).items
  const files = () =>
    [certificate?.pdf, certificate?.json].map(each => maySeeFile(read, each?.sha256 ?? '', WHO.roles))
  expect(files()).toEqual([true, true])
  expect(about().some(({ details }) => Object.keys(details).length > 0)).toBe(true)
  await markSecret(mona, {
    record: { kind: 'channel', id: channel.id },
    paragraph: 'OSL 21 kap. 1 §',
    note: null
  })
  expect(files()).toEqual([false, false])
  expect(about().every(({ details }) => Object.keys(details).length === 0)).toBe(true)
  expect(maySeeFile(read, certificate?.pdf.sha256 ?? '', ['archivist'])).toBe(true)
})

it('shows no receipt of secret records alone to whoever may not see them', async () => {
  const { ctx, first, second } = await twoArchivists()
  await handOverAll(ctx)
  const { read } = ctx.db
  const shown = () =>
    withoutHidden(
      'receipts.list',
      listReceipts(read, { exportId: null, number: null, limit: 9, after: null }),
      hiddenFrom(read, WHO.roles),
      WHO
    ).items.length
  const mark = (id: typeof first.id) =>
    markSecret(ctx, { record: { kind: 'channel', id }, paragraph: 'OSL 21 kap. 1 §', note: null })
  expect(shown()).toBe(1)
  await mark(first.id)
  expect(shown()).toBe(1)
  await mark(second.id)
  expect(shown()).toBe(0)
})
