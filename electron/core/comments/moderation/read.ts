// What other rooms read here.
export { actionsOn, isSpokenTo, openActions } from './queries.ts'
