// What other rooms read here.
export { extractOfMessage } from './extract.ts'
export { findConversation, listFindings, listImports, seenIn } from './queries.ts'
