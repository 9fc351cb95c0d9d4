// What other rooms read here.
export { allHolds, allRules, rulesInForce } from './queries.ts'
