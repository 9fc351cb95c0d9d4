// What other rooms read here.
export { listFindings, listImports, messageByKey } from './queries.ts'
