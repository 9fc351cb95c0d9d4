// A certificate of this computer's own, as a municipality's mail server may have one. Gone after the test.
import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Certificate = {
  readonly certFile: string
  readonly keyFile: string
  readonly cert: string
  readonly key: string
}

/** Makes one for the address; `openssl` writes it. */
export async function newCertificate(address = '127.0.0.1'): Promise<Certificate> {
  const home = await mkdtemp(join(tmpdir(), 'kanalarkiv-certificate-'))
  // The mail server reads it as a user of its own.
  await chmod(home, 0o755)
  const [certFile, keyFile] = [join(home, 'cert.pem'), join(home, 'key.pem')]
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'],
    ...['-subj', '/CN=Norrby kommun', '-addext', `subjectAltName=IP:${address}`],
    ...['-keyout', keyFile, '-out', certFile]
  ])
  return { certFile, keyFile, cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') }
}
