// A stub of Public 360: the documented shapes of its SIF calls. The codes it takes are its own, as in every installation.
import { type Asked, type Said, type StubServer, startStub } from './server.ts'

export const KEY = 'nyckel-1f0c9a7e-åäö-som-aldrig-syns'
/** Settings that the stub's tables have. */
export const SYSTEM = {
  program: 'public-360',
  categoryIn: 'Dokument inn',
  categoryOut: 'Dokument ut',
  categoryOwn: 'Internt dokument',
  status: 'J',
  archive: null,
  senderRole: 'Avsändare',
  recipientRole: 'Mottagare',
  accessCode: 'S',
  mostMib: 10,
  newCase: { status: 'B', caseType: 'Sak', subArchive: null, responsibleUnit: 506 }
} as const

type Parameter = Readonly<Record<string, unknown>>

export interface Public360Stub extends StubServer {
  /** What was made, by its number. */
  readonly cases: Map<string, Parameter>
  readonly documents: Map<string, Parameter>
}

export async function startPublic360(): Promise<Public360Stub> {
  const cases = new Map<string, Parameter>([['26/00001', { Title: 'Sociala medier 2026' }]])
  const documents = new Map<string, Parameter>()
  const server = await startStub(answer)
  return Object.assign(server, { cases, documents })

  function answer({ method, url, body }: Asked): Said {
    const [, call] =
      /^\/360\/Biz\/v2\/api\/call\/SI\.Data\.RPC\/SI\.Data\.RPC\/(.+)$/.exec(url.pathname) ?? []
    if (call === undefined || method !== 'POST') return { status: 404 }
    if (url.searchParams.get('authkey') !== KEY) return { status: 401 }
    if (call === 'SupportService/GetSIFVersion') return { json: '5.19.0' }
    const { parameter } = JSON.parse(body) as { parameter: Parameter }
    if (call === 'CaseService/CreateCase') return createCase(parameter)
    return call === 'DocumentService/CreateDocument' ? createDocument(parameter) : { status: 404 }
  }

  function createCase(parameter: Parameter): Said {
    if (parameter['Status'] !== 'B') return refused('Case status was not found in the code table.')
    const number = `26/${String(cases.size + 1).padStart(5, '0')}`
    cases.set(number, parameter)
    return made({ CaseNumber: number })
  }

  function createDocument(parameter: Parameter): Said {
    if (!cases.has(String(parameter['CaseNumber'])))
      return refused(`Case ${String(parameter['CaseNumber'])} was\r\nnot found.`)
    if (!['Dokument inn', 'Dokument ut', 'Internt dokument'].includes(String(parameter['Category'])))
      return refused('Category was not found in the code table.')
    const number = `${String(parameter['CaseNumber'])}-${documents.size + 1}`
    documents.set(number, parameter)
    return made({ DocumentNumber: number })
  }
}

const made = (numbers: object): Said => ({
  json: { Successful: true, Recno: 200_123, ...numbers, ErrorMessage: null, ErrorDetails: null }
})
const refused = (words: string): Said => ({
  json: { Successful: false, Recno: 0, ErrorMessage: words, ErrorDetails: 'at SI.Biz.Core.SIF' }
})
