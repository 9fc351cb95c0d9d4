// A saved comment as it is shown to a person.

import { CATEGORY_NAMES } from '#shared/categories.ts'
import type { CommentDetail } from '#shared/comment.ts'
import { isErrorCode } from '#shared/errors.ts'
import { objectPath } from '#shared/ids.ts'
import { factLines, listed } from './listing.ts'
import type { Output } from './output.ts'
import { comment as texts } from './texts/comment.ts'
import { localTime, size } from './values.ts'

export function commentLines(out: Output, found: CommentDetail): string[] {
  const { content, decision, problem } = found
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
      'ground',
      decision?.category == null ? null : `${decision.category}) ${out.t(CATEGORY_NAMES[decision.category])}`
    ],
    ['note', decision?.note ?? null],
    ['senderNote', decision?.senderNote ?? null]
  ]
  const lines = factLines(
    facts.flatMap(([title, value]) => (value === null ? [] : [[out.t(texts.rows[title]), value] as const]))
  )
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

function problemText(out: Output, code: string, address: string): string {
  return isErrorCode(code) ? out.refusal(code, { address, reason: '' }) : out.t(texts.interrupted)
}
