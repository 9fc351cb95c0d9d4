// What other rooms read here.
export {
  findDiaryEntry,
  listAttachments,
  listMessages,
  listRoutes,
  listSightings,
  listThreadMessages
} from './queries.ts'
