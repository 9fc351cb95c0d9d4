// Comments as today's platforms mark them up: for those who do not see them, and without names of classes.
import { page } from './html.ts'

type Make = (query: URLSearchParams) => string

const said = (n: number) => `Det här är vad nummer ${n} tycker om lekplatsen`

export const SENDERS: Record<string, Make> = {
  // Facebook-like: the sender's own link carries the comment's number too.
  '/senders/called': () =>
    page(
      'Inlägg',
      `<div role="main"><div role="article"><h2><a href="/kommunen">Kommunen</a></h2><div dir="auto">Vi bygger om lekplatsen.</div></div>
       ${[1, 2]
         .map(
           n => `<div role="article" aria-label="Kommentar av Eva Ek-${'AB'[n - 1]} för ${n} dagar sedan"><div aria-hidden="false"><a href="/eva.ek.${n}?comment_id=Y29t${n}&__tn__=R" role="link" tabindex="0"><span><span dir="auto">Eva Ek-${'AB'[n - 1]}</span></span></a>
           <div><div dir="auto" style="text-align:start">${said(n)}</div></div></div><ul><li><a href="/senders/called?comment_id=Y29t${n}&__cft__[0]=x" role="link">${n} d</a></li><li><div role="button">Gilla</div></li><li><div role="button">Svara</div></li></ul></div>`
         )
         .join('')}
       <div role="article" aria-label="Svar från Bo Ström till Eva Ek-As kommentar för 3 tim sedan"><a href="/bo.strom?comment_id=Y29t1&reply_comment_id=Y29t3&__tn__=R" role="link"><span dir="auto">Bo Ström</span></a><div dir="auto">${said(3)}</div><a href="/senders/called?comment_id=Y29t1&reply_comment_id=Y29t3" role="link">3 tim</a></div></div>`
    ),
  // By its heading, as in Instagram's and LinkedIn's.
  '/senders/headed': () =>
    page(
      'Inlägg',
      `<main><article><p>Vi bygger om lekplatsen.</p>${[1, 2]
        .map(
          n =>
            `<article><h3><a href="/in/person-${n}?trk=x">Person Nummer-${'AB'[n - 1]}</a></h3><span>${said(n)}</span><a href="/p/abc/c/${n}/">${n} v.</a><button>Svara</button></article>`
        )
        .join('')}</article></main>`
    ),
  // By a name in bold, as many plain comment forms have it; what is in bold in the text itself is no name.
  '/senders/bold': () =>
    page(
      'Inlägg',
      `<main><article><p>Vi bygger om lekplatsen.</p>
       <div class="comment" id="kommentar-1"><strong>Kjell Öberg</strong> <a href="/senders/bold?kommentar=1"><time datetime="2026-11-24T10:15">2026-11-24 10:15</time></a><p>${said(1)}</p></div>
       <div class="comment" id="kommentar-2"><p><b>Rut Ek</b> <time datetime="2026-11-24T10:30">i dag 10:30</time></p><p>${said(2)}</p></div>
       <div class="comment" id="kommentar-3"><p><strong>Viktigt:</strong> ${said(3)}</p><time datetime="2026-11-24T11:15">2026-11-24 11:15</time></div>
       </article></main>`
    ),
  // What is in bold before the time is a label.
  '/senders/labels': () =>
    page(
      'Inlägg',
      `<main><article><p>Vi bygger om lekplatsen.</p>
       ${[
         '<strong>Kommentar 3</strong>',
         '<strong>Ny kommentar</strong>',
         '<b>Uppdatering:</b>',
         '<b class="badge">Trogen</b>',
         '<b>Besökare</b>',
         '<b>Besökare</b>',
         '<b>Rut Ek</b>'
       ]
         .map(
           (bold, n) =>
             `<div class="comment" id="kommentar-${n}">${bold} <time datetime="2026-11-24T10:15">2026-11-24 10:15</time><p>${said(n)}</p></div>`
         )
         .join('')}
       </article></main>`
    )
}
