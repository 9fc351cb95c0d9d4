// The thread in which mails are read: asked for one after the other, it answers with what each says.
import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer, ThreadAsked } from '../../kernel/limited-thread.ts'
import { parseMail } from './mail.ts'
import type { Mail } from './parsed-mail.ts'

parentPort?.on('message', async ({ id, asked }: ThreadAsked<Uint8Array>) => {
  parentPort?.postMessage({ id, answer: await parseMail(asked) } satisfies ThreadAnswer<Mail>)
})
