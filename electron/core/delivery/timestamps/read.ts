// What other rooms read here.
export { eachTimestamp, type Kept as KeptTimestamp, listsOf as keptLists, listTimestamps } from './queries.ts'
