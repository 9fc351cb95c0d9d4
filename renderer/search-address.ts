// Words that are looked for, as a part of an address of the window. Written out, a stroke or a percent sign in them would be
// taken for the address's own.

export function inAddress(words: string): string {
  const bytes = new TextEncoder().encode(words)
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The words; empty when the part is none. */
export function fromAddress(part: string): string {
  try {
    const bytes = atob(part.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder().decode(Uint8Array.from(bytes, byte => byte.charCodeAt(0)))
  } catch {
    return ''
  }
}
