// Before the first file of a process that many files share: the library for the keychain keeps whatever answered it first, also
// that nothing did.
import { noKeychain, startKeychain } from './keychain.ts'

if (noKeychain() === null) await startKeychain()
