// A document as Public 360 is told of it, in the codes of its own tables.
import type { Public360Settings } from '#shared/diary-system.ts'
import { swedish } from '../../../kernel/swedish-time.ts'
import type { CaseParameter, DocumentParameter, SentFile } from './public360.ts'
import type { Told } from './told.ts'

/** @param told what the case is made for; null for the case of a year, which is open whatever is marked as secret in it */
export function caseParameter(
  { title, told }: { title: string; told: Told | null },
  settings: Public360Settings,
  { status, caseType, subArchive, responsibleUnit }: NonNullable<Public360Settings['newCase']>
): CaseParameter {
  return {
    Title: title,
    Status: status,
    ...(caseType === null ? {} : { CaseType: caseType }),
    ...(subArchive === null ? {} : { SubArchive: subArchive }),
    ...(responsibleUnit === null ? {} : { ResponsibleEnterpriseRecno: responsibleUnit }),
    ...(told === null ? {} : secrecyOf(told, settings))
  }
}

export function documentParameter(
  told: Told,
  settings: Public360Settings,
  { caseNumber, files }: { caseNumber: string; files: readonly SentFile[] }
): DocumentParameter {
  const { categoryIn, categoryOut, categoryOwn, status, archive, senderRole, recipientRole } = settings
  return {
    CaseNumber: caseNumber,
    Title: told.publicTitle,
    ...(told.protectedTitle === null ? {} : { UnofficialTitle: told.protectedTitle }),
    Category: { in: categoryIn, out: categoryOut, own: categoryOwn }[told.direction],
    Status: status,
    ...(archive === null ? {} : { Archive: archive }),
    DocumentDate: swedish(told.at, "yyyy-MM-dd'T'HH:mm:ss"),
    ...secrecyOf(told, settings),
    SendersReference: told.records[0].id,
    UnregisteredContacts: told.counterparts.map(({ name, is, isForAll }) => ({
      ContactName: name,
      Role: is === 'sender' ? senderRole : recipientRole,
      IsUnofficial: !isForAll
    })),
    Files: files
  }
}

function secrecyOf(
  { paragraph }: Told,
  { accessCode }: Public360Settings
): { AccessCode?: string; Paragraph?: string } {
  return paragraph === null || accessCode === null ? {} : { AccessCode: accessCode, Paragraph: paragraph }
}
