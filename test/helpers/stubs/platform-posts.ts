// Stubs of platforms' pages with posts, by the markup that public scrapers of them describe: what things are called for those who do not
// see them, no classes that name anything, links that follow who clicks them. They are not the platforms' own pages.

export type StubPost = {
  readonly id: string
  readonly text: string
  /** As a machine reads it. */
  readonly at: string
  readonly comments: readonly StubComment[]
}
type StubComment = { readonly id: string; readonly by: string; readonly text: string }

type PostStub = {
  /** The pages that list the posts, and the address of a post as it is to be kept. */
  readonly lists: readonly string[]
  readonly address: (post: StubPost) => string
  readonly list: (posts: readonly StubPost[]) => string
  readonly page: (post: StubPost) => string
  /** The address of a comment; null where the page shows none. */
  readonly commentAddress: (post: StubPost, comment: StubComment) => string | null
}

const document = (body: string) =>
  `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Norrby</title><body>${body}</body></html>`
const slug = (name: string) => name.toLowerCase().replaceAll(' ', '.')
const picture = `<img alt="Bild" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width="120" height="90">`

const facebookPost = ({ id, text, at, comments }: StubPost, inside = '') => `
  <div role="article" aria-describedby="a b"><h3><a href="/norrby?__cft__[0]=AZ${id}&__tn__=-UC" role="link"><b>Norrby kommun</b></a></h3>
  <span><a href="/norrby/posts/${id}?__cft__[0]=AZx&__tn__=%2CO%2CP-R" role="link" aria-label="${at.slice(8, 10)} november"><span>s·p·r·i·d·t</span></a></span>
  <div dir="auto">${text}</div>
  <a href="/photo/?fbid=77${id}&set=a.1&__cft__[0]=AZ" role="link">${picture}</a>
  <div><span>12</span><div role="button" tabindex="0"><span>${comments.length} kommentarer</span></div><div role="button" tabindex="0"><span>3 delningar</span></div></div>
  <div><div role="button" tabindex="0">Gilla</div><div role="button" tabindex="0">Kommentera</div></div>${inside}</div>`

const facebook: PostStub = {
  lists: ['/norrby'],
  address: ({ id }) => `/norrby/posts/${id}`,
  list: posts =>
    document(
      `<div role="banner"><a href="/annan/posts/pfbid0reklam">Tips</a></div><div role="main"><div role="feed">${posts
        .map((post, at) =>
          facebookPost(
            post,
            at === 0
              ? `<div role="article" aria-label="Kommentar av Eva Ek för 1 dag sedan"><a href="/eva.ek?comment_id=1" role="link">Eva Ek</a><div dir="auto">Överst bland kommentarerna</div></div>`
              : ''
          )
        )
        .join('')}
      <div role="article"><h3><a href="/grannkommunen?__tn__=x" role="link">Grannkommunen</a></h3><a href="/grannkommunen/posts/pfbid0delat?__cft__[0]=q" role="link">3 d</a><div dir="auto">Ett delat inlägg</div></div></div></div>`
    ),
  page: post =>
    document(
      `<div role="main">${facebookPost(post)}${post.comments
        .map(
          ({ id, by, text }) =>
            `<div role="article" aria-label="Kommentar av ${by} för 2 dagar sedan"><a href="/${slug(by)}?comment_id=${id}&__tn__=R" role="link" tabindex="-1" aria-hidden="true"></a>
          <a href="/${slug(by)}?comment_id=${id}&__tn__=R*F" role="link"><span dir="auto">${by}</span></a><div dir="auto">${text}</div>
          <ul><li><a href="/norrby/posts/${post.id}?comment_id=${id}&__tn__=R" role="link">2 d</a></li><li><div role="button">Svara</div></li></ul></div>`
        )
        .join('')}</div>`
    ),
  commentAddress: (post, { id }) => `/norrby/posts/${post.id}?comment_id=${id}`
}

const instagram: PostStub = {
  lists: ['/norrby/'],
  address: ({ id }) => `/p/${id}/`,
  list: posts =>
    document(
      `<main><header><h2>norrby</h2></header><div><div>${posts
        .map(
          ({ id }) =>
            `<div><a href="/norrby/p/${id}/?img_index=1" role="link" tabindex="0"><div>${picture}</div></a></div>`
        )
        .join('')}</div></div></main><footer><a href="/p/Om/">Om</a></footer>`
    ),
  page: ({ id, text, at, comments }) =>
    document(
      `<main><article role="presentation"><div>${picture}</div><div><ul><div><li><h2><a href="/norrby/" role="link">norrby</a></h2><h1 dir="auto">${text}</h1><time datetime="${at}">5 d</time></li></div>${comments
        .map(
          comment =>
            `<div><li><div><a href="/${slug(comment.by)}/" role="link"><img alt="Profilbild för ${slug(comment.by)}" width="32" height="32"></a></div>
          <h3><a href="/${slug(comment.by)}/" role="link">${slug(comment.by)}</a></h3><span dir="auto">${comment.text}</span>
          <a href="/p/${id}/c/${comment.id}/" role="link"><time datetime="2026-11-20T10:00:00.000Z">1 v</time></a><button><span>Svara</span></button></li></div>`
        )
        .join('')}</ul></div></article></main>`
    ),
  commentAddress: (post, { id }) => `/p/${post.id}/c/${id}/`
}

