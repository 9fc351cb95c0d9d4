// The web archive of a capture: what the page asked for and got, as a list of pieces and the parts that they are cut from.
import type { Reason } from '#shared/capture.ts'
import { packPieces } from '../../wacz/pieces.ts'
import { type Signer, waczOf } from '../../wacz/wacz.ts'
import { cleanLine } from '../clean-text.ts'
import type { Recorder } from '../network/recorder.ts'
import type { StepResult } from '../steps.ts'
import type { Findings, OpenPage } from '../visit.ts'

/** When the last answers are here; with what there is to say of the step. `made` is what it says that it was made with, and signed by. */
export async function webArchiveOf(
  { window, request, startedAt }: OpenPage,
  { finalAddress }: Findings,
  recorder: Recorder,
  made: { readonly software: string; readonly signer: Signer | null }
): Promise<ReturnType<typeof packPieces> & { readonly result: StepResult<null> }> {
  const [{ exchanges, omitted, unanswered }, title] = await Promise.all([
    recorder.finish(),
    window.ask('title')
  ])
  const page = {
    address: finalAddress ?? request.address,
    title: cleanLine(title, 300),
    at: startedAt,
    unanswered
  }
  const { pieces, stampedAt } = await waczOf(page, exchanges, { ...made, made: new Date() })
  const packed = packPieces(pieces)
  const { parts, whole } = packed
  const lost = omitted.lost + omitted.tooLarge + omitted.late + omitted.beyond
  const reasons: Reason[] = lost === 0 ? [] : [{ code: 'wacz-failed', detail: `${lost} answers` }]
  const signedWith = made.signer?.fingerprint ?? null
  const signing = { signedWith, stampedAt }
  const detail = { answers: exchanges.length, omitted, ...whole, parts: parts.length, ...signing }
  return { ...packed, result: { value: null, detail, reasons } }
}
