// A row that is a website and no channel: the one that says what part the municipality has in it (G1).

import type { WebsiteId } from '#shared/ids.ts'
import { isStopping } from '#shared/import-findings.ts'
import type { ImportField, ImportRow } from '#shared/register-import.ts'
import { type Website, WebsiteFields, type WebsiteRole } from '#shared/website.ts'
import type { RowCells } from './cells.ts'
import { checked } from './problems.ts'

/** `known` is set when the register has it already. */
export type WebsiteDraft = WebsiteFields & { readonly known: WebsiteId | null }

/** Whether the row is one. */
export const isWebsite = (cells: RowCells): boolean => cells.text('websiteRole') !== ''

const FIELDS: Readonly<Record<string, ImportField>> = {
  name: 'name',
  address: 'addresses',
  role: 'websiteRole',
  partners: 'partners'
}

/** What the row comes to. What it does not say stays as it was. */
export function plannedWebsite(
  cells: RowCells,
  addresses: readonly string[],
  before: Website | null
): Pick<ImportRow, 'name' | 'outcome' | 'changes'> & { readonly website: WebsiteDraft | null } {
  const [address = ''] = addresses
  if (addresses.length > 1) cells.say('website-has-one-address', 'addresses')
  const role = roleIn(cells)
  const fields: WebsiteFields = {
    name: cells.text('name') || (before?.name ?? ''),
    address: before?.address ?? address,
    role,
    partners: cells.text('partners') || (before?.partners ?? null)
  }
  for (const { code, field, values } of checked(
    WebsiteFields,
    fields,
    path => FIELDS[path] ?? 'name',
    path => path
  ))
    cells.say(code, field, values)
  if (role === 'partner' && fields.partners === null)
    cells.say('value-missing', 'partners', { place: 'partners' })
  const { name } = fields
  if (cells.findings.some(isStopping)) return { name, outcome: 'refused', changes: [], website: null }
  const changes = Object.entries(FIELDS).flatMap(([path, field]) => {
    const [was, is] = [before, fields].map(each => each?.[path as keyof WebsiteFields] ?? '')
    return was === is ? [] : [{ field, before: was ?? '', after: is ?? '' }]
  })
  const website = { ...fields, known: before?.id ?? null }
  if (before === null) return { name, outcome: 'created', changes, website }
  return { name, outcome: changes.length === 0 ? 'unchanged' : 'changed', changes, website }
}

function roleIn(cells: RowCells): WebsiteRole {
  const written = cells.text('websiteRole')
  if (/^(huvudman|ägare|egen|principal|owner)$/i.test(written)) return 'principal'
  if (!/^(partner|medverkande|delägare|samarbete|samarbetspartner)$/i.test(written))
    cells.say('role-unclear', 'websiteRole', { value: written })
  return 'partner'
}