const linkedin: PostStub = {
  lists: ['/company/norrby/posts'],
  address: ({ id }) => `/feed/update/urn:li:activity:${id}/`,
  list: posts =>
    document(
      `<main>${posts
        .map(
          ({ id, text }) =>
            `<div data-urn="urn:li:activity:${id}"><a href="/company/norrby/posts?miniCompanyUrn=x"><span>Norrby kommun</span></a><span>3 d •</span><div dir="ltr">${text}</div></div>`
        )
        .join('')}</main><aside><a href="/feed/update/urn:li:activity:999/">Tips</a></aside>`
    ),
  page: ({ id, text, comments }) =>
    document(
      `<main><div data-urn="urn:li:activity:${id}"><a href="/company/norrby/posts?x=1"><span>Norrby kommun</span></a><div dir="ltr">${text}</div></div><section>${comments
        .map(
          comment =>
            `<article data-id="urn:li:comment:(activity:${id},${comment.id})"><a href="/in/${slug(comment.by)}?miniProfileUrn=urn%3Ali" aria-label="Visa ${comment.by}s profil"><h3><span>${comment.by}</span></h3></a>
          <time>1 v.</time><div data-testid="expandable-text-box">${comment.text}</div><button aria-label="Gilla">Gilla</button></article>`
        )
        .join('')}</section></main>`
    ),
  commentAddress: () => null
}

const youtube: PostStub = {
  lists: ['/@norrby/videos', '/@norrby/shorts', '/@norrby/streams', '/@norrby/posts'],
  address: ({ id }) => `/watch?v=${id}`,
  list: posts =>
    document(
      `<div id="contents">${posts
        .map(
          ({ id, text }) =>
            `<ytd-rich-item-renderer><a id="thumbnail" href="/watch?v=${id}&pp=ygUG" aria-hidden="true">${picture}</a><h3><a id="video-title-link" href="/watch?v=${id}&pp=ygUG" aria-label="${text} av Norrby kommun 120 visningar för 5 dagar sedan"><span>${text}</span></a></h3><span>120 visningar</span><span>för 5 dagar sedan</span></ytd-rich-item-renderer>`
        )
        .join('')}</div><div id="guide"><a href="/watch?v=reklam">Tips</a></div>`
    ),
  page: ({ id, text, comments }) =>
    document(
      `<div id="primary"><h1>${text}</h1><a href="/@norrby">Norrby kommun</a><p>Beskrivning av filmen.</p><ytd-comments>${comments
        .map(
          comment =>
            `<ytd-comment-view-model><a href="/@${slug(comment.by)}" aria-label="@${slug(comment.by)}"><img alt="" width="40" height="40"></a><h3><a id="author-text" href="/@${slug(comment.by)}"><span>@${slug(comment.by)}</span></a></h3>
          <span id="published-time-text"><a href="/watch?v=${id}&lc=${comment.id}">för 2 dagar sedan</a></span><yt-attributed-string id="content-text"><span>${comment.text}</span></yt-attributed-string></ytd-comment-view-model>`
        )
        .join('')}</ytd-comments></div>`
    ),
  commentAddress: (post, { id }) => `/watch?v=${post.id}&lc=${id}`
}

const tweet = (by: string, id: string, { text, at }: { text: string; at: string }) => `
  <article data-testid="tweet" role="article" tabindex="0" aria-labelledby="id${id}"><div data-testid="User-Name"><a href="/${by}" role="link"><span>${by === 'norrby' ? 'Norrby kommun' : by}</span></a><a href="/${by}" role="link" tabindex="-1">@${by}</a>
  <a href="/${by}/status/${id}" dir="ltr" aria-label="5 dagar sedan" role="link"><time datetime="${at}">24 nov.</time></a></div>
  <div data-testid="tweetText" dir="auto" lang="sv"><span>${text}</span></div><a href="/${by}/status/${id}/analytics" aria-label="120 visningar">120</a></article>`

