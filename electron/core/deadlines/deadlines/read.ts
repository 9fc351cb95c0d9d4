// What other rooms read here.
export { listClosedDays } from './queries.ts'
