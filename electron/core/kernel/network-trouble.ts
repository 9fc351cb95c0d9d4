// Why another computer could not be spoken to, as a code word that has a sentence (`NETWORK_TROUBLE`).

/** By the error's code, or by its words where a library has replaced the code with its own. */
export function networkTrouble(said: string): string {
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(said)) return 'name-unknown'
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(said)) return 'refused'
  if (/STARTTLS/.test(said) && !/cert|SIGNED|ALTNAME/i.test(said)) return 'no-encryption'
  if (/CERT|SIGNED|ALTNAME|ISSUER|SSL|TLS|certificate/.test(said)) return 'certificate'
  if (/ETIMEDOUT|timeout/i.test(said)) return 'timeout'
  return 'broken'
}
