// The judging of a package: it gives others their turn, and reads nothing that is too large to be held.

import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Instant } from '#shared/ids.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import { EARK_SCHEMAS, readOfficialSchemas } from '../../electron/core/delivery/exports/eark/schemas.ts'
import { openJudge } from '../../electron/core/delivery/exports/eark/validate.ts'
import { openOwnSchemas } from '../../electron/core/delivery/exports/own-schemas.ts'
import { openValidation } from '../../electron/core/delivery/exports/validation.ts'
import { temporaryFolder } from '../helpers/archive.ts'

const PREMIS = '<premis xmlns="http://www.loc.gov/premis/v3" version="3.0"><nothing/></premis>'

it('gives others their turn between what takes long, and says what was too large to be judged', async () => {
  const draft = await openDraft(join(await temporaryFolder(), 'package'))
  const [own, official] = [
    await openOwnSchemas(),
    await readOfficialSchemas(null, { set: EARK_SCHEMAS, erms: '3.0' })
  ]
  try {
    const at = Instant.parse('2026-11-26T09:00:00.000Z')
    const validation = openValidation({ format: 'eark-sip-2.2.0', at, appVersion: '0' })
    const target = (href: string) => href
    const judge = openJudge(validation, draft, { rules: [], source: 'eark-rules', official, own, target })
    const read = await draft.writeWhole('premis.xml', PREMIS)
    let turns = 0
    let isDone = false
    const others = (async () => {
      while (!isDone) {
        await turn()
        turns++
      }
    })()
    await judge.mets('premis.xml')
    isDone = true
    await others
    expect(turns).toBeGreaterThan(2)
    await judge.other('premis.xml')
    const [, , , judged] = validation.report().checks
    expect(judged).toMatchObject({ check: 'schemas', outcome: 'failed' })

    // As if it were so large: nothing of it is read.
    draft.digests.set('premis.xml', { ...read, bytes: 200 << 20 })
    await judge.other('premis.xml')
    expect(validation.report().checks.at(-1)).toMatchObject({
      ...{ check: 'schemas', outcome: 'not-made', subject: 'premis.xml' },
      why: 'too-large'
    })
  } finally {
    own.close()
    official.close()
    await draft.close()
  }
})
