// What other rooms read here.
export { listMerges } from './merge-queries.ts'
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
