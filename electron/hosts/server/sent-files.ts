// Files that somebody at another computer sends to the archive, and files that a method writes for them to fetch. Caller and core share
// no disk, so both lie in folders of ours for as long as they are used, each for the one they belong to.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ASKED_AGAIN } from '#shared/package-signer.ts'
import type { Method } from '#shared/rules.ts'
import { pathsNamed } from '../../core/app/chosen-paths.ts'
import { ArchiveError, errno } from '../../core/kernel/errors.ts'
import { sendFolder } from './file-answers.ts'
import { answer, answerJson } from './http.ts'
import { answerRefusal } from './refusals.ts'
import { type Folder, type Limits, SentFolders } from './sent-folders.ts'
import { COMPLETE, isLastIn, keyIn, nameIn, OFFSET, partIn } from './upload-headers.ts'

const WAIT = 10 * 60_000

class TooMuch extends Error {}

/** What keeps the file itself, so that nobody needs it here any more. */
const TAKES_IN: ReadonlySet<string> = new Set<Method>([
  'attestations.sign',
  'channels.setMandate',
  'comments.take',
  'consents.add',
  'imports.start',
  'messages.takeFile',
  'posts.setPlatform',
  'receipts.takeFile',
  'registerImport.read',
  'retention.addRule',
  'timestamps.add'
])

/** What takes the key out of a file, which then has nothing to do here, nor where it is refused. */
const EMPTIES = new Set(['exports.takeSigner'])

/** What names a place that is remembered: what is fetched from here is gone afterwards. */
const STAYS = new Set(['exports.create', 'exports.pack', 'disclosures.deliver'])

/** A method that uses what was sent. */
export interface Use {
  /** It goes on after its answer: until then its files are in use, and are taken in if it answers true. */
  until(ending: Promise<boolean>): void
  /** It has ended, refused by a code or not. Never fails, since the answer is given. */
  end(refused: string | null): Promise<void>
}

type Asked = { readonly request: IncomingMessage; readonly response: ServerResponse }

export class SentFiles {
  readonly #folders: SentFolders
  readonly #limits: Limits

  constructor(limits: Limits) {
    this.#folders = new SentFolders(limits)
    this.#limits = limits
  }

  /** Whether a caller may name this path to a method: they have sent the file, or asked for the folder to write to. */
  isOf(user: string, path: string, method: string): boolean {
    const folder = this.#folders
      .of(user)
      .find(each => each.state === 'whole' && (each.file ?? each.path) === path)
    if (folder === undefined || (folder.file === null && STAYS.has(method))) return false
    folder.used = this.#limits.now()
    return true
  }

