// What the core uses of WebAssembly. The types of Node leave it out, and those of a browser are not the core's.

declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number; maximum?: number })
    readonly buffer: ArrayBuffer
  }
}
