// `npm run sign-update -- KEY.pem FILE.yml…`: signs the lists of a version (latest.yml) with the key of updates (Ed25519), each into FILE.yml.sig.
// Without a file it makes a key in KEY.pem, and says its public half, which is entered where the program is to update itself.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [keyFile, ...lists] = process.argv.slice(2)
if (keyFile === undefined) {
  process.stderr.write('npm run sign-update -- KEY.pem [latest.yml …]\n')
  process.exit(2)
}
if (lists.length === 0 && !existsSync(keyFile)) {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
}
const key = createPrivateKey(readFileSync(keyFile))
if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyFile} is no Ed25519 key`)
for (const list of lists) {
  writeFileSync(`${list}.sig`, `${sign(null, readFileSync(list), key).toString('base64')}\n`)
  process.stdout.write(`${list}.sig\n`)
}
const raw = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32)
process.stdout.write(`${raw.toString('base64')}\n`)
