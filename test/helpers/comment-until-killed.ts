// A program that takes a comment in, decides on it, and notes that it is removed and gone; it kills itself at one of the instants
// between two steps: before and after each transaction, within it, and around each file that is kept or read back.
import { ChannelId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { confirmGone, decideComment, removeComment } from '../../electron/core/comments/comments/order.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import type { WriteDb } from '../../electron/core/kernel/db/open.ts'
import { openOptions } from './archive.ts'
import { REMOVE } from './comments.ts'
import { TAKEN } from './taken.ts'

const [dir = '', channelId, instant] = process.argv.slice(-3)
const archive = await openArchive(dir, openOptions())
const real = archive.context
let passed = 0
function pass(): void {
  if (++passed === Number(instant)) process.kill(process.pid, 'SIGKILL')
}

// The real database and the real files, with a stop between the steps.
const db: Context['db'] = Object.assign(Object.create(real.db), {
  transact(work: (tx: WriteDb) => unknown) {
    pass()
    const done: unknown = real.db.transact((tx): unknown => {
      const made = work(tx)
      pass()
      return made
    })
    pass()
    return done
  }
})
const objects: Context['objects'] = Object.assign(Object.create(real.objects), {
  async put(...args: Parameters<Context['objects']['put']>) {
    pass()
    return real.objects.put(...args)
  },
  async verify(...args: Parameters<Context['objects']['verify']>) {
    pass()
    return real.objects.verify(...args)
  }
})
const ctx: Context = Object.assign(Object.create(real), { db, objects })

const { id } = await takeComment(ctx, { ...TAKEN, channelId: ChannelId.parse(channelId) })
decideComment(ctx, id, REMOVE)
await removeComment(ctx, { id, kind: 'deleted', via: 'person' })
await confirmGone(ctx, { id, basis: 'person', kind: null })
await archive.close()
