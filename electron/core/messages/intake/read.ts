// What other rooms read here.
export { findConversation, listFindings, listImports, seenIn } from './queries.ts'
