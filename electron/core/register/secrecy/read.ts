// What other rooms read here.
export { countOpen } from './carriers/decided-queries.ts'
export {
  filesWithSecrets,
  foundSecret,
  marksOf,
  paragraphOf,
  secretConversations,
  secretRecords
} from './queries.ts'
