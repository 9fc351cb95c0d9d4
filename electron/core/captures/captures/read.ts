// What other rooms read here.
export {
  captureBefore,
  captureFiles,
  captureTimeline,
  captureWacz,
  channelSettings,
  findCapture,
  listCaptures,
  newestCaptures
} from './queries.ts'
export { findRun, listRuns } from './run-queries.ts'
