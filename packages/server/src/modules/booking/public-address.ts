import type { Services } from '../../records/index.ts'

/** The address by which the world reaches this server, without a stroke at its end. */
export const publicAddress = ({ publicUrl, port }: Services['config']): string =>
  (publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '')
