/** Everything that can change while the demo runs, in memory: posts, likes, comments, the road log. */

import { PICTURES } from './content/bilder.mjs'
import { BLOG_POSTS } from './content/blogg.mjs'
import { FLODE_1 } from './content/flode-1.mjs'
import { FLODE_2 } from './content/flode-2.mjs'
import { COMMON_COMMENTS, FLODE_3, FLODE_NEXT } from './content/flode-3.mjs'
import { JOB_POSTS } from './content/jobb.mjs'
import { MUNICIPALITY, PEOPLE, RUDE_WRITER } from './content/people.mjs'
import { ROAD_CREWS, ROAD_WORKS, STREETS } from './content/roads.mjs'
import { VIDEOS } from './content/video.mjs'
import { between, seededRandom, shuffled } from './random.mjs'
import { inOfficeHours } from './time.mjs'

const SEED = 20261115
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const ROAD_ROWS = 1000

/** What the rude writer wrote about a civil servant: mild enough to print, rude enough to have to go. */
const ABUSIVE_TEXT =
  'Den där Birgitta på gatukontoret är ju dum i hela huvudet!! Lat och inkompetent, sparka henne på fläcken 🤬'
const ABUSIVE_THREAD = [
  ABUSIVE_TEXT,
  'Så skriver man inte om någon som gör sitt jobb. Skärpning.',
  'Håller med, det här borde tas bort.'
]

/** The state at the start: the same for the same clock. */
export function createState(startedAt) {
  const state = {
    random: seededRandom(SEED),
    startedAt,
    nextCommentId: 101,
    step: 0,
    followers: { flode: 8412, bilder: 5127, video: 1934, jobb: 2846 },
    posts: { flode: [], bilder: [], video: [], blogg: [], jobb: [] },
    comments: [],
    roadLog: []
  }
  addPosts(state, 'flode', [...FLODE_1, ...FLODE_2, ...FLODE_3], {
    newestAge: 2,
    shortestGap: 9,
    longestGap: 40
  })
  addPosts(state, 'bilder', PICTURES, { newestAge: 5, shortestGap: 30, longestGap: 90 })
  addPosts(state, 'video', VIDEOS, { newestAge: 77, shortestGap: 90, longestGap: 400 })
  addPosts(state, 'blogg', BLOG_POSTS, { newestAge: 50, shortestGap: 120, longestGap: 300 })
  addPosts(state, 'jobb', JOB_POSTS, { newestAge: 27, shortestGap: 40, longestGap: 120 })
  state.roadLog = roadLog(startedAt)
  return state
}

/** The post with that number in a channel. */
export function findPost(state, channel, id) {
  return state.posts[channel].find(post => post.id === id)
}

/** The comment with that number, in whatever state it is. */
export function findComment(state, id) {
  return state.comments.find(comment => comment.id === id)
}

/** The comment that the demo is about. */
export function abusiveComment(state) {
  return state.comments.find(comment => comment.author === RUDE_WRITER)
}

/** The comments of a post that start a thread: published ones, and gone ones that others have replied to. */
export function threadsOf(state, channel, postId) {
  return shownComments(
    state,
    comment => comment.channel === channel && comment.postId === postId && !comment.parentId
  )
}

/** The published replies to a comment. */
export function repliesTo(state, comment) {
  return shownComments(state, reply => reply.parentId === comment.id)
}

/** How many comments of a post can be read. */
export function commentCount(state, channel, postId) {
  const published = comment =>
    comment.channel === channel && comment.postId === postId && comment.state === 'published'
  return state.comments.filter(published).length
}

/** Deletes a comment for good: not even the text is kept. */
export function removeComment(state, id) {
  const comment = knownComment(state, id)
  comment.state = 'removed'
  comment.text = ''
}

/** Hides a comment from everyone but the moderators. */
export function unpublishComment(state, id) {
  const comment = knownComment(state, id)
  if (comment.state === 'published') comment.state = 'unpublished'
}

