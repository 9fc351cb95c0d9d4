// What other rooms read here.
export {
  commentKnownBy,
  type Known,
  knownComment,
  listReadings,
  proofOf,
  readOnPage,
  toldAt,
  versionsOf
} from './queries.ts'
