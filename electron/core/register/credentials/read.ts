// What other rooms read here.
export { listCredentials, listKeys } from './queries.ts'
