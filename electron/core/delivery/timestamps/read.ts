// What other rooms read here.
export { eachTimestamp, type Kept as KeptTimestamp, listTimestamps } from './queries.ts'
