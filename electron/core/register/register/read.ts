// What other rooms read here.
export { type FormerNames, formerNames, listMerges } from './merge-queries.ts'
export {
  findChannel,
  findDepartment,
  findPerson,
  listDepartments,
  listPeople,
  MANDATE,
  mandatedPeople,
  personMandate
} from './queries.ts'
