// How a mail begins (RFC 5322): with a block of header fields that names a sender or a date.

const MOST = 4096

export function beginsAsMail(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, MOST))
  return (
    /^(?:\uFEFF|ï»¿)?(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+/.test(head) &&
    /^(from|date|received):/im.test(head)
  )
}
