import { toSnake } from '../define-object.ts'
import { foldText } from '../words/fold.ts'

/**
 * Words that no object may be called: those of the addresses of the API and the web app, and those that the map of the product will need.
 */
const reservedObjects: ReadonlySet<string> = new Set(
  `account activity admin agent alert all analysis api app application article assistant attachment auth authentication bin
  blueprint board budget calendar call campaign card catalogue change channel chat collect communication condition connect contract
  conversation currency custom dashboard day deal definition describe docs document duplicate email event export field file filter find
  forecast form formula goal governance group help history holiday home household id identity image import imports inbox index insight
  interaction invitation invoice job journey key kpi ledger letter list live loyalty mail match me meeting member membership merge message
  module money new none note null object offer occasion openapi order page payment people person permission phone pipeline platform point
  portal preview price private procedure profile public purchase query question quote rate ready recommendation record redemption
  referral relation relationship report reward role sample search section security segment session setting settings setup shape share
  shop sla source stage stakeholder statistic store subscription supplier survey suppression sync system tag target task team template
  test ticket tier till time timeline today token topic touchpoint transaction translation trigger undefined unsubscribe update upload
  user value variant vendor version view visit voucher webhook wish`.split(/\s+/),
)

/** Keys that no field may have: those every record has, and those by which records are asked for. */
const reservedFields: ReadonlySet<string> = new Set(
  `id createdAt updatedAt version createdBy createdById changeSet changeSetId deletedAt owner ownerId may filter segment deleted sort
  limit cursor fields include groupBy measures exact constructor prototype`.split(/\s+/),
)

export const isReservedObject = (name: string): boolean => reservedObjects.has(name)
export const isReservedField = (key: string): boolean => reservedFields.has(key)

const longestName = 40

/**
 * The name by which code knows what people call something: “Serial number” → `serialNumber`, “Größe” → `grosse`. Empty when nothing of it can be
 * written in plain letters.
 */
export function nameFrom(label: string): string {
  const words = foldText(label)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
  return camel
    .replace(/^[0-9]+/, '')
    .slice(0, longestName)
    .replace(/^[A-Z]/, (first) => first.toLowerCase())
}

/** Whether a text can be the name of an object or the key of a field. */
export const isName = (text: string): boolean => /^[a-z][a-zA-Z0-9]{0,39}$/.test(text)

/** Table of an object and column of a field that users make; the prefix keeps them apart from everything of ours. */
export const customColumn = (name: string): string => `x_${toSnake(name)}`