const x: PostStub = {
  lists: ['/norrby'],
  address: ({ id }) => `/norrby/status/${id}`,
  list: posts =>
    document(
      `<main role="main"><section aria-labelledby="h">${posts.map(post => tweet('norrby', post.id, post)).join('')}
      ${tweet('grannkommunen', '9999', { text: 'Återpublicerat', at: '2026-11-20T10:00:00.000Z' })}
      <div data-testid="placementTracking">${tweet('reklam', '8888', { text: 'Reklam', at: '2026-11-20T10:00:00.000Z' })}</div></section></main>`
    ),
  page: post =>
    document(
      `<main role="main"><section>${tweet('norrby', post.id, post)}${post.comments
        .map(({ id, by, text }) => tweet(slug(by), id, { text, at: '2026-11-25T10:00:00.000Z' }))
        .join('')}</section></main>`
    ),
  commentAddress: (_, { id, by }) => `/${slug(by)}/status/${id}`
}

const tiktok: PostStub = {
  lists: ['/@norrby'],
  address: ({ id }) => `/@norrby/video/${id}`,
  list: posts =>
    document(
      `<main><div data-e2e="user-post-item-list">${posts
        .map(
          ({ id, text }) =>
            `<div data-e2e="user-post-item"><a href="/@norrby/video/${id}?is_from_webapp=1&sender_device=pc">${picture}</a><a href="/@norrby/video/${id}" title="${text}">${text}</a><strong data-e2e="video-views">1 204</strong></div>`
        )
        .join('')}</div></main>`
    ),
  page: ({ text, comments }) =>
    document(
      `<main><div data-e2e="browse-video"><a href="/@norrby">norrby</a><h1 data-e2e="browse-video-desc">${text}</h1></div>${comments
        .map(
          ({ by, text: said }) =>
            `<div class="css-1 e1-DivCommentObjectWrapper"><a href="/@${slug(by)}"><img alt="" width="40" height="40"></a><div data-e2e="comment-username-1"><a href="/@${slug(by)}"><p>${by}</p></a></div><span data-e2e="comment-level-1"><p>${said}</p></span><div><span>2 d</span><span role="button">Svara</span></div></div>`
        )
        .join('')}</main>`
    ),
  commentAddress: () => null
}

const thread = (by: string, id: string, { text, at }: { text: string; at: string }) => `
  <div data-pressable-container="true"><a href="/@${by}" role="link"><img alt="${by}s profilbild" width="36" height="36"></a><a href="/@${by}" role="link"><span>${by}</span></a>
  <a href="/@${by}/post/${id}?xmt=AQGz" role="link"><time datetime="${at}">5 d</time></a><div dir="auto"><span>${text}</span></div><div role="button" aria-label="Gilla">3</div></div>`

const threads: PostStub = {
  lists: ['/@norrby'],
  address: ({ id }) => `/@norrby/post/${id}`,
  list: posts =>
    document(
      `<div id="mount">${posts.map(post => thread('norrby', post.id, post)).join('')}${thread('granne', 'Zz', { text: 'Återpublicerat', at: '2026-11-20T10:00:00.000Z' })}</div>`
    ),
  page: post =>
    document(
      `<div id="mount">${thread('norrby', post.id, post)}${post.comments
        .map(({ id, by, text }) => thread(slug(by), id, { text, at: '2026-11-25T10:00:00.000Z' }))
        .join('')}</div>`
    ),
  commentAddress: (_, { id, by }) => `/@${slug(by)}/post/${id}`
}

const skeet = (testId: string, by: string, id: string, { text }: { text: string }) => `
  <div data-testid="${testId}-by-${by}" role="link" tabindex="0"><a href="/profile/${by}" aria-label="Visa profil för ${by}"><img alt="" width="42" height="42"></a>
  <a href="/profile/${by}" dir="auto"><span>${by}</span></a><a href="/profile/${by}/post/${id}" aria-label="24 november 2026 kl. 10:00" dir="auto">5d</a><div data-testid="postText" dir="auto">${text}</div></div>`

const bluesky: PostStub = {
  lists: ['/profile/norrby.test'],
  address: ({ id }) => `/profile/norrby.test/post/${id}`,
  list: posts =>
    document(`<main>${posts.map(post => skeet('feedItem', 'norrby.test', post.id, post)).join('')}</main>`),
  page: post =>
    document(
      `<main>${skeet('postThreadItem', 'norrby.test', post.id, post)}${post.comments
        .map(({ id, by, text }) => skeet('postThreadItem', `${slug(by)}.test`, id, { text }))
        .join('')}</main>`
    ),
  commentAddress: (_, { id, by }) => `/profile/${slug(by)}.test/post/${id}`
}

/** By the name of the platform's words. */
export const POST_STUBS = { facebook, instagram, linkedin, youtube, x, tiktok, threads, bluesky }
