// What other rooms read here.
export { listAttestations } from './queries.ts'
