// What other rooms read here.
export { countOpen } from './carriers/queries.ts'
export { marksOf, secretRecords } from './queries.ts'
