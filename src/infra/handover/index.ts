export { callHandover } from './call.ts'
export type { Request } from './frames.ts'
export { handoverPath } from './path.ts'
export { type Handover, serveHandover } from './serve.ts'
