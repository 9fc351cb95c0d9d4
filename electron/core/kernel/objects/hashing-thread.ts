// The thread in which files are hashed: asked for one file after the other, it answers with its digests.
import { parentPort } from 'node:worker_threads'
import type { Answer, Asked } from './hash-apart.ts'
import { hashFile } from './hash-file.ts'

const going = new Map<number, AbortController>()

parentPort?.on('message', async (asked: Asked) => {
  const { id } = asked
  if (asked.kind === 'stop') return going.get(id)?.abort()
  const stop = new AbortController()
  going.set(id, stop)
  const answer = await hashFile(asked.path, ['sha256', 'sha512'], { signal: stop.signal }).then(
    (read): Answer => ({ id, read }),
    // An error loses its code on the way.
    (error: NodeJS.ErrnoException): Answer => ({ id, failed: { message: error.message, code: error.code } })
  )
  going.delete(id)
  parentPort?.postMessage(answer)
})
