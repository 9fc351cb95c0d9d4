// A machine without a keychain: secrets are refused in words, and nothing is written instead.
import { expect, it } from 'vitest'
import { refusalSentence } from '#shared/refusals.ts'
import { ArchiveError } from '../../electron/core/kernel/errors.ts'
import { systemKeychain } from '../../electron/core/kernel/secrets/keychain.ts'

it.skipIf(process.platform !== 'linux')('is refused in words a person can act on', async () => {
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/at/all'
  const refusal = await systemKeychain()
    .store('prov', 'mycket hemligt')
    .catch((error: unknown) => error)
  if (!(refusal instanceof ArchiveError)) throw new Error('not refused')
  expect(refusal.code).toBe('no-keychain')
  const said = refusalSentence(refusal.code, refusal.params, 'sv')
  expect(said).toContain('arkivets dator har ingen nyckelring')
  expect(said).not.toContain('hemligt')
  await expect(systemKeychain().read('prov')).rejects.toMatchObject({ code: 'no-keychain' })
})
