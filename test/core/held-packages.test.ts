// What is not to be disposed of for now (gallringsstopp) is told so to the receiver, who would otherwise destroy what the archive holds.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument } from 'libxml2-wasm'
import { expect, it, vi } from 'vitest'
import type { HoldOn } from '#shared/retention.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { liftHold, placeHold } from '../../electron/core/delivery/retention/holds.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { enterRule } from '../helpers/disposal.ts'
import { everything, filledArchive } from './exports-archive.ts'

vi.setConfig({ testTimeout: 60_000 })

const NAMES = {
  e: 'https://DILCIS.eu/XML/ERMS',
  f: 'http://xml.ra.se/e-arkiv/FGS-ERMS',
  m: 'http://www.loc.gov/METS/'
}

async function textsIn(path: string): Promise<(found: string) => string[]> {
  const bytes = await readFile(path)
  return found => {
    const document = XmlDocument.fromBuffer(bytes)
    try {
      return document.find(found, NAMES).map(node => node.content)
    } finally {
      document.dispose()
    }
  }
}

async function packed(ctx: Context, dir: string) {
  const erms = await createExport(ctx, everything, { format: 'eark-erms-3', delivery: null })
  const fgs = await createExport(ctx, everything, { format: 'fgs-1.2', delivery: null })
  const data = join(dir, String(erms.folder), 'representations/rep1/data')
  return {
    erms: await textsIn(join(data, 'erms-records.xml')),
    fgs: await textsIn(join(dir, String(fgs.folder), 'content/data/handlingar.xml')),
    sip: await textsIn(join(dir, String(fgs.folder), 'sip.xml')),
    records: JSON.parse(await readFile(join(data, 'records.json'), 'utf8'))
  }
}

it.each(['message', 'channel', 'everything'] as const)('tells of a hold on %s in every form', async scope => {
  const { ctx, dir, first, messages } = await filledArchive()
  const kept = { kept: { months: 24, countedFrom: 'recorded' } } as const
  await enterRule(ctx, { kind: 'message', category: null, ...kept, reference: 'KS 2026/0088' })
  const { id } = messages.copied
  const on: HoldOn =
    scope === 'everything' ? { scope } : ({ scope, id: scope === 'message' ? id : first.id } as HoldOn)
  const hold = placeHold(ctx, on, 'Begärd av en journalist i ett mål om Göran Ek')
  const { erms, fgs, sip, records } = await packed(ctx, dir)
  const record = `//e:record[@systemIdentifier='${id}']`
  expect(erms(`${record}/e:disposal/@disposable`)).toEqual(['false'])
  expect(erms(`${record}/e:disposal/e:disposalAction`)).toEqual(['Gallringsstopp'])
  // The rule is still the rule.
  expect(erms(`${record}/e:disposal/e:disposalMandate`)).toEqual([expect.stringContaining('KS 2026/0088')])
  expect(erms(`${record}//e:disposalDate/@dateType`)).toEqual(['other_date'])
  expect(erms(`${record}/e:notes/e:note`).join()).toContain('Gallringsstopp sedan 2026-11-25')
  const handling = `//f:ArkivobjektHandling[@Systemidentifierare='${id}']`
  expect(fgs(`${handling}/f:Gallring/@Gallras`)).toEqual(['false'])
  expect(fgs(`${handling}/f:Gallring/f:GallringsPeriodSlut`)).toEqual([])
  expect(fgs(`${handling}/f:Gallring/f:GallringsForklaring`)).toEqual([
    expect.stringMatching(/KS 2026\/0088.*Gallringsstopp sedan 2026-11-25/)
  ])
  const told = records.messages.find((each: { id: string }) => each.id === id)
  expect(told.disposalHeldSince).toBe(hold.placedAt)
  // Why is the authority's own business.
  for (const texts of [erms, fgs]) expect(texts('/*').join()).not.toContain('journalist')
  const goes = erms("//e:record[e:disposal/@disposable='true']").length
  expect(sip("/m:mets/@*[local-name()='APPRAISAL']")).toEqual([goes > 0 ? 'Yes' : 'No'])
  // A message of the other channel is under none.
  expect(goes > 0).toBe(scope !== 'everything')

  liftHold(ctx, hold.id, 'Målet är avgjort')
  const after = await packed(ctx, dir)
  expect(after.erms(`${record}/e:disposal/@disposable`)).toEqual(['true'])
  expect(after.erms(`${record}//e:disposalDate/@dateType`)).toContain('retention_period_end')
})
