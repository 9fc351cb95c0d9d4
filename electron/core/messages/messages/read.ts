// What other rooms read here.
export {
  findDiaryEntry,
  listAttachments,
  listMessages,
  listSightings,
  listThreadMessages,
  messagesFrom
} from './queries.ts'
