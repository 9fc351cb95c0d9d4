// What other rooms read here.
export { frozenItems, manifestOf, objectFacts } from './queries.ts'
