import { type Logger, LogLevel } from '@slack/web-api'

const nothing = () => undefined

/** Slack's packages log what people wrote and what was answered; what we need to know of them comes as errors. */
export const QUIET: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}
