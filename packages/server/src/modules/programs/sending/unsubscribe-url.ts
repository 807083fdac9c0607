import type { Services } from '../../../records/index.ts'

/** Where a message's reader can withdraw consent: at the address by which the world reaches this server. */
export function unsubscribeUrl({ config }: Services, token: string): string {
  const base = config.publicUrl ?? `http://localhost:${config.port}`
  return `${String(base).replace(/\/$/, '')}/u/${token}`
}
