// What is to be said of a record beside its dates, in words: what its times rest on, what was decided about it, and that it was taken away
// where it was written. Standards have no elements of their own for it.
import { canBe, commentCameIn, isCommentDated, isMessageDated, messageCameIn } from '#shared/came-in.ts'
import type { CommentContent, CommentDetail, Removal, RemovalBasis, RemovalKind } from '#shared/comment.ts'
import type { GoneBy, Outcome, StoredDecision } from '#shared/decision.ts'
import type { Instant } from '#shared/ids.ts'
import { capitalised } from '#shared/in-language.ts'
import type { MessageFlaw, MessageRow, StoredRoute } from '#shared/message.ts'
import { isRewritten, isSameTime } from '#shared/same-time.ts'
import { MESSAGE_FLAWS } from '#shared/words/values.ts'
import { momentOf } from '../../../comments/readings/content.ts'
import { swedishTime } from '../../../kernel/swedish-time.ts'

export type Notes = readonly (readonly [at: Instant, note: string])[]

/** CITS ERMS asks for the time when a record was created: where nobody knows it, that is the latest it can have been. */
const UNDATED = 'När handlingen skrevs och kom in är okänt: då fanns den, tidigare är inget känt.'
/** Of a time that is only a limit, such as that of "2 h". */
const LATEST = 'Handlingen skrevs senast då. Den exakta tiden är okänd.'

/** When a record says itself that it was written, where that is after it was here, or is before there was anything of the kind; otherwise null. */
export function doubted(written: Instant | null, cameIn: Instant): Instant | null {
  const isRight: boolean = canBe(written, cameIn)
  return isRight ? null : written
}

/** A time that is told of in no date is told of in words. */
function notesOnDoubt(written: Instant | null, cameIn: Instant, isDated: boolean): Notes {
  const said = doubted(written, cameIn)
  if (said === null) return []
  const why = isDated && said > cameIn ? 'Det är efter att den kom in' : 'Det kan inte stämma'
  const instead = isDated ? ', och som tid då den skrevs står därför när den kom in' : ''
  return [[cameIn, `Handlingen säger själv att den skrevs ${swedishTime(said)}. ${why}${instead}.`]]
}

export function notesOnMessage(message: MessageRow & { readonly routes: readonly StoredRoute[] }): Notes {
  const cameIn = messageCameIn(message)
  const isDated = isMessageDated(message)
  return [
    ...message.routes.map(noteOnRoute),
    ...message.flaws.map(flaw => [message.takenInAt, flawInWords(flaw)] as const),
    ...(isDated ? [] : [[cameIn, UNDATED] as const]),
    ...notesOnDoubt(message.createdAt, cameIn, isDated)
  ]
}

/** As a sentence. */
export const flawInWords = (flaw: MessageFlaw): string => `${capitalised(MESSAGE_FLAWS[flaw].sv)}.`

/** What was decided about a message, by whom, and what its sender was told; a correction says why. */
export function noteOnRoute(route: StoredRoute): Notes[number] {
  const { correctedBecause, decidedBy, decidedAt } = route
  const parts = [
    `Beslut: ${routeInWords(route)}`,
    ...(correctedBecause === null ? [] : [`Rättar beslutet före: ${correctedBecause}`]),
    `Beslutat av ${decidedBy}`
  ]
  return [decidedAt, sentences(parts)]
}

function routeInWords({ kind, diaryNumber, mailbox, replyText, minorBecause }: StoredRoute): string {
  if (kind === 'registered') return `registrerat i diariet som ${diaryNumber}`
  if (kind === 'copied') return `kopierat till myndighetens brevlåda ${mailbox}`
  if (kind === 'redirected') return `avsändaren hänvisad vidare. Svaret: ”${replyText}”`
  return `av ringa betydelse. Skäl: ${minorBecause}`
}

const sentences = (parts: readonly string[]) => parts.map(part => part.replace(/\.$/, '')).join('. ')

/** What a comment has said beside what was saved of it: after that, before it, or nobody knows which. */
type Change = {
  readonly at: Instant
  readonly content: CommentContent
  readonly how: 'changed' | 'before' | 'unsure'
}

type Sighting = CommentDetail['sightings'][number]

/** What a comment has said each time that it is told to say something else than before, in the order of the time. */
export function changesOf({
  content,
  sightings
}: Pick<CommentDetail, 'content' | 'sightings'>): readonly Change[] {
  const [first] = sightings
  if (first === undefined || content === null) return []
  const told = [content]
  let last = content
  return sightings
    .toSorted((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1))
    .flatMap((sighting): Change[] => {
      const now = sighting.content ?? content
      const how = howOf(sighting, first)
      if (how === 'changed' ? !isOther(last, now) : told.some(before => !isOther(before, now))) return []
      told.push(now)
      if (how === 'changed') last = now
      return [{ at: how === 'unsure' ? sighting.seenAt : timeOf(sighting), content: now, how }]
    })
}

/** An export that does not say when it was made tells nothing of what came first. */
function howOf(sighting: Sighting, first: Sighting): Change['how'] {
  const [at, savedAt] = [timeOf(sighting), timeOf(first)]
  if (isUndated(sighting) || (sighting.method === 'export' && at === savedAt)) return 'unsure'
  if (at >= savedAt) return 'changed'
  return isUndated(first) ? 'unsure' : 'before'
}

