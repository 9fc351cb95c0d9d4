// What other rooms read here.
export {
  commentKnownBy,
  type Known,
  knownComment,
  listReadings,
  proofOf,
  readOnPage,
  versionsOf
} from './queries.ts'
