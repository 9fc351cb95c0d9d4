// What other rooms read here.
export { actionsOn, isSpokenTo, lastEditSeen, openActions } from './queries.ts'