/** Lets some time pass: a new post on top, more likes and followers, new comments, a new row in the road log. */
export function advance(state, now) {
  const draft = FLODE_NEXT[state.step % FLODE_NEXT.length]
  state.step += 1
  const newest = state.posts.flode[0]
  newest.likes += between(state.random, 3, 19)
  addComment(state, 'flode', newest, 'Nu har de varit hos oss också, tack! 🙌', now)
  const post = { ...draft, id: highestId(state.posts.flode) + 1, at: now, likes: 4, shares: 1 }
  state.posts.flode.unshift(post)
  addComment(state, 'flode', post, 'Tack för snabb information 👍', now)
  for (const channel of ['bilder', 'video', 'blogg', 'jobb']) {
    const top = state.posts[channel][0]
    if (top.likes) top.likes += between(state.random, 2, 25)
    if (top.views) top.views += between(state.random, 20, 90)
    addComment(state, channel, top, COMMON_COMMENTS[state.step % COMMON_COMMENTS.length], now)
  }
  for (const channel of Object.keys(state.followers)) state.followers[channel] += between(state.random, 1, 6)
  state.roadLog.unshift(roadEntry(state.random, state.roadLog.length + 1, now))
}

function addPosts(state, channel, drafts, { newestAge, shortestGap, longestGap }) {
  let at = inOfficeHours(new Date(state.startedAt.getTime() - newestAge * HOUR))
  drafts.forEach((draft, index) => {
    const { comments, extra = 0, ...rest } = draft
    const post = { ...rest, id: drafts.length - index, at }
    state.posts[channel].push(post)
    addComments(state, channel, post, [
      ...comments,
      ...shuffled(state.random, COMMON_COMMENTS).slice(0, extra)
    ])
    at = inOfficeHours(new Date(at.getTime() - between(state.random, shortestGap, longestGap) * HOUR))
  })
}

function addComments(state, channel, post, drafts) {
  const writers = shuffled(state.random, PEOPLE)
  const nextWriter = () => {
    const writer = writers.shift()
    writers.push(writer)
    return writer
  }
  // The first post is two hours old: its comments have to fit between then and now.
  const gap = Math.min(47, Math.floor(100 / (drafts.length + 8)))
  let at = post.at.getTime()
  const nextTime = () => {
    at += between(state.random, 1, Math.max(1, gap)) * MINUTE
    return new Date(at)
  }
  const addThread = (draft, parentId) => {
    const isAbuse = draft === 'ABUSE'
    const thread = isAbuse ? ABUSIVE_THREAD : [draft].flat()
    const [text, ...replies] = thread
    const comment = {
      id: state.nextCommentId++,
      channel,
      postId: post.id,
      parentId,
      ...signed(text, isAbuse ? () => RUDE_WRITER : nextWriter),
      at: nextTime(),
      likes: isAbuse ? 1 : between(state.random, 0, 24),
      state: 'published'
    }
    state.comments.push(comment)
    for (const reply of replies) addThread(reply, comment.id)
  }
  for (const draft of drafts) addThread(draft, null)
}

function signed(text, nextWriter) {
  if (text.startsWith('K: ')) return { text: text.slice(3), author: MUNICIPALITY, kind: 'comment' }
  if (text.startsWith('P: ')) return { text: text.slice(3), author: nextWriter(), kind: 'pingback' }
  return { text, author: nextWriter(), kind: 'comment' }
}

function addComment(state, channel, post, text, at) {
  const author = PEOPLE[between(state.random, 0, PEOPLE.length - 1)]
  const id = state.nextCommentId++
  state.comments.push({
    id,
    channel,
    postId: post.id,
    parentId: null,
    text,
    author,
    kind: 'comment',
    at,
    likes: 0,
    state: 'published'
  })
}

function shownComments(state, belongs) {
  const hasReplies = comment =>
    state.comments.some(reply => reply.parentId === comment.id && reply.state === 'published')
  return state.comments.filter(one => belongs(one) && (one.state === 'published' || hasReplies(one)))
}

function knownComment(state, id) {
  const comment = findComment(state, id)
  if (comment === undefined) throw new Error(`Det finns ingen kommentar med nummer ${id}.`)
  return comment
}

function highestId(posts) {
  return Math.max(...posts.map(post => post.id))
}

function roadLog(startedAt) {
  const random = seededRandom(SEED + 1)
  const entries = []
  let at = startedAt
  for (let number = ROAD_ROWS; number >= 1; number -= 1) {
    at = new Date(at.getTime() - between(random, 4, 95) * MINUTE)
    entries.push(roadEntry(random, number, at))
  }
  return entries
}

function roadEntry(random, number, at) {
  const pick = list => list[between(random, 0, list.length - 1)]
  const [work, note] = pick(ROAD_WORKS)
  return {
    number,
    at,
    street: `${pick(STREETS)} ${between(random, 1, 96)}`,
    work,
    note,
    crew: pick(ROAD_CREWS)
  }
}
