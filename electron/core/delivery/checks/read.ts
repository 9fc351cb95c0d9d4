// What other rooms read here.
export { openDamage } from './queries.ts'
