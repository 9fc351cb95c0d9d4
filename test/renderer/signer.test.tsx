// What packages are signed with, in the window: a key of the program's making, one from a file, and none.
import { ORPCError } from '@orpc/client'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { PackageSigner } from '#shared/package-signer.ts'
import type { Role } from '#shared/user.ts'
import { closePorts, openWindow, os } from './window.tsx'

afterEach(() => {
  cleanup()
  closePorts()
})

const users = (roles: Role[]) => ({
  me: os.users.me.handler(() => ({ osUser: 'asa', name: 'Åsa', roles, leftOn: null }))
})

const OWN = PackageSigner.parse({
  ...{ certificate: 'ab'.repeat(32), subject: 'O=Norrby kommun, CN=Kanalarkiv', algorithm: 'ed25519' },
  ...{ issuer: 'O=Norrby kommun, CN=Kanalarkiv', lacksIssuer: null, validTo: null, isHere: true },
  ...{ addedAt: '2026-11-25T08:00:00.000Z', addedBy: 'anna' }
})
const OF_A_FILE: PackageSigner = {
  ...{
    ...OWN,
    subject: 'O=Norrby kommun, CN=Arkivet',
    issuer: 'CN=Mellan',
    algorithm: 'rsa',
    lacksIssuer: 'CN=Rot'
  },
  isHere: false
}

it('is made, shown with its fingerprint, taken from a file with its password, and ended', async () => {
  let now: PackageSigner | null = null
  const given: unknown[] = []
  const { user, shell } = await openWindow('/export', {
    users: users(['administrator']),
    exports: {
      list: os.exports.list.handler(() => []),
      signer: os.exports.signer.handler(() => now),
      makeSigner: os.exports.makeSigner.handler(() => {
        now = OWN
        return OWN
      }),
      takeSigner: os.exports.takeSigner.handler(({ input }) => {
        given.push(input)
        now = OF_A_FILE
        return OF_A_FILE
      }),
      endSigner: os.exports.endSigner.handler(() => {
        now = null
        return null
      })
    }
  })
  const card = within(await screen.findByRole('region', { name: 'Signering av paket' }))
  await card.findByText('Paketen signeras inte.')
  await user.click(await card.findByRole('button', { name: 'Skapa en egen nyckel' }))
  await card.findByText('ab'.repeat(32))
  card.getByText('Ingen annan: det är ett eget certifikat')
  card.getByText('Utan slut')

  await user.click(card.getByRole('button', { name: 'Använd en nyckel ur en fil' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Filens lösenord/), 'hemligt')
  await user.click(dialog.getByRole('button', { name: 'Signera paketen med den' }))
  await dialog.findByText('Välj filen.')
  shell.chooseFiles.mockResolvedValueOnce(['/hemma/nyckel.p12'])
  await user.click(dialog.getByRole('button', { name: /Välj/ }))
  await dialog.findByText('nyckel.p12')
  await user.click(dialog.getByRole('button', { name: 'Signera paketen med den' }))
  await waitFor(() => expect(given).toEqual([{ file: '/hemma/nyckel.p12', password: 'hemligt' }]))
  await card.findByText('CN=Mellan')
  card.getByText(/Certifikatet för utfärdaren CN=Rot finns inte bland filens/)
  card.getByText(/Nyckeln finns inte på arkivets dator/)
  // The key that is in use goes for good, which is asked about first.
  for (const name of ['Skapa en egen nyckel', 'Sluta signera']) {
    await user.click(card.getByRole('button', { name }))
    const asked = within(await screen.findByRole('dialog'))
    asked.getByText(/raderas ur nyckelringen på arkivets dator/)
    await user.click(asked.getByRole('button', { name: 'Avbryt' }))
  }
  expect(now).toBe(OF_A_FILE)
  await user.click(card.getByRole('button', { name: 'Sluta signera' }))
  const asked = within(await screen.findByRole('dialog'))
  await user.click(asked.getByRole('button', { name: 'Sluta signera' }))
  await card.findByText('Paketen signeras inte.')
})

it('is looked at by others, who change nothing', async () => {
  await openWindow('/export', {
    users: users(['moderator']),
    exports: { list: os.exports.list.handler(() => []), signer: os.exports.signer.handler(() => OWN) }
  })
  const card = within(await screen.findByRole('region', { name: 'Signering av paket' }))
  await card.findByText('ab'.repeat(32))
  expect(card.queryAllByRole('button')).toEqual([])
})

it('lets another file be chosen in a browser, where the server has removed the one that was refused', async () => {
  const given: string[] = []
  let refusal = 'signing-file-password'
  const { user, shell } = await openWindow('/export', {
    users: users(['administrator']),
    exports: {
      list: os.exports.list.handler(() => []),
      signer: os.exports.signer.handler(() => null),
      takeSigner: os.exports.takeSigner.handler(({ input }) => {
        given.push(input.file)
        const data = { file: 'nyckel.p12', name: 'CN=Arkivet', from: '2020-01-01', to: '2021-01-01' }
        throw new ORPCError(refusal, { data, defined: true })
      })
    }
  })
  Object.assign(shell, { where: 'web' })
  await user.click(await screen.findByRole('button', { name: 'Använd en nyckel ur en fil' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText(/Filens lösenord/), 'hemligt')
  const choose = async (path: string) => {
    shell.chooseFiles.mockResolvedValueOnce([path])
    await user.click(dialog.getByRole('button', { name: /Välj/ }))
  }
  const send = () => user.click(dialog.getByRole('button', { name: 'Signera paketen med den' }))
  await choose('/files/1/nyckel.p12')
  await send()
  await dialog.findByText(/Skriv det på nytt/)
  // The password is typed again, and the file is still there.
  dialog.getByText('nyckel.p12')
  for (const [at, code] of ['signing-file-weak', 'signing-file-unfit', 'no-keychain'].entries()) {
    refusal = code
    await send()
    await waitFor(() => expect(dialog.queryByText('nyckel.p12')).toBeNull())
    expect(dialog.queryByText('Välj filen.')).toBeNull()
    await choose(`/files/${at + 2}/nyckel.p12`)
  }
  expect(given).toEqual([1, 1, 2, 3].map(folder => `/files/${folder}/nyckel.p12`))
})
