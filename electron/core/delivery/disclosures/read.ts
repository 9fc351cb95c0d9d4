// What other rooms read here.
export { listDisclosures } from './listed.ts'
