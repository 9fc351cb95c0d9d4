// What other rooms read here.
export { findReport, listDecisions, listReports, reportsAbout } from './queries.ts'
