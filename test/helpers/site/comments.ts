// A page with comments written in the ways that platforms and blogs write them; one can be taken away.

import { page } from './html.ts'
import { markColour } from './marks.ts'

const COMMENTS = {
  plain: `<li class="comment" id="comment-11" style="border-left:30px solid ${markColour(11)};height:120px">
    <a class="author" href="/profil/anna">Anna Å</a>
    <a href="?kommentar=11#comment-11"><time datetime="2026-05-02T08:15:00+02:00">2 maj</time></a>
    <div class="comment-text">Tack för 🌼 &lt;b&gt;blommorna&lt;/b&gt; på torget!</div><button>Gilla</button></li>`,
  parent: (
    reply: string
  ) => `<li class="comment" id="comment-12" style="border-left:30px solid ${markColour(12)}">
    <div style="height:140px"><span class="author">Bo</span> <time datetime="2026-05-02T09:00:00+02:00">i går</time>
    <p class="comment-text">Första delen. <button onclick="this.replaceWith('Andra delen.')">Visa mer</button></p>
    <img loading="lazy" src="/picture/44" width="60" height="40"></div>
    <ul>${reply}</ul></li>`,
  reply: `<li class="comment" id="comment-13" style="border-left:30px solid ${markColour(13)};height:100px">
    <span class="author">Cilla</span> <p class="comment-text">Ett svar till Bo.</p></li>`,
  bare: `<li class="comment" data-comment-id="14"><p>Utan avsändare och tid.</p></li>`,
  nasty: `<li class="comment" id="comment-15"><a class="author" href="javascript:alert(1)">Elak\u202e \u0007&#9;Namn</a>
    <p class="comment-text">${'x'.repeat(50)}\u0000\u0008${'y'.repeat(50)}</p></li>`
}

/** The post with its comments, without those whose ids are in `removed`. */
export function commentPage(removed: ReadonlySet<number>): string {
  const shown = (id: number, html: string) => (removed.has(id) ? '' : html)
  const list = [
    shown(11, COMMENTS.plain),
    shown(12, COMMENTS.parent(shown(13, COMMENTS.reply))),
    shown(14, COMMENTS.bare),
    shown(15, COMMENTS.nasty)
  ]
  return page(
    'Inlägg med kommentarer',
    `<article id="inlagg" style="border-left:10px solid ${markColour(1)}"><h1>Vårstädning</h1><p>Kommunen städar torget på lördag.</p>
     <section id="comments"><h2>Kommentarer</h2><ul id="list" style="margin:0;padding:0;list-style:none"></ul>
     <button onclick="list.append(document.getElementById('all').content);this.remove()">Visa kommentarer</button>
     <form id="commentform"><textarea></textarea><button>Skicka</button></form></section></article>
     <template id="all">${list.join('')}</template>`,
    '<style>li{display:block;position:relative}</style>'
  )
}

/** The same told with schema.org, as a threaded blog does, one comment inside the other. */
export function schemaPage(): string {
  return page(
    'Blogg',
    `<article><h1>Om vatten</h1><ol><li class="comment byuser depth-1" id="li-comment-21"><article id="comment-21" class="comment-body" itemscope itemtype="https://schema.org/Comment">
      <span itemprop="author" itemscope><a itemprop="url" rel="author" href="https://exempel.example/dora"><span itemprop="name">Dora</span></a></span>
      <a href="#comment-21"><time itemprop="dateCreated" datetime="2026-04-01">1 april</time></a><div itemprop="text"><p>Rad ett.</p><p>Rad två.</p></div></article>
      <ol class="children"><li class="comment depth-2" id="li-comment-22"><article id="comment-22" class="comment-body" itemscope itemtype="https://schema.org/Comment">
      <span itemprop="author">Erik</span><div itemprop="text">Svar.</div></article></li></ol></li></ol></article>`
  )
}

/** Comments that nothing marks as such, one without words, one that is empty, and rows that are asked for afterwards. */
export function threadPage(removed: ReadonlySet<number>): string {
  const shown = (id: number, html: string) => (removed.has(id) ? '' : html)
  return page(
    'Fråga',
    `<main><h1>Fråga om vatten</h1><section id="rows">
     ${shown(31, '<div id="rad-31"><b>Gun</b><p>Nej!</p></div>')}
     ${shown(32, '<div id="rad-32"><img src="/picture/45" width="120" height="80"></div>')}
     ${shown(33, '<div class="comment" id="comment-33"><img src="/picture/46" width="120" height="80"></div>')}
     <div id="tom"> <button><img src="/picture/47" width="30" height="30"></button></div></section></main>
     <script>fetch('/thread/rows').then(answer => answer.ok ? answer.text() : '', () => '').then(text => rows.insertAdjacentHTML('beforeend', text))</script>`
  )
}

