// What other rooms read here.
export { allHolds, allRules, heldSince, rulesInForce } from './queries.ts'
