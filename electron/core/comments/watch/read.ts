// What other rooms read here.
export { listWatched } from './queries.ts'
