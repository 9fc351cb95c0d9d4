// What other rooms read here.
export { countMails, findServer, isCopyFailed, listMails } from './queries.ts'
