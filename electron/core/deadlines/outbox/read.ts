// What other rooms read here.
export { countMails, findServer, listMails } from './queries.ts'