const isUndated = ({ method, madeAt }: Sighting) => method === 'export' && madeAt === null
const timeOf = ({ madeAt, seenAt }: Sighting) => madeAt ?? seenAt

/** One source leaves out what another gives: a name that is not there is no edit. */
const isOther = (before: CommentContent, now: CommentContent) =>
  isRewritten(before, now) || (now.authorName !== null && now.authorName !== before.authorName)

/** Who it says wrote it then, and when, where that is not what was saved of it. */
export function saidOtherwise(
  { authorName, timeMachine }: CommentContent,
  { content }: Pick<CommentDetail, 'content'>
): string {
  const by = authorName === content?.authorName ? '' : `, skriven av ${authorName ?? 'okänd avsändare'}`
  const at = isSameTime(timeMachine, content?.timeMachine ?? null) ? null : momentOf(timeMachine)
  return at === null ? by : `${by}, daterad ${swedishTime(at)}`
}

const CHANGES: Readonly<Record<Change['how'], string>> = {
  changed: 'Ändrad på plattformen. Så som den sågs då',
  before: 'Tidigare version, enligt en export som gjordes då',
  unsure: 'Annan version, äldre eller nyare, i en export som lästes in då'
}

export function notesOnComment(comment: Omit<CommentDetail, 'files'>): Notes {
  const { created, decisions, removals } = comment
  const cameIn = commentCameIn(comment)
  const isDated = isCommentDated(comment)
  return [
    ...changesOf(comment).map(({ at, how, content }): Notes[number] => [
      at,
      `${CHANGES[how]}${saidOtherwise(content, comment)}: ”${content.text}”`
    ]),
    ...decisions.map(noteOnDecision),
    ...removals.flatMap(notesOnRemoval),
    ...(isDated ? [] : [[cameIn, UNDATED] as const]),
    ...(isDated && created.at === null ? [[cameIn, LATEST] as const] : []),
    ...notesOnDoubt(created.at, cameIn, isDated)
  ]
}

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  remove: 'ska tas bort',
  'put-back': 'sätts tillbaka',
  'not-removed': 'togs aldrig bort',
  answered: 'besvarad',
  forwarded: 'vidarebefordrad',
  'no-answer': 'besvaras inte',
  'not-ours': 'hör inte till myndigheten',
  'gone-before-saved': 'borta innan den kunde sparas',
  reopened: 'beslutet återtaget'
}

/** What a removal rests on. */
export const groundOf = ({ category, ownCategory }: StoredDecision): string | null =>
  category === null ? ownCategory : `punkt ${category} i riktlinjerna`

/** What the reason of a decision says. */
export const becauseOf = ({ goneBy }: Pick<StoredDecision, 'goneBy'>): string =>
  goneBy === null ? 'Skäl' : 'Hur den försvann'

/** Who took away what was gone before it could be saved. */
export const GONE_BY: Readonly<Record<GoneBy, string>> = {
  sender: 'den som skrev den',
  platform: 'plattformen',
  unknown: 'okänt vem'
}

/** What was decided, on which ground and why, by whom; and of what was gone before it was saved, what is known. What was written to its sender is no part of it. */
export function noteOnDecision(decision: StoredDecision): Notes[number] {
  const { outcome, because, goneBy, receivedHow, correctedBecause, forwardedTo, decidedBy, decidedAt } =
    decision
  const ground = groundOf(decision)
  const parts = [
    `Beslut: ${OUTCOMES[outcome]}`,
    ...(ground === null ? [] : [`Grund: ${ground}`]),
    ...(forwardedTo === null ? [] : [`Till: ${forwardedTo}`]),
    ...(goneBy === null ? [] : [`Tog bort den: ${GONE_BY[goneBy]}`]),
    ...(receivedHow === null ? [] : [`Hur den kom in och vad som är känt: ${receivedHow}`]),
    ...(because === null ? [] : [`${becauseOf(decision)}: ${because}`]),
    ...(correctedBecause === null ? [] : [`Rättar beslutet före: ${correctedBecause}`]),
    `Beslutat av ${decidedBy}`
  ]
  return [decidedAt, sentences(parts)]
}

export const REMOVED: Readonly<Record<RemovalKind, string>> = {
  unpublished: 'avpublicerad',
  deleted: 'raderad'
}
export const CONFIRMED: Readonly<Record<RemovalBasis, string>> = {
  'seen-gone': 'sidan öppnades och kommentaren fanns inte där',
  api: 'enligt plattformens svar',
  person: 'enligt den som bekräftade'
}

/** That a comment was taken away where it was written, which is no disposal of the record: that is here. */
export function notesOnRemoval({ kind, removedAt, basis, confirmedAt }: Removal): Notes {
  const said = `Borttagen från plattformen (${REMOVED[kind]}), inte ur arkivet`
  if (confirmedAt === null || basis === null) return [[removedAt, `${said}. Det är inte bekräftat.`]]
  return [
    [removedAt, said],
    [confirmedAt, `Bekräftat borta från plattformen: ${CONFIRMED[basis]}`]
  ]
}
