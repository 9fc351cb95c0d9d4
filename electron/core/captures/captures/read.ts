// What other rooms read here.
export {
  captureBefore,
  captureFiles,
  captureWacz,
  channelSettings,
  findCapture,
  listCaptures
} from './queries.ts'
export { findRun, listRuns } from './run-queries.ts'
