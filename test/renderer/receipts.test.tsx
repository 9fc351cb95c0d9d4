// Entering what a receiver answered: about all that is left of a package, or about the records that have got a number of their own.
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { EVERYTHING, SelectedRecord } from '#shared/export.ts'
import { Receipt } from '#shared/receipt.ts'
import { idOf, samplePackage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const AT = '2026-11-25T08:00:00.000Z'
const MADE = samplePackage({
  format: 'eark-sip-2.1.0',
  scope: { ...EVERYTHING, withSecret: 'include-marked' }
})
const RECORDS = [1, 2].map(number =>
  SelectedRecord.parse({
    ...{ kind: 'comment', id: idOf(70 + number), channelId: idOf(1), channelName: 'Flödet', at: AT },
    ...{ state: 'decided', what: `Kommentar nummer ${number}` }
  })
)

it('is about the records that are ticked, and then about all that are left', async () => {
  const entered = vi.fn()
  const { user } = await openWindow(`/export/${MADE.id}`, {
    exports: {
      find: os.exports.find.handler(() => MADE),
      report: os.exports.report.handler(() => null),
      records: os.exports.records.handler(() => ({ items: RECORDS, next: null }))
    },
    receipts: {
      list: os.receipts.list.handler(() => ({ items: [], next: null })),
      enter: os.receipts.enter.handler(({ input }) => {
        entered(input.records)
        return Receipt.parse({
          ...{ id: idOf(80), exportId: MADE.id, ...input.facts, way: 'hand', source: null, enteredAt: AT },
          ...{ enteredBy: 'test', withdrawnBecause: null, records: input.records?.length ?? 2 }
        })
      })
    }
  })
  // That what is secret went along stands with the package.
  expect(await screen.findByText(/Följer med, märkt med lagrummet/)).toBeDefined()
  const form = within(await screen.findByRole('region', { name: 'Skriv in ett kvitto' }))
  const fill = async (number: string) => {
    await user.type(form.getByRole('textbox', { name: 'Diarienummer eller leveransnummer' }), number)
    await user.click(
      within(form.getByRole('group', { name: 'Togs emot' })).getAllByRole('spinbutton')[0] as never
    )
    await user.keyboard('20261125')
    await user.type(form.getByRole('textbox', { name: 'Av' }), 'Ragnhild')
    await user.click(form.getByRole('button', { name: 'Spara kvittot' }))
  }
  await user.click(form.getByRole('radio', { name: 'Bara de poster som du väljer' }))
  const button = form.getByRole('button', { name: 'Spara kvittot' })
  expect(button.hasAttribute('disabled')).toBe(true)
  await user.click(await form.findByRole('checkbox', { name: /Kommentar nummer 2/ }))
  await fill('KS 2026/2')
  await waitFor(() => expect(entered).toHaveBeenLastCalledWith([{ kind: 'comment', id: idOf(72) }]))
  await waitFor(() => expect(form.getByRole('checkbox', { name: /nummer 2/, checked: false })).toBeDefined())
  await user.click(form.getByRole('radio', { name: /^Alla poster i paketet/ }))
  await fill('KS 2026/3')
  await waitFor(() => expect(entered).toHaveBeenLastCalledWith(null))
})
