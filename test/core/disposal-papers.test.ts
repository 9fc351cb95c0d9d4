// What the papers of a disposal say of copies that the archive has handed out: each with what it is, where it lies and since when (P9c).
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Sha256 } from '#shared/ids.ts'
import { listSendings } from '../../electron/core/delivery/diary-system/queries.ts'
import { readReceipts } from '../../electron/core/delivery/diary-system/receipts.ts'
import { resolveSending } from '../../electron/core/delivery/diary-system/resolve.ts'
import { sendToDiarySystem } from '../../electron/core/delivery/diary-system/send.ts'
import { saveSystem } from '../../electron/core/delivery/diary-system/system.ts'
import { deliver } from '../../electron/core/delivery/disclosures/deliver.ts'
import {
  addRecords,
  endDisclosure,
  openDisclosure
} from '../../electron/core/delivery/disclosures/disclosures.ts'
import { writeRefusal } from '../../electron/core/delivery/disclosures/refusal.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { confirmDisposal, proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { createExport } from '../../electron/core/delivery/exports/exports.ts'
import { swedishTime } from '../../electron/core/kernel/swedish-time.ts'
import { temporaryFolder } from '../helpers/archive.ts'
import { goThrough } from '../helpers/disclosures.ts'
import { enterRule, twoArchivists } from '../helpers/disposal.ts'
import { pdfPages } from '../helpers/pdf-text.ts'
import { everything } from './exports-archive.ts'

it.each(['registered', 'refused'])(
  'names delivered copies, written refusals and what was laid in the folder of the diary, with place and time: %s',
  async how => {
    const { ctx, as, dir, clock, captures, comment } = await twoArchivists()
    const [out, watched] = [await temporaryFolder(), join(dir, '..', 'diariet in')]
    await mkdir(watched)
    const asked = async () => {
      const { id } = openDisclosure(ctx, {
        reference: null,
        about: 'Allt om vägen',
        requestedAt: ctx.clock.now()
      })
      await addRecords(ctx, id, [{ kind: 'comment', id: comment }])
      return id
    }
    const delivered = await asked()
    await goThrough(ctx, delivered, 0)
    clock.advance(60_000)
    const copies = await deliver(ctx, delivered, { form: 'folder', level: '2b', into: out })
    const refused = await asked()
    endDisclosure(ctx, { id: refused, state: 'refused', because: 'OSL 21 kap. 1 §' })
    clock.advance(60_000)
    const decision = {
      number: 'KS 2026/9',
      authority: 'Kommunstyrelsen',
      decidedBy: 'Åsa',
      court: 'stockholm',
      because: 'Skälet'
    } as const
    const { path } = await writeRefusal(ctx, { id: refused, decision, dir: out })
    const refusedAt = ctx.clock.now()
    clock.advance(60_000)
    await saveSystem(ctx, {
      system: { program: 'watch-folder', dir: watched, accessCode: null },
      secret: null
    })
    const { id: exportId } = await createExport(ctx, everything, { format: 'diary-pdfa-2b', delivery: null })
    const capture = { kind: 'capture', id: captures.complete } as const
    const filing = { kind: 'case', number: 'KS 2026/1' } as const
    await sendToDiarySystem(ctx, { exportId, filing, records: [capture] })
    const [laid] = listSendings(ctx.db.read, { exportId, limit: 9, after: null }).items
    if (laid === undefined) throw new Error('nothing was laid there')
    if (how === 'registered')
      await resolveSending(ctx, laid.id, { found: 'there', number: 'KS 2026/1-9', caseNumber: null })
    else {
      const receipt = { leverans: laid.id, resultat: 'avvisad', skal: 'Fel diarium' }
      await writeFile(join(watched, `${laid.reference}.kvitto.json`), JSON.stringify(receipt))
      expect(await readReceipts(ctx)).toMatchObject({ refused: 1 })
    }

    await enterRule(ctx, { kind: 'disclosure' })
    await enterRule(ctx, { kind: 'capture', kept: { months: 1, countedFrom: 'recorded' } })
    clock.advance(40 * 86_400_000)
    const { id } = proposeDisposal(ctx, { kinds: ['disclosure', 'capture'], channelIds: null })
    const mona = await as('mona')
    confirmDisposal(mona, id)
    const { certificate } = await carryOut(mona, id)
    const json = JSON.parse(await readFile(mona.objects.path(certificate?.json.sha256 as Sha256), 'utf8'))
    expect(json.copiesElsewhere).toEqual(
      expect.arrayContaining([
        { folder: copies.folder, what: 'copies', at: copies.endedAt, isReachable: true },
        { folder: path, what: 'refusal', at: refusedAt, isReachable: true },
        {
          folder: join(watched, String(laid.reference)),
          what: 'delivery',
          at: laid.startedAt,
          isReachable: true
        }
      ])
    )
    const text = pdfPages(await readFile(mona.objects.path(certificate?.pdf.sha256 as Sha256))).join(' ')
    for (const words of [
      'Utlämnade kopior',
      'Skriftligt avslag',
      'Leverans i diariets mapp',
      swedishTime(refusedAt),
      '1 månad från'
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('1 månader')
  }
)
