// What other rooms read here.
export {
  findRegistryEntry,
  listAttachments,
  listMessages,
  listSightings,
  listThreadMessages,
  messagesFrom
} from './queries.ts'
