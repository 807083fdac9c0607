import type { Config } from '../../../platform/config.ts'
import type { Request } from '../../../platform/http/route.ts'

/** Where people reach us, for links: as configured, else as this request did, which must be one of somebody signed in. */
export function publicAddress({ publicUrl, port }: Config, request?: Request): string {
  if (publicUrl !== undefined) return publicUrl
  const host = request?.headers.host
  return host === undefined ? `http://localhost:${port}` : `${request?.protocol}://${host}`
}
