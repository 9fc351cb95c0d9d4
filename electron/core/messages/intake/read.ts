// What other rooms read here.
export { findConversation, listFindings, listImports } from './queries.ts'
