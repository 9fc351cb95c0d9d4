// The thread in which the long answers of platforms are read.
import { answerAsked } from '../../../kernel/within-thread.ts'
import { readJson } from './json.ts'

answerAsked<Uint8Array, unknown>(async bytes => ({ answer: readJson(bytes) }))
