// What was ended by mistake is corrected in the window, with the reason, and what was said stays to be seen.
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { Consent } from '#shared/consent.ts'
import { ConsentId, RegisterImportId, RetentionRuleId, Sha256 } from '#shared/ids.ts'
import type { ImportMapping, ImportQuestion, ImportRow } from '#shared/register-import.ts'
import type { RetentionRule } from '#shared/retention.ts'
import { idOf, sampleChannel } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-24T16:10:00.000Z' as never
const CORRECTED = { because: 'Fel regel', correctedAt: AT, correctedBy: 'asa' }

it('lets a rule hold again that was closed by mistake', async () => {
  const rule: RetentionRule = {
    ...{
      id: RetentionRuleId.parse(idOf(1)),
      kind: 'comment',
      channelId: null,
      channelName: null,
      category: null
    },
    ...{
      kept: { months: 24, countedFrom: 'decided' },
      transfer: 'none',
      decidedBy: 'KS',
      decidedOn: '2026-03-02'
    },
    ...{ reference: 'KS 2026/88', document: null, enteredAt: AT, enteredBy: 'asa' },
    ...{ closedAt: AT, closedBy: 'asa', closedBecause: 'Ersatt', corrections: [] }
  }
  let now = rule
  const { user } = await openWindow('/disposal/rules', {
    retention: {
      rules: os.retention.rules.handler(() => [now]),
      reopenRule: os.retention.reopenRule.handler(({ input }) => {
        now = {
          ...{ ...rule, closedAt: null, closedBy: null, closedBecause: null },
          corrections: [{ ...CORRECTED, because: input.because, closedAt: AT, closedBecause: 'Ersatt' }]
        }
        return now
      })
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Låt regeln enligt KS 2026/88 gälla igen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Skäl' }), 'Fel regel')
  await user.click(dialog.getByRole('button', { name: 'Låt gälla igen' }))
  await screen.findByText('Regeln gäller igen.')
})

it('takes up again a channel that was retired by mistake', async () => {
  let now = sampleChannel({ retiredAt: AT, retiredBecause: 'Slut', due: 'retired' })
  const { user } = await openWindow(`/channels/${idOf(1)}`, {
    channels: {
      find: os.channels.find.handler(() => now),
      takeUp: os.channels.takeUp.handler(({ input }) => {
        asked.push(input)
        now = sampleChannel()
        return now
      })
    }
  })
  const asked: object[] = []
  await user.click(await screen.findByRole('button', { name: 'Ta upp igen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Skäl' }), 'Fel kanal')
  await user.click(dialog.getByRole('button', { name: 'Ta upp igen' }))
  await screen.findByText(/är i bruk igen/)
  expect(asked).toEqual([{ id: idOf(1), because: 'Fel kanal' }])
  // It is retired no more, so there is nothing to take up.
  expect(screen.queryByRole('button', { name: 'Ta upp igen' })).toBeNull()
})

it('corrects the day of a withdrawal, and takes one back', async () => {
  const consent: Consent = {
    ...{
      id: ConsentId.parse(idOf(1)),
      covers: 'A.B.',
      isChild: true,
      givenOn: '2026-05-01',
      validUntil: null
    },
    ...{ document: null, places: [], enteredAt: AT, enteredBy: 'asa', withdrawnOn: '2026-06-10' },
    ...{
      state: 'withdrawn',
      struck: null,
      corrections: [{ ...CORRECTED, withdrawnOn: '2026-06-12', because: 'Skrivfel' }]
    }
  }
  const asked: object[] = []
  const take = <Input extends object>({ input }: { input: Input }) => {
    asked.push(input)
    return consent
  }
  const { user } = await openWindow('/channels/consents', {
    consents: {
      list: os.consents.list.handler(() => [consent]),
      correctWithdrawal: os.consents.correctWithdrawal.handler(take),
      undoWithdrawal: os.consents.undoWithdrawal.handler(take)
    }
  })
  await screen.findByText('Återkallelse 2026-06-12 antecknades fel: Skrivfel')
  await user.click(screen.getByRole('button', { name: 'Återkallelsen var ett misstag: A.B.' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Skäl' }), 'Ett annat barn')
  await user.click(dialog.getByRole('button', { name: 'Återkallelsen var ett misstag' }))
  await screen.findByText('Samtycket gäller igen.')
  expect(asked).toEqual([{ id: consent.id, because: 'Ett annat barn' }])
})

it('asks in the trial of a spreadsheet who a name is, and tries anew with the answer', async () => {
  const id = RegisterImportId.parse(idOf(5))
  const mapping: ImportMapping = {
    ...{ sheet: 0, headingRow: 1, columns: [] },
    otherwise: { department: null, responsible: null, purpose: null }
  }
  const known = idOf(7)
  const asks: ImportQuestion = {
    ...{
      about: 'person',
      name: 'Bo Ek',
      department: 'Skola',
      email: null,
      answer: null,
      isRemembered: false
    },
    choices: [
      { is: known, label: 'Bo Ek, Kultur' },
      { is: 'another', label: '' }
    ]
  }
  const row = ({ answers = [] }: ImportMapping): ImportRow => {
    const [answer] = answers
    const values =
      answer === undefined ? { person: 'Bo Ek', where: 'Kultur' } : { value: 'Bo Ek', who: 'Bo Ek, Kultur' }
    return {
      ...{
        row: 2,
        outcome: answer === undefined ? 'refused' : 'created',
        name: 'Skolan',
        channelId: null,
        changes: []
      },
      findings: [
        {
          ...{ code: answer === undefined ? 'person-maybe-known' : 'answered-same', cell: 'E2', values },
          asks: { ...asks, answer: answer?.is ?? null }
        }
      ]
    }
  }
  const { user } = await openWindow(`/channels/import/${id}`, {
    registerImport: {
      find: os.registerImport.find.handler(() => ({
        ...{ id, name: 'kanaler.xlsx', readAt: AT, notes: [] },
        sheets: [{ name: 'Blad', rows: 1, headingRow: 1, columns: [], proposal: mapping }]
      })),
      plan: os.registerImport.plan.handler(({ input }) => {
        const isAnswered = (input.mapping.answers ?? []).length > 0
        return {
          ...{
            created: Number(isAnswered),
            changed: 0,
            unchanged: 0,
            refused: Number(!isAnswered),
            websites: 0,
            minded: 0
          },
          ...{ departments: [], people: 0, unmapped: [], digest: Sha256.parse('0'.repeat(64)) }
        }
      }),
      rows: os.registerImport.rows.handler(({ input }) => ({ items: [row(input.mapping)], next: null }))
    }
  })
  await user.click(await screen.findByRole('button', { name: 'Bo Ek: Är Bo Ek, Kultur' }))
  await screen.findByText(/Bo Ek är Bo Ek, Kultur, enligt ditt svar/)
  // It can be answered anew.
  await user.click(screen.getByRole('button', { name: 'Ändra svaret om Bo Ek' }))
  await screen.findByRole('button', { name: 'Bo Ek: Är en annan person' })
})
