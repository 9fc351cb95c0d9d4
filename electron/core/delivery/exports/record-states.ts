// The state of a record in the Swedish words of index.csv and the register document.
import type { CaptureState } from '#shared/capture.ts'
import type { CommentRow, CommentState, RemovalKind } from '#shared/comment.ts'
import type { Outcome } from '#shared/decision.ts'
import type { ShownMessageState } from '#shared/message.ts'

export const CAPTURE_STATES: Readonly<Record<CaptureState, string>> = {
  running: 'pågår',
  complete: 'fullständig',
  partial: 'ofullständig',
  refused: 'nekad',
  failed: 'misslyckad',
  interrupted: 'avbruten'
}
const COMMENT_STATES: Readonly<Record<Exclude<CommentState, 'removed' | 'gone'>, string>> = {
  noticed: 'upptäckt, inte sparad',
  saved: 'sparad, inte kontrollerad',
  verified: 'sparad och kontrollerad, inte beslutad',
  decided: 'beslutad'
}
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  remove: 'ska tas bort',
  'put-back': 'visas igen',
  'not-removed': 'togs aldrig bort',
  answered: 'besvarad',
  forwarded: 'vidarebefordrad',
  'no-answer': 'behöver inget svar',
  'not-ours': 'inte allmän handling hos myndigheten',
  'gone-before-saved': 'borta innan den kunde sparas',
  reopened: 'beslutet återtaget'
}
const REMOVALS: Readonly<Record<RemovalKind, string>> = { unpublished: 'avpublicerad', deleted: 'raderad' }
export const MESSAGE_STATES: Readonly<Record<ShownMessageState, string>> = {
  undecided: 'inte hanterat',
  registered: 'diariefört',
  copied: 'kopierat till myndighetens brevlåda',
  'copy-failed': 'kopian till myndighetens brevlåda kom inte fram',
  redirected: 'avsändaren hänvisad',
  minor: 'av ringa betydelse',
  sent: 'skickat av myndigheten'
}

export function commentState({ state, decision, removal }: CommentRow): string {
  if (removal !== null) return REMOVALS[removal.kind]
  if (state === 'decided' && decision !== null) return OUTCOMES[decision.outcome]
  return state === 'removed' || state === 'gone' ? 'borttagen' : COMMENT_STATES[state]
}
