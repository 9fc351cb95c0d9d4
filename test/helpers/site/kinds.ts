// Addresses that answer with something else than an ordinary page of HTML in UTF-8.
import { page, posts } from './html.ts'
import { markColour } from './marks.ts'

const svgMarks = (count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `<rect x="0" y="${n * 300 + 20}" width="40" height="100" fill="${markColour(n)}"/><text x="80" y="${n * 300 + 60}" font-size="20">Skylt ${n}</text>`
  ).join('')
export const KINDS: Record<string, { mediaType: string; status?: number; content: () => string | Buffer }> = {
  '/hard/latin': {
    mediaType: 'text/html',
    content: () =>
      Buffer.from(
        `<!doctype html><title>Blå</title><style>p{height:100px}</style>${'<p>Räksmörgås på Åsögatan i Göteborg: både kött och fläsk får säljas här</p>'.repeat(20)}`,
        'latin1'
      )
  },
  '/hard/quirks-part': {
    mediaType: 'text/html; charset=utf-8',
    content: () =>
      page(
        'Udda del',
        `<table width="100%" height="100%"><tr><td><div style="height:700px;overflow:auto">${posts(20)}</div></td></tr></table>`
      ).replace('<!doctype html>', '')
  },
  '/hard/xhtml': {
    mediaType: 'application/xhtml+xml',
    content: () =>
      `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="sv"><head><title>XHTML</title><style>body{margin:0}.post{position:relative;height:300px}.post i{position:absolute;left:0;top:20px;width:40px;height:100px}</style></head><body>${posts(10)}<details><summary>Mer</summary><p>Svaret är ja</p></details></body></html>`
  },
  '/hard/drawing.svg': {
    mediaType: 'image/svg+xml',
    content: () => `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="3000">${svgMarks(10)}</svg>`
  }
}
