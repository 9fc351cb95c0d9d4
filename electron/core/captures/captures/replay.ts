// A capture's web archive opened to be shown again: what its page asks for is answered from there.
import type { CaptureId } from '#shared/ids.ts'
import type { ReplayAnswer, ReplayPage, ReplayQuestion } from '#shared/replay.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { PiecedFile } from '../wacz/pieced-file.ts'
import { WaczReader } from '../wacz/wacz-reader.ts'
import { captureDetail } from './find.ts'
import { captureWacz } from './queries.ts'

type Archive = Pick<Context, 'db' | 'objects'>

/** The page that a capture's web archive begins with. @throws ArchiveError not-found, no-wacz */
export function replayPage({ db }: Pick<Context, 'db'>, id: CaptureId): ReplayPage {
  const { address, finalAddress, startedAt, viewport } = captureDetail({ db }, id)
  if (captureWacz(db.read, id) === null) throw new ArchiveError('no-wacz')
  return { id, address: finalAddress ?? address, capturedAt: startedAt, viewport }
}

/** So many indexes are kept in memory; a web archive that was let go is opened again. */
const HELD = 4

/** The web archives that are being shown. */
export class Replays {
  readonly #open = new Map<CaptureId, Promise<WaczReader>>()

  /** Null where there is no answer. @throws ArchiveError not-found, no-wacz, object-damaged, files-unreachable */
  async answer(archive: Archive, id: CaptureId, question: ReplayQuestion): Promise<ReplayAnswer | null> {
    const { address } = replayPage(archive, id)
    const held = this.#open.get(id) ?? opened(archive, id)
    // The one that was asked last is the last in line.
    this.#open.delete(id)
    this.#open.set(id, held)
    const [oldest] = this.#open.keys()
    if (this.#open.size > HELD && oldest !== undefined) this.#open.delete(oldest)
    try {
      const reader = await held
      if (question.method === 'GET' && withoutFragment(question.address) === withoutFragment(address))
        reader.restart()
      return await reader.answer(question)
    } catch (error) {
      this.#open.delete(id)
      throw error instanceof ArchiveError ? error : new ArchiveError('object-damaged', { what: id })
    }
  }
}

const withoutFragment = (address: string) => address.split('#', 1)[0]

async function opened({ db, objects }: Archive, id: CaptureId): Promise<WaczReader> {
  const wacz = captureWacz(db.read, id)
  if (wacz === null) throw new ArchiveError('no-wacz')
  return WaczReader.open(await PiecedFile.open(objects, wacz.source))
}
