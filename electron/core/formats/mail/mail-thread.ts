// The thread in which mails are read: asked for one after the other, it answers with what each says.
import { answerAsked } from '../../kernel/within-thread.ts'
import { parseMail } from './mail.ts'
import type { Mail } from './parsed-mail.ts'

answerAsked<Uint8Array, Mail>(async bytes => ({ answer: await parseMail(bytes) }))
