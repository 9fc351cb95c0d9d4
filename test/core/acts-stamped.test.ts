// What must make a time stamp due, done as the program does it: no name of an act is only in a list.
import { expect, it } from 'vitest'
import type { CaptureBrowser } from '../../electron/core/captures/browser/process/browser.ts'
import { POLITE } from '../../electron/core/captures/captures/queue.ts'
import { findRun } from '../../electron/core/captures/captures/run-queries.ts'
import { workThrough } from '../../electron/core/captures/captures/run-work.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import { addRecords, openDisclosure } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { STAMPED_ACTS } from '../../electron/core/delivery/timestamps/due.ts'
import { isActedSince } from '../../electron/core/delivery/timestamps/queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { readHead } from '../../electron/core/kernel/journal/record.ts'
import { commentIn } from '../helpers/comments.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { ALL, confirmedCopies, enterRule, handOverAll, twoArchivists } from '../helpers/disposal.ts'
import { everything, startRun } from './exports-archive.ts'

/** A comment whose disposal is confirmed, and all else an archive has. */
const archive = confirmedCopies(async () => {
  const made = await twoArchivists()
  await enterRule(made.ctx, { transfer: 'required' })
  await handOverAll(made.ctx)
  return { ...made, id: proposeDisposal(made.ctx, ALL).id }
})
type Made = Awaited<ReturnType<typeof archive>> & { readonly mona: Context }

/** A browser that is only closed. */
const browser = { close: () => Promise.resolve() } as unknown as CaptureBrowser

const REAL: Readonly<Record<(typeof STAMPED_ACTS)[number], (made: Made) => Promise<() => Promise<unknown>>>> =
  {
    async 'run.ended'({ mona }) {
      const run = findRun(mona.db.read, startRun(mona))
      if (run === undefined) throw new Error('no run')
      const [stop, pause] = [new AbortController(), new AbortController()]
      const task = { run, targets: [], stop, pause, browser, accepts: false, askForStamp: null }
      return () => workThrough(mona, { ...task, polite: POLITE })
    },
    async 'comment.removed'({ mona, first }) {
      return () => commentIn(mona, first.id, 'removed')
    },
    async 'export.written'({ mona }) {
      return () => createExport(mona, everything)
    },
    async 'disclosure.delivered'({ mona, messages }) {
      const asked = { reference: null, about: 'Brevet', requestedAt: mona.clock.now() }
      const { id } = openDisclosure(mona, asked)
      await addRecords(mona, id, [{ kind: 'message', id: messages.undecided.id }])
      await goThrough(mona, id, 0)
      return () => deliver(mona, id)
    },
    async 'disposal.carried-out'({ mona, id }) {
      return () => carryOut(mona, id)
    }
  }

it.each(STAMPED_ACTS)('%s makes a time stamp due', async act => {
  const made = await archive()
  const done = await REAL[act](made)
  const { read } = made.mona.db
  const line = readHead(read)?.seq ?? 0
  expect(isActedSince(read, line)).toBe(false)
  await done()
  expect(isActedSince(read, line)).toBe(true)
  const since = read.prepare('SELECT DISTINCT act FROM journal WHERE seq > ?').pluck().all(line)
  expect(since.filter(name => STAMPED_ACTS.some(one => one === name))).toEqual([act])
})
