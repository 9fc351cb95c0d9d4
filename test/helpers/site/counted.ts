// Pages that say how many comments they have, in the ways that platforms, blogs and services for comments say it.
import { page, posts } from './html.ts'

type Make = (query: URLSearchParams) => string

const comments = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, n) =>
      `<div class="comment" id="comment-${from + n}" style="height:60px"><p>Kommentar nummer ${from + n}</p></div>`
  ).join('')

export const COUNTED: Record<string, Make> = {
  // `link`: said above the comments too, where it leads down to them. `label`: by a picture of a bubble.
  '/said': query => {
    const [link, label] = [query.get('link'), query.get('label')]
    return page(
      'Inlägg med räknare',
      `<article><h1>Vårstädning</h1>${link === null ? '' : `<p><a href="#svar">${link}</a></p>`}${label === null ? '' : `<button aria-label="${label}">💬</button>`}<p>Kommunen städar torget.</p></article>
       <section id="svar"><h2>${query.get('head') ?? ''}</h2>${comments(0, Number(query.get('there') ?? 3))}</section>
       ${query.has('more') ? '<article><h2>Mer att läsa</h2></article>'.repeat(2) : ''}`
    )
  },
  // Two posts that say the same number each.
  '/said-each': query =>
    page(
      'Två inlägg',
      ['Ett', 'Två']
        .map(
          (name, n) =>
            `<article><h2>${name}</h2><p>2 kommentarer</p>${n === 0 ? comments(0, Number(query.get('there'))) : ''}</article>`
        )
        .join('')
    ),
  // The comments are in a frame, folded in part, and the page around it says their number too.
  '/said-around': query =>
    page(
      'Inlägg med kommentarer i en ram',
      `<article><h1>Nytt</h1><p>12 kommentarer</p></article>${posts(1)}<iframe src="${query.get('foreign') ?? ''}/said-inside?there=${query.get('there') ?? 12}" width="1000" height="400" style="border:0;display:block"></iframe>`
    ),
  '/said-inside': query =>
    page(
      'Kommentarerna',
      `<main><h2>12 kommentarer</h2>${comments(0, 4)}<div id="fler"></div><button onclick="setTimeout(() => { fler.append(resten.content); this.remove() }, 60)">Visa fler kommentarer</button></main>
       <template id="resten">${comments(4, Number(query.get('there')) - 4)}</template>`
    )
}
