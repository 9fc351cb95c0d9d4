// What other rooms read here.
export { listDeliveries, listWebhooks } from './queries.ts'
