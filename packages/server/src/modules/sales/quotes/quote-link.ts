import type { Services } from '../../../records/index.ts'

/** Where the customer reads a quote: at the address by which the world reaches this server. */
export function quoteLink({ config }: Pick<Services, 'config'>, token: string): string {
  const base = config.publicUrl ?? `http://localhost:${config.port}`
  return `${base.replace(/\/$/, '')}/q/${token}`
}
