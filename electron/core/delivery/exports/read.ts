// What other rooms read here.
export { frozenItems, knownTargets, manifestOf, objectFacts } from './queries.ts'
