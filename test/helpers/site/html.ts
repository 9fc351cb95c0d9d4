// The frame of every page of the site: a column of marks at x = 10, and posts of a fixed height.
import { markColour } from './marks.ts'

export const POST = 300

export function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="sv"><meta charset="utf-8"><title>${title}</title>
<style>
body { margin: 0; font: 16px/1.4 sans-serif }
.post { position: relative; height: ${POST}px; padding-left: 80px; box-sizing: border-box; overflow: hidden; border-bottom: 1px solid #ccc }
.post > i { position: absolute; left: 0; top: 20px; width: 40px; height: 100px }
.post img { display: block }
</style>${head}<body>${body}</body></html>`
}

export const mark = (n: number) => `<i style="background:${markColour(n)}"></i>`

/** A post with its mark at x = 0…40, and whatever else from x = 80. */
export const post = (n: number, more = '') =>
  `<div class="post" id="post-${n}">${mark(n)}<p>Inlägg ${n}: Räksmörgås på Åsögatan 🦐</p>${more}</div>`

export const posts = (count: number, more: (n: number) => string = () => '') =>
  Array.from({ length: count }, (_, n) => post(n, more(n))).join('')
