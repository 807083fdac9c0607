import { type DestinationStream, destination, type Logger, pino } from 'pino'

/** The structured log; one JSON object a line, on standard error. */
export type Log = Logger

/** Never written to the log, wherever they stand in a logged object. */
const secretKeys = ['password', 'token', 'secret', 'authorization', 'cookie', 'key', 'apiKey', 'set-cookie']

/** Makes the log. Secrets are replaced by "[hidden]"; tests pass their own stream. */
export function createLog(level: string, stream: DestinationStream = destination(2)): Log {
  const depths = ['', '*.', '*.*.', '*.*.*.']
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: depths.flatMap((depth) => secretKeys.map((key) => `${depth}["${key}"]`.replace('.[', '['))),
        censor: '[hidden]',
      },
    },
    stream,
  )
}
