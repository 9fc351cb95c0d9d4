// What other rooms read here.
export { listImports } from './queries.ts'
