// Validating the METS of a package of 50,000 files: read back, the schemas, every rule of the profiles, every link, size and checksum.
import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'
import { Instant } from '#shared/ids.ts'
import { openDraft } from '../../electron/core/delivery/exports/disk.ts'
import { packageFile } from '../../electron/core/delivery/exports/eark/files.ts'
import { PROFILES, writeMets } from '../../electron/core/delivery/exports/eark/mets.ts'
import { CSIP_RULES, sipRules } from '../../electron/core/delivery/exports/eark/rules.ts'
import { EARK_SCHEMAS, readOfficialSchemas } from '../../electron/core/delivery/exports/eark/schemas.ts'
import { openJudge } from '../../electron/core/delivery/exports/eark/validate.ts'
import { openOwnSchemas } from '../../electron/core/delivery/exports/own-schemas.ts'
import { openValidation } from '../../electron/core/delivery/exports/validation.ts'
import { type Measure, secondsOf } from '../lib/measure.ts'
import { removeFolder, temporaryFolder } from '../lib/temporary.ts'

const FILES = 50_000
const PROMISE = 2
const ROOM = 64 << 20
const METS = 'METS.xml'
const PNG = 'image/png'

export const mets: Measure = {
  name: 'mets-50k',
  goal: 1,
  ours: 'the METS of a package of 50,000 files read back and judged: the XML schema, the MUST rules of CSIP and SIP 2.2.0, and every link, size and checksum',
  baseline: 'the 2 seconds that it may take',
  async prepare() {
    const folder = await temporaryFolder(ROOM)
    const draft = await openDraft(join(folder, 'package'))
    const at = Instant.parse('2026-11-26T09:00:00.000Z')
    // What reading the files back would have given: of the files themselves nothing is asked here.
    for (let at = 0; at < FILES; at++) {
      const [sha256, sha512] = ['sha256', 'sha512'].map(name =>
        createHash(name).update(String(at)).digest('hex')
      )
      draft.digests.set(`data/captures/2026-11-25_${at}_alvasa-kommun/screenshot-01.png`, {
        sha256: sha256 ?? '',
        sha512: sha512 ?? '',
        bytes: 100_000 + at
      })
    }
    const files = [...draft.digests.keys()].map(path => packageFile(draft, path, PNG, at))
    const sink = await draft.write(METS)
    await writeMets(sink, {
      ...{
        version: '2.2.0',
        content: 'mixed',
        objId: 'rep1',
        label: 'Sociala medier',
        at,
        appVersion: '0'
      },
      parties: {
        creator: { name: 'Älvåsa kommun', code: null },
        submitter: { name: 'Älvåsa kommun', code: null },
        preservation: null,
        agreement: null
      },
      descriptive: [],
      preservation: [],
      groups: [
        { use: 'Documentation', files: files.slice(0, 1) },
        { use: 'Schemas', files: files.slice(1, 2) },
        { use: 'Representations/rep1/data', files: files.slice(2) }
      ],
      pointers: []
    })
    await sink.end()
    const own = await openOwnSchemas()
    const official = await readOfficialSchemas(null, { set: EARK_SCHEMAS, erms: '3.0' })
    return {
      baseline: async () => PROMISE,
      ours: () =>
        secondsOf(async () => {
          const validation = openValidation({ format: 'eark-sip-2.2.0', at, appVersion: '0' })
          const judge = openJudge(validation, draft, {
            rules: [...CSIP_RULES, ...sipRules(PROFILES['2.2.0'])],
            source: 'eark-rules',
            official,
            own,
            target: (href, base) => posix.join(base, decodeURIComponent(href))
          })
          await judge.mets(METS)
          judge.end(METS)
          validation.mustPass()
        }),
      async close() {
        own.close()
        official.close()
        await draft.close()
        await removeFolder(folder)
      }
    }
  }
}
