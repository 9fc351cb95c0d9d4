// The words in an MHTML file: those of its pages, without their tags.

const ENTITIES: Readonly<{ [name: string]: string }> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' '
}

/** So far down a page says it at the latest. */
const HEAD = 4_096

/** All that the pages in the file say, one after the other. */
export function wordsOfMhtml(mhtml: Buffer): string {
  const file = mhtml.toString('latin1')
  const [, boundary] = /boundary="([^"]+)"/.exec(file) ?? []
  if (boundary === undefined) return ''
  return file
    .split(`--${boundary}`)
    .map(part => {
      const end = part.indexOf('\r\n\r\n')
      const head = part.slice(0, end)
      if (
        end < 0 ||
        !/content-type:\s*(?:text\/html|application\/xhtml|image\/svg|text\/plain|text\/xml|application\/xml)/i.test(
          head
        )
      )
        return ''
      const body = part.slice(end + 4)
      const bytes = /base64/i.test(head) ? Buffer.from(body, 'base64') : unquoted(body)
      // A page says itself in what its letters are written.
      const [, letters = 'utf-8'] = /charset=["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, HEAD)) ?? []
      return withoutTags(bytes.toString(/^utf-?8$/i.test(letters) ? 'utf8' : 'latin1'))
    })
    .join('\n')
}

/** Quoted-printable: `=3D` is a byte, and `=` at the end of a line is nothing. */
const unquoted = (body: string): Buffer =>
  Buffer.from(
    body
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1'
  )

const withoutTags = (html: string): string =>
  html.replaceAll(/<[^<>]*>/g, '').replaceAll(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
