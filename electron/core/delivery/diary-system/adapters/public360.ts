// Public 360 over SIF, its RPC interface: `POST …/{service}/{method}?authkey=KEY` with `{"parameter": {…}}`. A call that creates
// something is made once, and its outcome says whether it is certain that it took.
import { z } from 'zod'
import { DIARY_NAMES } from '#shared/diary-system.ts'
import { type Answer, httpTo } from '../../../comments/platforms/http.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import type { Created } from './adapter.ts'

const CALLS = 'Biz/v2/api/call/SI.Data.RPC/SI.Data.RPC/'
const PATIENCE = 300_000
const MOST_WORDS = 500

/** `Title` is for all; `UnofficialTitle` for the authority alone. */
export type CaseParameter = {
  readonly Title: string
  readonly Status: string
  readonly CaseType?: string
  readonly SubArchive?: string
  readonly ResponsibleEnterpriseRecno?: number
  readonly AccessCode?: string
  readonly Paragraph?: string
}

/** `IsUnofficial`: the name is for the authority alone. */
type Contact = { readonly ContactName: string; readonly Role: string; readonly IsUnofficial: boolean }
export type SentFile = { readonly Title: string; readonly Format: string; readonly Base64Data: string }

export type DocumentParameter = {
  readonly CaseNumber: string
  readonly Title: string
  readonly UnofficialTitle?: string
  readonly Category: string
  readonly Status: string
  readonly Archive?: string
  /** Local time without a zone. */
  readonly DocumentDate: string
  readonly AccessCode?: string
  readonly Paragraph?: string
  readonly SendersReference: string
  readonly UnregisteredContacts: readonly Contact[]
  readonly Files: readonly SentFile[]
}

export interface Public360 {
  /** @throws ArchiveError diary-system-unreachable, diary-system-key-refused, diary-system-not-there, diary-system-busy, diary-system-bad-answer, stopped */
  check(): Promise<void>
  createCase(parameter: CaseParameter): Promise<Created>
  createDocument(parameter: DocumentParameter): Promise<Created>
}

type Options = {
  /** Ends in a slash. */
  readonly address: string
  readonly secret: string
  readonly signal: AbortSignal
  readonly patience?: number | undefined
}

const Mutated = z.object({
  Successful: z.boolean(),
  ErrorMessage: z.string().nullish(),
  CaseNumber: z.string().nullish(),
  DocumentNumber: z.string().nullish()
})

/** The program at an address. Its key stands in each address, and in nothing that is kept or said. */
export function public360({ address, secret, signal, patience = PATIENCE }: Options): Public360 {
  const http = httpTo({
    platform: DIARY_NAMES['public-360'],
    base: address,
    signal,
    patience,
    headers: () => ({}),
    secrets: () => [secret],
    trouble: troubleOf
  })

  function call(path: string, parameter: object | null): Promise<Answer> {
    const url = new URL(`${CALLS}${path}`, address)
    url.searchParams.set('authkey', secret)
    return http.send('POST', url, { json: parameter === null ? {} : { parameter } })
  }

  async function create(
    path: string,
    parameter: object,
    numbered: 'CaseNumber' | 'DocumentNumber'
  ): Promise<Created> {
    let answer: Answer
    try {
      answer = await call(path, parameter)
    } catch (error) {
      return outcomeOf(error)
    }
    const read = Mutated.safeParse(answer.json)
    if (!read.success) return { kind: 'uncertain', problem: 'bad-answer' }
    if (!read.data.Successful)
      return { kind: 'rejected', problem: 'rejected', words: wordsOf(read.data.ErrorMessage ?? '') }
    const number = read.data[numbered]?.trim() ?? ''
    if (number === '' || number.length > 100) return { kind: 'uncertain', problem: 'bad-answer' }
    return { kind: 'created', number, answer: answer.bytes }
  }

  return {
    async check() {
      try {
        const answer = await call('SupportService/GetSIFVersion', null)
        if (answer.json === undefined) throw badAnswer(answer)
      } catch (error) {
        throw asOfDiarySystem(error) ?? error
      }
    },
    createCase: parameter => create('CaseService/CreateCase', parameter, 'CaseNumber'),
    createDocument: parameter => create('DocumentService/CreateDocument', parameter, 'DocumentNumber')
  }
}

const badAnswer = ({ status }: Answer) => new ArchiveError('diary-system-bad-answer', { status })

/** What an answer that is no success says, as a refusal. */
function troubleOf(answer: Answer): ArchiveError {
  const { status } = answer
  if (status === 401 || status === 403) return new ArchiveError('diary-system-key-refused')
  if (status < 400 || status === 404 || status === 405 || status === 410)
    return new ArchiveError('diary-system-not-there', { status })
  return badAnswer(answer)
}

/** What became of a call that got no answer to read. */
function outcomeOf(error: unknown): Created {
  if (!(error instanceof ArchiveError)) throw error
  const { code, params } = error
  if (code === 'stopped') return { kind: 'uncertain', problem: 'interrupted' }
  if (code === 'diary-system-key-refused') return { kind: 'closed', problem: 'key-refused', refusal: error }
  if (code === 'diary-system-not-there') return { kind: 'closed', problem: 'not-there', refusal: error }
  const refusal = asOfDiarySystem(error)
  if (code === 'platform-busy' && refusal !== null) return { kind: 'closed', problem: 'busy', refusal }
  if (code === 'diary-system-bad-answer') {
    const status = Number(params['status'])
    if (status === 413) return { kind: 'rejected', problem: 'too-large', words: '' }
    // A fault on the way back says nothing of whether it took.
    if (status >= 400 && status < 500 && status !== 408)
      return { kind: 'rejected', problem: 'rejected', words: `HTTP ${status}` }
    return { kind: 'uncertain', problem: 'failed' }
  }
  // Where nobody was there, nobody can have taken it; where the line broke or nothing came back, somebody can.
  if (code === 'platform-unreachable' && refusal !== null && NEVER_THERE.has(String(params['detail'])))
    return { kind: 'closed', problem: 'unreachable', refusal }
  return { kind: 'uncertain', problem: code === 'platform-bad-answer' ? 'bad-answer' : 'no-answer' }
}

const NEVER_THERE = new Set(['name-unknown', 'refused'])

/** What every platform may answer, as it is said of the diary system; null for anything else. */
function asOfDiarySystem(error: unknown): ArchiveError | null {
  if (!(error instanceof ArchiveError)) return null
  const { code, params } = error
  if (code === 'platform-unreachable') return new ArchiveError('diary-system-unreachable', params)
  if (code === 'platform-busy') return new ArchiveError('diary-system-busy')
  return code === 'platform-bad-answer' ? new ArchiveError('diary-system-bad-answer', params) : null
}

/** What the program said, for a person to read: bounded, and on one line. */
function wordsOf(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS)
}
