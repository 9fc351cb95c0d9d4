// A refusal as HTTP has it: other programs look at the status first, and read what to do in the code and its sentence.
import type { ServerResponse } from 'node:http'
import type { ErrorCode } from '#shared/errors.ts'
import type { ArchiveError } from '../../core/kernel/errors.ts'
import { answer, type Headers } from './http.ts'

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  'invalid-input': 400,
  'input-not-json': 400,
  'input-too-slow': 408,
  'input-too-large': 413,
  'inputs-too-many': 429,
  'words-too-short': 400,
  'sent-files-too-many': 429,
  'sent-header-unread': 400,
  'sent-key-used': 422,
  forbidden: 403,
  'user-has-left': 403,
  'record-secret': 403,
  'path-on-server': 403,
  'only-at-the-computer': 403,
  'not-found': 404,
  internal: 500,
  'disk-full': 507,
  'temporary-disk-full': 507,
  'no-room-for-file': 507
}
const REFUSED = 409

export const statusOf = (code: ErrorCode): number => STATUS[code] ?? REFUSED

/** Answers with a refusal, in the form that the methods have. */
export function answerRefusal(
  response: ServerResponse,
  { code, message, params: data }: ArchiveError,
  headers: Headers = {}
): void {
  const status = statusOf(code)
  const body = JSON.stringify({ defined: false, code, status, message, data })
  answer(response, status, body, { ...headers, 'content-type': 'application/json; charset=utf-8' })
}
