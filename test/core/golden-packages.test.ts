// The golden archive, with hostile attachments, secret and masked records, a case and a disposal, in three forms of package. The others,
// and the validators that are not ours, are for `npm run test:long`.
import { it, vi } from 'vitest'
import { expectWhole } from '../helpers/golden-whole.ts'
import { golden } from '../helpers/validators.ts'

vi.setConfig({ testTimeout: 300_000 })

it('is whole as a bag, an E-ARK SIP and an FGS package, with and without what is secret', async () => {
  const archive = await golden()
  for (const format of ['bagit', 'eark-sip-2.2.0', 'fgs-1.2'] as const) await expectWhole(archive, format)
})