export const threadRows = (removed: ReadonlySet<number>): string =>
  removed.has(34) ? '' : '<div class="comment" id="comment-34"><p>Hämtad efteråt, rad 34.</p></div>'

/** A comment as the themes of WordPress write it: what is called its body holds its sender too. */
export function themedPage(): string {
  return page(
    'Skolbloggen',
    `<article><h1>Lunch</h1><ol class="comment-list"><li id="comment-61" class="comment"><article class="comment-body">
     <footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Olga</b> <span class="says">säger:</span></div>
     <div class="comment-metadata"><a href="#comment-61"><time datetime="2026-05-02T08:15:00+02:00">2 maj</time></a></div></footer>
     <div class="comment-content"><p>Är fisken svensk?</p></div><div class="reply"><a href="#respond">Svara</a></div></article></li></ol></article>`
  )
}

/** Comments that answer each other, told in the ways that platforms tell it, with times that say how long ago it was. */
export function nestedPage(): string {
  const said = (id: string, name: string, more: string) =>
    `<b class="author">${name}</b> <span class="time">för 3 minuter sedan</span> <p class="comment-text">${name} skriver ${id}.</p>${more}`
  return page(
    'Svar på svar',
    `<article data-post-id="902"><h1>Plogning</h1>
     <ol><li class="comment" id="comment-81">${said('81', 'Ada', '<a class="comment-reply-link" href="?replytocom=81#respond" data-commentid="81" data-postid="902">Svara</a>')}
       <ol class="children"><li class="comment" id="comment-82">${said('82', 'Beda', '')}</li></ol></li>
     <li class="comment" data-comment-id="83" data-parent-id="81">${said('83', 'Cissi', '')}</li>
     <li class="comment" data-comment-id="84" data-parent-id="0">${said('84', 'Doris', '')}</li>
     <li class="comment" id="k85">${said('85', 'Edit', '<a class="permalink" href="?comment_id=700&reply_comment_id=701">länk</a>')}</li>
     <li class="comment" id="k86">${said('86', 'Fia', '<div class="comment" id="k87"><b class="author">Greta</b><p class="comment-text">Greta svarar.</p></div>')}</li></ol></article>`
  )
}

/** A comment of so many letters, which shows no more of them than fit. */
export function longPage(letters: number): string {
  return page(
    'Lång',
    `<article><h1>Långt</h1><div class="comment" id="comment-71"><b class="author">Lage</b>
     <div class="comment-text" style="height:200px;overflow:hidden">${'lång text '.repeat(letters / 10)}.</div></div></article>`
  )
}

/** A comment far down, in a post with pictures that come when they are scrolled to. */
export function slowPostPage(): string {
  const picture = (n: number) =>
    `<img data-later="/picture/${n}" width="200" height="100" style="display:block">`
  return page(
    'Inlägg långt ner',
    `<main><div style="height:3000px"></div><article id="inlagg"><h1>Badet</h1>${picture(51)}<div style="height:700px"></div>
     <div class="comment" id="comment-42"><b class="author">Ingrid</b><p class="comment-text">När öppnar det?</p></div>
     <div style="height:600px"></div>${picture(52)}</article><div style="height:3000px"></div></main>
     <script>const seen = new IntersectionObserver(parts => {
       for (const { target, isIntersecting } of parts) if (isIntersecting) target.src = target.dataset.later
     })
     for (const image of document.images) seen.observe(image)</script>`
  )
}

/**
 * A comment far down that says something else when it is scrolled to: just the first time, or each time. Without `atOnce` it
 * begins with that when the page has been looked through.
 */
export function restlessPage({ isForever, atOnce }: { isForever: boolean; atOnce: boolean }): string {
  return page(
    'Ändras',
    `<main><h1>Fråga</h1><div style="height:3000px"></div>
     <div class="comment" id="comment-41"><b class="author">Hedda</b><p class="comment-text">Första lydelsen av orden.</p></div>
     <div style="height:3000px"></div></main>
     <script>let wasDown = false, isReady = ${atOnce}, times = 0
     addEventListener('scroll', () => {
       if (scrollY > 4000) wasDown = true
       if (wasDown && scrollY === 0) isReady = true
       if (!isReady || scrollY === 0 || (times > 0 && !${isForever})) return
       times += 1
       document.querySelector('.comment-text').textContent = 'Lydelse nummer ' + times + ' av orden.'
     })</script>`
  )
}
