// What other rooms read here.
export { marksOf, secretRecords } from './queries.ts'
