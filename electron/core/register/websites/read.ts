// What other rooms read here.
export { listWebsites } from './queries.ts'
