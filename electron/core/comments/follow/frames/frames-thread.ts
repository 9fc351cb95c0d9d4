// The thread in which frames of streams are read.
import { answerAsked } from '../../../kernel/within-thread.ts'
import { type Form, type FramesRead, readFrames } from './frames.ts'

export type FramesAsked = { readonly form: Form; readonly frames: readonly Uint8Array[] }

answerAsked<FramesAsked, FramesRead>(async ({ form, frames }) => ({ answer: readFrames(form, frames) }))
