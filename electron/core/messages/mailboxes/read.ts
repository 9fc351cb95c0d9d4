// What other rooms read here.
export { listMailboxes, ownAddresses } from './queries.ts'
