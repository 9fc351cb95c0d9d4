/** The blog: plain pages made on the server, with threaded comments marked up the way blog software does it. */

import { html, page } from '../html.mjs'
import { ok } from '../http.mjs'
import { commentCount, findComment, repliesTo, threadsOf } from '../state.mjs'
import { fullTime } from '../time.mjs'
import { avatarImage, commonRoutes, GONE, notFound } from './parts.mjs'

/** The addresses of the channel. */
export const bloggRoutes = [
  { path: /^\/blogg$/, answer: front },
  ...commonRoutes('blogg'),
  { path: /^\/blogg\/([a-z-]+)$/, answer: postPage }
]

function front({ state }) {
  const posts = state.posts.blogg.map(
    post => html`<article class="post">
<a href="/blogg/${post.slug}"><img src="/bild/${post.scene}-${800 + post.id}.svg" alt="" width="720" height="300"></a>
<h2 class="entry-title"><a href="/blogg/${post.slug}">${post.title}</a></h2>${meta(post)}
<p>${post.paragraphs[0]}</p><p><a class="more-link" href="/blogg/${post.slug}">Läs mer</a> · <a href="/blogg/${post.slug}#comments">${commentCount(state, 'blogg', post.id)} kommentarer</a></p></article>`
  )
  return ok(layout('Skolbloggen – Älvåsa kommun', state, html`${posts}`))
}

function postPage({ state, match, query }) {
  const post = state.posts.blogg.find(one => one.slug === match[1])
  if (post === undefined) return notFound()
  const isGone =
    query.has('kommentar') && findComment(state, Number(query.get('kommentar')))?.state !== 'published'
  const threads = threadsOf(state, 'blogg', post.id)
  const body = html`<article class="post"><h1 class="entry-title">${post.title}</h1>${meta(post)}
<img src="/bild/${post.scene}-${800 + post.id}.svg" alt="Illustration" width="720" height="380">
<div class="entry-content">${post.paragraphs.map(text => html`<p>${text}</p>`)}</div><p class="tags">${post.tags.map(tag => html`<span>${tag}</span> `)}</p></article>
<section id="comments" class="comments-area"><h2 class="comments-title">${commentCount(state, 'blogg', post.id)} svar på ”${post.title}”</h2>
${isGone && html`<p class="borttagen" role="status">${GONE}</p>`}
<ol class="comment-list">${threads.map(comment => commentItem(state, post, comment, 1))}</ol>
<div id="respond" class="comment-respond"><h3>Lämna ett svar</h3><p>Kommentarer granskas innan de syns. Det du skriver blir allmän handling.</p>
<form><label>Kommentar<textarea rows="5"></textarea></label><label>Namn<input></label><button type="button">Publicera kommentar</button></form></div></section>`
  return ok(layout(`${post.title} – Skolbloggen`, state, body))
}

function commentItem(state, post, comment, depth) {
  const replies = repliesTo(state, comment)
  const children =
    replies.length > 0 &&
    html`<ol class="children">${replies.map(reply => commentItem(state, post, reply, depth + 1))}</ol>`
  if (comment.state !== 'published')
    return html`<li class="comment depth-${depth}"><p class="borttagen">${GONE}</p>${children}</li>`
  const { id, author, kind } = comment
  if (kind === 'pingback') {
    return html`<li id="comment-${id}" class="pingback depth-${depth}"><div class="comment-body">Pingback: <a class="url" href="/blogg/${post.slug}#comment-${id}" rel="external nofollow">${comment.text}</a></div></li>`
  }
  return html`<li id="comment-${id}" class="comment ${author.official && 'bypostauthor'} depth-${depth}"><article id="div-comment-${id}" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard">${avatarImage(author, 44)} <b class="fn"><a class="url" href="/blogg/profil/${author.slug}">${author.name}</a></b> <span class="says">säger:</span></div>
<div class="comment-metadata"><a href="/blogg/${post.slug}?kommentar=${id}#comment-${id}"><time datetime="${comment.at.toISOString()}">${fullTime(comment.at)}</time></a></div></footer>
<div class="comment-content"><p>${comment.text}</p></div><div class="reply"><a rel="nofollow" href="#respond">Svara</a></div></article>${children}</li>`
}

function meta(post) {
  return html`<p class="entry-meta"><time class="entry-date" datetime="${post.at.toISOString()}">${fullTime(post.at)}</time> av <span class="author">${post.author}</span></p>`
}

function layout(title, state, content) {
  const newest = state.posts.blogg.slice(0, 5)
  const body = html`<header class="site-header"><div><a class="site-title" href="/blogg">Skolbloggen</a><p class="site-description">Förskola och skola i Älvåsa kommun</p></div>
<nav aria-label="Meny"><a href="/blogg">Start</a><a href="/blogg/om">Om bloggen</a><a href="/">Alla kanaler</a></nav></header>
<div class="site-content"><main>${content}</main><aside class="widget-area"><section class="widget"><h2>Om bloggen</h2><p>Lärare, rektorer och kockar berättar om arbetet i våra skolor.</p></section>
<section class="widget"><h2>Senaste inläggen</h2><ul>${newest.map(post => html`<li><a href="/blogg/${post.slug}">${post.title}</a></li>`)}</ul></section></aside></div>`
  return page({ title, channel: 'blogg', body })
}
