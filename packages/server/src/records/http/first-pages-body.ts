import { z } from 'zod'

const longestPart = 100

/** What every question for the first pages of several lists holds: which records, in which order, and what of each. */
export const firstPagesBody = {
  filter: z.unknown().optional(),
  segment: z.uuid().optional(),
  sort: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(longestPart).default(20),
  fields: z.array(z.string()).max(200).optional(),
  include: z.array(z.string()).max(50).optional(),
}

/** The same, for the description of the API. */
export const firstPagesProperties = {
  filter: { type: 'object', description: 'A condition.' },
  segment: { type: 'string', format: 'uuid' },
  sort: { type: 'string' },
  limit: { type: 'integer', minimum: 1, maximum: longestPart, default: 20 },
  fields: { type: 'array', items: { type: 'string' } },
  include: { type: 'array', items: { type: 'string' } },
}
