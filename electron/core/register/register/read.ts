// What other rooms read here.
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
