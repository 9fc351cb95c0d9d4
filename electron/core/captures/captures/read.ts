// What other rooms read here.
export {
  captureBefore,
  captureFiles,
  captureTimeline,
  captureWacz,
  channelSettings,
  findCapture,
  isOfCapture,
  listCaptures,
  newestCaptures
} from './queries.ts'
export { findRun, listRuns } from './run-queries.ts'
