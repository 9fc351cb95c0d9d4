// Pages that put one thing in the place of another: pictures when the scrolling has rested, the next page of a list, one thing at a time.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

/** A picture of one colour, that stands for another until a script has put that one in. */
const GREY = '/picture/500'
const picture = (n: number, shown: string, named = 'data-original') =>
  `<img class="late" ${named}="/picture/${n}" src="${shown}" width="320" height="160" style="display:block" alt=""><p>Foto: kommunen</p>`

export const SWAPPED: Record<string, Make> = {
  // Each picture is put in when the window has stood still by it for a while; with `never` none but those at the top. Or all show what
  // they are to show, and name a larger one.
  '/swapped/pictures': query =>
    page(
      'Bilder',
      `<main><h1>Bilder från dagen</h1>${Array.from({ length: 6 }, (_, n) => `${query.get('as') === 'larger' ? picture(n, `/noise/${n}`, 'data-image') : picture(n, GREY)}<div style="height:600px"></div>`).join('')}<p>Det var den sista bilden</p></main>
       <script>const put = () => { for (const image of document.querySelectorAll('.late[data-original]')) { const { top, bottom } = image.getBoundingClientRect()
         if (top < innerHeight && bottom > 0) { image.src = image.dataset.original; image.classList.remove('late') } } }
       let rests; ${query.get('as') === 'rests' ? "addEventListener('scroll', () => { clearTimeout(rests); rests = setTimeout(put, 250) }, { passive: true });" : ''} put()</script>`
    )
}
