// The stub of etcd in a thread of its own, for a test that lets its own thread stand still.
import { parentPort } from 'node:worker_threads'
import { startEtcdStub } from './etcd-gateway.ts'

parentPort?.postMessage((await startEtcdStub()).address)
