// What other rooms read here.
export { commentKnownBy, type Known, knownComment, listReadings, proofOf, versionsOf } from './queries.ts'
