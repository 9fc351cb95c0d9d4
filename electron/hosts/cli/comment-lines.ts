// A saved comment as it is shown to a person.

import { BOARD_OFFENCES } from '#shared/board-offences.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import { objectPath } from '#shared/ids.ts'
import type { Text } from './language.ts'
import { factLines, listed } from './listing.ts'
import type { Output } from './output.ts'
import { comment as texts } from './texts/comment.ts'
import { decision as words } from './texts/comment-decision.ts'
import { localTime, size } from './values.ts'

export function commentLines(out: Output, found: CommentDetail): string[] {
  const { content, problem } = found
  const facts: [keyof typeof texts.rows, string | null][] = [
    ['id', found.id],
    ['channel', found.channelName],
    ['address', found.address],
    ['state', out.t(texts.states[found.state])],
    ['noticed', localTime(found.noticedAt, '–')],
    ['problem', problem === null ? null : problemText(out, problem, found.address)],
    ['author', content?.authorName ?? null],
    ['authorAddress', content?.authorAddress ?? null],
    ['identity', found.sender === null ? null : out.t(texts.identity[found.sender.identityBasis])],
    ['shown', content?.timeShown ?? null],
    ['permalink', content?.permalink ?? null],
    ['text', content?.text ?? null],
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
    ...decisionFacts(out, found)
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

function decisionFacts(out: Output, { decision, registration, policeNumber }: CommentDetail) {
  const said = (rows: readonly (readonly [Text, string | null | undefined])[]) =>
    rows.flatMap(([title, value]) => (value ? [[out.t(title), value] as const] : []))
  const police = decision?.isPoliceMatter ? (decision.policeNumber ?? out.t(words.noNumber)) : policeNumber
  const offence = decision?.boardOffence ?? null
  return said([
    [words.rows.outcome, decision && out.t(words.outcomes[decision.outcome])],
    [
      texts.rows.ground,
      decision?.category
        ? `${decision.category}) ${out.t(CATEGORY_NAMES[decision.category])}`
        : decision?.ownCategory
    ],
    [texts.rows.note, decision?.note],
    [texts.rows.senderNote, decision?.senderNote],
    [words.rows.police, police],
    [words.rows.boardOffence, offence && out.t(BOARD_OFFENCES[offence])],
    [words.rows.toAuthor, decision?.toAuthor],
    [words.rows.answer, decision?.answer],
    [words.rows.forwardedTo, decision?.forwardedTo],
    [words.rows.because, decision?.because],
    [
      words.rows.registration,
      registration && (registration.number ?? out.t(words.registered[registration.outcome]))
    ]
  ])
}

function problemText(out: Output, code: string, address: string): string {
  return isErrorCode(code) ? out.refusal(code, { address, reason: '' }) : out.t(texts.interrupted)
}
