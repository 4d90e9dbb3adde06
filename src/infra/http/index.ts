export { healthRoutes } from './health.ts'
export type { Route } from './route.ts'
export { type Http, openHttp } from './server.ts'
