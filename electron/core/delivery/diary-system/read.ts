// What other rooms read here.
export { listFilings, type YearlyCase, yearlyCaseFor } from './filing-queries.ts'
export { findSystem, listSendings } from './queries.ts'
