// Whom a package is for, remembered anew and by two at once: nobody is told that somebody has changed what they have changed themselves.
import { ORPCError } from '@orpc/server'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { PackageReceiver } from '#shared/export.ts'
import { idOf, PROPOSAL, samplePackage } from './samples.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

it('remembers one anew that was forgotten, and shows what somebody else has said of them meanwhile', async () => {
  const diary: PackageReceiver = {
    ...{ name: 'Diariet', receiver: 'diary', format: 'diary-pdfa-2b', delivery: null, into: null },
    ...{ withSecret: 'leave-out', onlyNew: false }
  }
  let receivers: PackageReceiver[] = []
  let written = 0
  const { user } = await openWindow('/export', {
    exports: {
      list: os.exports.list.handler(() => []),
      propose: os.exports.propose.handler(() => PROPOSAL),
      delivery: os.exports.delivery.handler(() => null),
      receivers: os.exports.receivers.handler(() => receivers),
      saveReceiver: os.exports.saveReceiver.handler(({ input: { seen, ...input } }) => {
        expect(input.name).toBe('Diariet')
        if (JSON.stringify(seen?.remembered ?? null) !== JSON.stringify(receivers[0] ?? null))
          throw new ORPCError('changed-meanwhile', {
            defined: true,
            data: { who: 'Mona Ek', at: '2026-11-25T08:30:00.000Z', fields: 'remembered' }
          })
        receivers = [input]
        return receivers
      }),
      forgetReceiver: os.exports.forgetReceiver.handler(() => {
        receivers = []
        return receivers
      }),
      create: os.exports.create.handler(() => {
        written++
        return samplePackage({ id: idOf(63), format: 'bagit', receiverName: 'Diariet' })
      })
    }
  })
  const form = within(await screen.findByRole('region', { name: 'Nytt paket' }))
  const name = () => form.findByRole<HTMLInputElement>('textbox', { name: /Vad kallas mottagaren/ })
  const write = async () => {
    const button = form.getByRole('button', { name: 'Skriv paketet' })
    await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false))
    await user.click(button)
  }
  await user.click(form.getByRole('button', { name: 'Räkna ut' }))
  await user.type(await name(), 'Diariet')
  await write()
  await form.findByRole('radio', { name: /Diariet/, checked: true })
  await waitFor(() => expect(written).toBe(1))
  await user.click(form.getByRole('button', { name: 'Ta bort mottagaren' }))
  expect((await name()).value).toBe('Diariet')
  await write()
  await waitFor(() => expect(written).toBe(2))

  // Whoever types the name of one that is remembered is told that it is.
  await user.click(await form.findByRole('radio', { name: 'Till någon annan' }))
  await user.clear(await name())
  expect(form.queryByText(/ersätter det som är sparat/)).toBeNull()
  await user.type(await name(), 'Diariet')
  await form.findByText('Det som står här ersätter det som är sparat om Diariet.')
  receivers = [diary]
  await write()
  await user.click(await form.findByRole('button', { name: 'Visa det som står nu' }))
  await form.findByRole('radio', { name: /PDF\/A-2b/, checked: true })
  expect(form.queryByText(/Mona Ek ändrade/)).toBeNull()
  await write()
  await waitFor(() => expect(written).toBe(3))
  expect(receivers).toEqual([diary])
})
