// What other rooms read here.

export { MANDATE, mandatedPeople, personMandate } from './mandate-queries.ts'
export { type FormerNames, formerNames, listMerges } from './merge-queries.ts'
export {
  channelKeyed,
  findChannel,
  findDepartment,
  findPerson,
  listDepartments,
  listPeople
} from './queries.ts'
