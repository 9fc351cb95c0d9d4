// What somebody gives is in front of them still when the act that was to keep it is refused. Then none of it stays behind as a file of no
// record, which the next opening would enter as found, and which no rule would ever dispose of. What was fetched or captured may never be
// had again, and stays.
import type { Context } from '../context.ts'
import { ArchiveError, errno, isDiskFull } from '../errors.ts'
import { isEntered } from '../journal/record.ts'
import type { StoredObject } from './store.ts'

/** Does an act with a context of its own; where it is refused, what it has put and not entered is taken away. @throws what `act` throws */
export async function keptIfDone<T>(ctx: Context, act: (ctx: Context) => Promise<T>): Promise<T> {
  const { objects } = ctx
  const given: StoredObject[] = []
  const noted = (object: StoredObject) => {
    given.push(object)
    return object
  }
  const own: Context['objects'] = {
    ...objects,
    put: async (...asked) => noted(await objects.put(...asked)),
    putFile: async (...asked) => noted(await objects.putFile(...asked)),
    putStream: async (...asked) => noted(await objects.putStream(...asked))
  }
  try {
    return await act({ ...ctx, objects: own })
  } catch (error) {
    // On a disk that fails, full or not, nobody knows which of its transactions will be there when it is read again.
    const isDoubtful = errno(error)?.startsWith('SQLITE_IOERR') === true
    if (error instanceof ArchiveError || (isDiskFull(error, ctx.dir) && !isDoubtful))
      await takeBack(ctx, given)
    throw error
  }
}

// What cannot be taken away goes on belonging to no act, so that the closing of the archive enters it.
async function takeBack({ db, log, objects }: Context, given: readonly StoredObject[]): Promise<void> {
  for (const { sha256 } of given)
    await objects
      .takeBack(sha256, name => isEntered(db.read, name))
      .catch(error => log.warn({ code: errno(error) }, 'what was refused could not be taken away'))
}
