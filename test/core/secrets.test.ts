// Secrets in a real keychain: kept, read, forgotten, apart for each archive, and refused where there is none.
import { expect, it } from 'vitest'
import { keychainOf, systemKeychain } from '../../electron/core/kernel/secrets/keychain.ts'
import { describeWithKeychain, startKeychain } from '../helpers/keychain.ts'

describeWithKeychain('with a keychain', () => {
  it('keeps a secret under its name, takes a new one over it, and forgets it', async () => {
    const secrets = systemKeychain()
    expect(await secrets.read('prov')).toBeNull()
    await secrets.store('prov', 'lösen ett 🏊')
    expect(await secrets.read('prov')).toBe('lösen ett 🏊')
    await secrets.store('prov', 'lösen två')
    expect(await secrets.read('prov')).toBe('lösen två')
    expect(await secrets.forget('prov')).toBe(true)
    expect(await secrets.forget('prov')).toBe(false)
    expect(await secrets.read('prov')).toBeNull()
  })

  it('keeps the secrets of two archives apart', async () => {
    const [one, other] = ['a', 'b'].map(id => keychainOf(id, systemKeychain()))
    await one?.store('konto', 'hemligt')
    expect(await other?.read('konto')).toBeNull()
    expect(await one?.read('konto')).toBe('hemligt')
  })

  it('refuses when the keychain ends while the program runs', async () => {
    await (await startKeychain()).end()
    const refused = { code: 'no-keychain', params: { detail: 'keychain-missing' } }
    await expect(systemKeychain().store('prov', 'hemligt')).rejects.toMatchObject(refused)
    await expect(systemKeychain().read('prov')).rejects.toMatchObject(refused)
  })
})
