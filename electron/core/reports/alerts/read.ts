// What other rooms read here.
export { countNew, listAlerts } from './queries.ts'
