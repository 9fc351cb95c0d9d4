// What other rooms read here.
export { lastVisit as lastPostVisit, listPosts } from './queries.ts'