  /**
   * Takes a file in: so large at most, hashed on the way. One that is sent whole is gone when it is cut off; of one that
   * is sent in parts (`upload-complete: ?0`, as the draft on resumable uploads of the IETF has it) what has come stays.
   */
  async take(user: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const declared = Number(request.headers['content-length'] ?? 0)
    if (declared > this.#limits.mostBytes) return answer(response, 413, 'too large')
    await refusing(response, async () => {
      const isInParts = isLastIn(request) === false
      const key = keyIn(request)
      const before = key === null ? undefined : this.#folders.of(user).find(each => each.key === key)
      if (before?.state === 'whole') return this.#sameAgain(before, { request, response })
      // What did not come to its end is sent anew, and what was begun is gone on with.
      if (before?.state === 'parts' && isInParts && declared === 0)
        return answer(response, 201, '', { location: `/files/${before.id}`, [OFFSET]: before.bytes })
      if (before !== undefined) await this.#folders.end(before)
      const folder = await this.#folders.make(user, nameIn(request), key)
      response.setHeader('location', `/files/${folder.id}`)
      await this.#receive(folder, { request, response }, { isInParts, isLast: !isInParts })
    })
  }

  /** A file that came, and whose answer did not: it is told of again, if it is the same. */
  async #sameAgain(folder: Folder, { request, response }: Asked): Promise<void> {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > folder.bytes) break
      hash.update(part)
    }
    if (bytes !== folder.bytes || hash.digest('hex') !== digestOf(folder))
      throw new ArchiveError('sent-key-used')
    this.#sayWhole(folder, response)
  }

  /** Takes the next part of a file of the person's own, from the byte that is said. */
  async goOn(user: string, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const folder = this.#sentBy(user, id)
    if (folder === null) return answer(response, 404, 'not found')
    await refusing(response, async () => {
      const { from, isLast } = partIn(request)
      // All of it came, and the answer did not.
      if (folder.state === 'whole' && Number(request.headers['content-length']) === 0)
        return this.#sayWhole(folder, response)
      // What came of a part before may still be written.
      if (folder.state !== 'parts' || from !== folder.bytes)
        return answer(response, 409, 'not from there', { [OFFSET]: folder.bytes })
      await this.#receive(folder, { request, response }, { isInParts: true, isLast })
    })
  }

  /** Says how much of it has come. */
  said(user: string, id: string, response: ServerResponse): void {
    const folder = this.#sentBy(user, id)
    if (folder === null) answer(response, 404, 'not found')
    else if (folder.state === 'sending') answer(response, 409, 'a part of it comes now')
    else
      answer(response, 204, '', {
        [OFFSET]: folder.bytes,
        [COMPLETE]: folder.state === 'whole' ? '?1' : '?0'
      })
  }

  /** Withdraws a file of the person's own, also while it comes. */
  async withdraw(user: string, id: string, response: ServerResponse): Promise<void> {
    const folder = this.#sentBy(user, id)
    if (folder === null) return answer(response, 404, 'not found')
    await this.#folders.end(folder)
    answer(response, 204)
  }

  #sentBy(user: string, id: string): Folder | null {
    const folder = this.#folders.find(id)
    return folder?.user === user && folder.file !== null && !folder.isDone ? folder : null
  }

  async #receive(
    folder: Folder,
    { request, response }: Asked,
    { isInParts, isLast }: { isInParts: boolean; isLast: boolean }
  ): Promise<void> {
    folder.state = 'sending'
    folder.stop = () => request.destroy()
    try {
      await this.#write(folder, request)
    } catch (error) {
      folder.state = 'parts'
      folder.stop = () => undefined
      // What has come on a line that broke stays; of a disk that fails nobody knows what has.
      if (folder.isDone || !isInParts || errno(error) !== 'ECONNRESET') await this.#folders.remove(folder)
      if (response.destroyed) return
      if (error instanceof ArchiveError) throw error
      const [status, why] = ['ENOSPC', 'EDQUOT'].includes(errno(error) ?? '')
        ? [507, 'the disk is full']
        : error instanceof TooMuch
          ? [413, 'too large']
          : [500, 'the file could not be kept']
      if (status === 500 && !request.errored) this.#limits.onFault(error)
      return answer(response, status, why)
    }
    folder.stop = () => undefined
    folder.state = isLast ? 'whole' : 'parts'
    if (folder.isDone) {
      await this.#folders.remove(folder)
      return answer(response, 404, 'withdrawn')
    }
    if (isLast) this.#sayWhole(folder, response)
    else answer(response, 201, '', { [OFFSET]: folder.bytes })
  }

  #sayWhole(folder: Folder, response: ServerResponse): void {
    const { file: path, bytes } = folder
    answerJson(response, 201, { path, bytes, sha256: digestOf(folder) })
  }

  /** Written before it is counted, so that what is said to have come is there. */
  async #write(folder: Folder, request: IncomingMessage): Promise<void> {
    const handle = await open(folder.file ?? '', 'a', 0o600)
    try {
      // The line is left to the answer.
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        if (folder.bytes + part.length > this.#limits.mostBytes) throw new TooMuch()
        this.#folders.requireRoom(folder, part.length)
        await handle.writeFile(part)
        folder.hash.update(part)
        folder.bytes += part.length
        // However long it takes to come, it is in use.
        folder.used = this.#limits.now()
      }
    } finally {
      await handle.close()
    }
  }

  /** A folder for a method to write to, and where it is fetched from. */
  async open(user: string, response: ServerResponse): Promise<void> {
    await refusing(response, async () => {
      const { id, path } = await this.#folders.make(user, null, null)
      answerJson(response, 201, { dir: path, fetch: `/fetch/${id}` })
    })
  }

  /** Notes what a method has in use. What it takes in is gone when nothing else has it in use; what it writes can be fetched. */
  use(user: string, input: unknown, method: string): Use {
    const named = new Set(pathsNamed(method, input))
    const used = this.#folders
      .of(user)
      .filter(({ state, file, path }) => state === 'whole' && named.has(file ?? path))
    for (const folder of used) folder.held++
    const letGo = async (isTaken: boolean) => {
      for (const folder of used) {
        folder.held--
        folder.used = this.#limits.now()
        if (folder.file !== null && (isTaken || folder.isDone)) await this.#folders.end(folder)
      }
    }
    let goesOn: Promise<boolean> | undefined
    return {
      until: ending => {
        goesOn = ending
      },
      end: async refused => {
        for (const { written } of used) written.resolve()
        if (goesOn === undefined)
          await letGo(
            EMPTIES.has(method) ? refused !== ASKED_AGAIN : TAKES_IN.has(method) && refused === null
          )
        else void goesOn.catch(() => false).then(letGo)
      }
    }
  }

  /** Sends what was written to a folder, once: a file as it is, several as a zip. Waits for the method that writes it. */
  async send(user: string, id: string, response: ServerResponse): Promise<void> {
    const folder = this.#folders.find(id)
    if (folder === undefined || folder.user !== user || folder.file !== null)
      return answer(response, 404, 'not found')
    const patience = AbortSignal.timeout(WAIT)
    await Promise.race([
      folder.written.promise,
      new Promise<void>(done => patience.addEventListener('abort', () => done())),
      new Promise<void>(done => response.once('close', () => done()))
    ])
    if (response.destroyed) return
    // From now on it is nobody's: two who ask at once are not sent it twice.
    if (!this.#folders.takeOut(folder)) return answer(response, 404, 'not found')
    try {
      await sendFolder(folder.path, response)
    } finally {
      await this.#folders.remove(folder)
    }
  }

  sweep(): Promise<void> {
    return this.#folders.sweep()
  }

  close(): Promise<void> {
    return this.#folders.close()
  }
}

const digestOf = ({ hash }: Folder) => hash.copy().digest('hex')

/** Answers what is refused while a file comes. */
async function refusing(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    const { minutes } = error.params
    const headers = minutes === undefined ? {} : { 'retry-after': Number(minutes) * 60 }
    if (!response.destroyed) answerRefusal(response, error, headers)
  }
}
