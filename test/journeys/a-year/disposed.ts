// What may go when the year is over, by rules with the decision that they rest on (P9c).
import type { At } from './office.ts'

/** Rules for what may go, and the proposal that somebody else has to confirm. */
export async function proposed({ client }: At) {
  const kept = { months: 3, countedFrom: 'recorded' } as const
  const decided = { decidedBy: 'KS § 114', decidedOn: '2026-12-02', reference: 'KS 2026/0088' }
  for (const kind of ['capture', 'comment', 'message', 'checklist-answer'] as const)
    await client.retention.addRule({
      documentPath: null,
      draft: { ...{ kind, kept, ...decided }, channelId: null, category: null, transfer: 'none' }
    })
  return client.disposal.propose({ kinds: null, channelIds: null })
}
