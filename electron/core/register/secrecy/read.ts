// What other rooms read here.
export { countOpen } from './carriers/queries.ts'
export { marksOf, paragraphOf, secretConversations, secretRecords } from './queries.ts'
