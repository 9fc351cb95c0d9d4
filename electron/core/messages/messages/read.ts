// What other rooms read here.
export {
  findDiaryEntry,
  listAttachments,
  listMessages,
  listSightings,
  listThreadMessages
} from './queries.ts'
