// The web archive of a capture: what the page asked for and got, as a list of pieces and the parts that they are cut from.
import type { Reason } from '#shared/capture.ts'
import { packPieces } from '../../wacz/pieces.ts'
import { waczOf } from '../../wacz/wacz.ts'
import { cleanLine } from '../clean-text.ts'
import type { Recorder } from '../network/recorder.ts'
import type { StepResult } from '../steps.ts'
import type { Findings, OpenPage } from '../visit.ts'

/** When the last answers are here; with what there is to say of the step. `software` is what it says that it was made with. */
export async function webArchiveOf(
  { window, request, startedAt }: OpenPage,
  { finalAddress }: Findings,
  recorder: Recorder,
  software: string
): Promise<ReturnType<typeof packPieces> & { readonly result: StepResult<null> }> {
  const [{ exchanges, omitted }, title] = await Promise.all([recorder.finish(), window.ask('title')])
  const page = { address: finalAddress ?? request.address, title: cleanLine(title, 300), at: startedAt }
  const packed = packPieces(waczOf(page, exchanges, software))
  const { parts, whole } = packed
  const lost = omitted.lost + omitted.tooLarge + omitted.late + omitted.beyond
  const reasons: Reason[] = lost === 0 ? [] : [{ code: 'wacz-failed', detail: `${lost} answers` }]
  const detail = { answers: exchanges.length, omitted, ...whole, parts: parts.length }
  return { ...packed, result: { value: null, detail, reasons } }
}
