// The part of tesseract.js that reads, without its own thread and without what fetches from the net. The library has no types of it.
declare module 'tesseract.js/src/worker-script/index.js' {
  type Packet = { workerId: string; jobId: string; action: string; payload: object }
  type Answered = { status: 'resolve' | 'reject' | 'progress'; data: unknown }
  const script: {
    dispatchHandlers(packet: Packet, send: (answered: Answered) => void): void
    setAdapter(adapter: object): void
  }
  export default script
}
