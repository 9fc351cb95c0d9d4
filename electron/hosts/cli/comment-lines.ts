// A saved comment as it is shown to a person.

import { BOARD_OFFENCES } from '#shared/board-offences.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import { type Instant, objectPath } from '#shared/ids.ts'
import type { Text } from './language.ts'
import { factLines, listed } from './listing.ts'
import type { Output } from './output.ts'
import { comment as texts } from './texts/comment.ts'
import { decision as words } from './texts/comment-decision.ts'
import { localTime, shortId, size } from './values.ts'

export function commentLines(out: Output, found: CommentDetail): string[] {
  const { content, problem } = found
  const facts: [keyof typeof texts.rows, string | null][] = [
    ['id', found.id],
    ['channel', found.channelName],
    ['address', found.address],
    ['state', out.t(texts.states[found.state])],
    ['noticed', localTime(found.noticedAt, '–')],
    // A program that was killed in between leaves it so.
    ['lacking', found.state === 'saved' ? out.t(texts.notVerified, { id: shortId(found.id) }) : null],
    ['problem', problem === null ? null : problemText(out, problem, found.address)],
    ['author', content?.authorName ?? null],
    ['authorAddress', content?.authorAddress ?? null],
    ['identity', found.sender === null ? null : out.t(texts.identity[found.sender.identityBasis])],
    ['shown', content?.timeShown ?? null],
    ['written', writtenText(out, found)],
    ['permalink', content?.permalink ?? null],
    ['nativeId', found.nativeId],
    ['thread', found.thread],
    ['answers', found.answers],
    ['text', content?.text ?? null],
    ['raw', found.textRaw],
    ['lacking', found.lacking.map(lack => out.t(texts.lacks[lack])).join(', ') || null],
    ['edited', found.editedAt === null ? null : localTime(found.editedAt, '')],
    ...editsOf(out, found),
    [
      'attachments',
      found.attachments
        ?.map(({ url, state }) => `${url} (${out.t(texts.attachedStates[state])})`)
        .join(', ') || null
    ],
    [
      'reactions',
      found.reactions?.map(({ kind, count }) => `${count} ${out.t(texts.reacted[kind])}`).join(', ') ?? null
    ]
  ]
  const lines = factLines([
    ...facts.flatMap(([title, value]) =>
      value === null ? [] : [[out.t(texts.rows[title]), value] as const]
    ),
    ...(found.decisions.length === 0 ? saidIn(out)([[words.rows.police, found.policeNumber]]) : []),
    ...found.decisions.flatMap(decision => decisionFacts(out, found, decision)),
    ...registrationFacts(out, found),
    ...found.removals.flatMap(removal => removalFacts(out, removal))
  ])
  if (found.files.length === 0) return lines
  const files = out.table(
    [
      { title: out.t(texts.rows.file), whole: true },
      { title: out.t(texts.rows.size), whole: true },
      { title: out.t(texts.rows.path), whole: true }
    ],
    found.files.map(file => [
      out.t(texts.roles[file.role]),
      size(file.bytes, out.language),
      objectPath(file.sha256)
    ])
  )
  return [...lines, '', ...listed(out, files, files.length, null)]
}

/** When it was written, or within which times, and what that rests on. */
function writtenText(out: Output, { created: { at, basis, range } }: CommentDetail): string | null {
  if (range !== null) {
    const said = {
      from: localTime(range.from, ''),
      to: localTime(range.to, ''),
      basis: out.t(texts.ranges[range.basis])
    }
    return out.t(range.from === null ? texts.latest : texts.between, said)
  }
  if (at === null || basis === 'none' || basis === 'relative_range') return null
  return `${localTime(at, '')} (${out.t(texts.bases[basis])})`
}

/** What it has said later, each time that was something else. */
function editsOf(out: Output, { sightings }: CommentDetail): ['edited', string][] {
  return sightings.flatMap(({ seenAt, content }) =>
    content === null
      ? []
      : [
          ['edited', out.t(texts.editedTo, { at: localTime(seenAt, ''), text: content.text })] as [
            'edited',
            string
          ]
        ]
  )
}

type Fact = readonly [title: string, value: string]

const saidIn =
  (out: Output) =>
  (rows: readonly (readonly [Text, string | null | undefined])[]): Fact[] =>
    rows.flatMap(([title, value]) => (value ? [[out.t(title), value] as const] : []))

function decisionFacts(
  out: Output,
  { policeNumber }: CommentDetail,
  decision: CommentDetail['decisions'][number]
): Fact[] {
  const police = decision.isPoliceMatter ? (decision.policeNumber ?? out.t(words.noNumber)) : policeNumber
  const { boardOffence: offence, category, answeredAt, answeredBy } = decision
  return saidIn(out)([
    [words.rows.outcome, out.t(words.outcomes[decision.outcome])],
    [
      texts.rows.ground,
      category === null ? decision.ownCategory : `${category}) ${out.t(CATEGORY_NAMES[category])}`
    ],
    [texts.rows.note, decision.note],
    [texts.rows.senderNote, decision.senderNote],
    [words.rows.police, police],
    [words.rows.boardOffence, offence && out.t(BOARD_OFFENCES[offence])],
    [words.rows.toAuthor, decision.toAuthor],
    [words.rows.answer, decision.answer],
    [words.rows.answered, answeredAt && byAt(out, answeredAt, answeredBy ?? '')],
    [words.rows.forwardedTo, decision.forwardedTo],
    [words.rows.because, decision.because],
    [texts.rows.decided, byAt(out, decision.decidedAt, decision.decidedBy)]
  ])
}

function registrationFacts(out: Output, { registration }: CommentDetail): Fact[] {
  if (registration === null) return []
  return saidIn(out)([
    [words.rows.registration, registration.number ?? out.t(words.registered[registration.outcome])]
  ])
}

function removalFacts(out: Output, removal: CommentDetail['removals'][number]): Fact[] {
  const { kind, via, removedAt, removedBy, basis, confirmedAt, confirmedBy } = removal
  const removed = [byAt(out, removedAt, removedBy), out.t(texts.kinds[kind]), out.t(texts.vias[via])]
  const confirmed =
    basis === null || confirmedAt === null
      ? null
      : [byAt(out, confirmedAt, confirmedBy ?? ''), out.t(texts.confirmedBy[basis])]
  return saidIn(out)([
    [texts.rows.removal, removed.join(', ')],
    [texts.rows.confirmed, confirmed?.join(', ')]
  ])
}

const byAt = (out: Output, at: Instant, by: string) => out.t(texts.byAt, { at: localTime(at, ''), by })

function problemText(out: Output, code: string, address: string): string {
  return isErrorCode(code) ? out.refusal(code, { address, reason: '' }) : out.t(texts.interrupted)
}
