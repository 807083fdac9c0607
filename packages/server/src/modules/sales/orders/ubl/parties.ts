import type { Party } from './order-facts.ts'
import { aggregate, basic, type UblNode } from './ubl-node.ts'

/** Who sells or buys. */
export const partyNode = (party: Party): UblNode[] =>
  aggregate(
    'Party',
    aggregate('PartyName', basic('Name', party.name)),
    addressNode('PostalAddress', party),
    party.vatNumber
      ? aggregate(
          'PartyTaxScheme',
          basic('CompanyID', party.vatNumber.replace(/\s/g, '')),
          aggregate('TaxScheme', basic('ID', 'VAT')),
        )
      : [],
    aggregate('PartyLegalEntity', basic('RegistrationName', party.name)),
    aggregate('Contact', basic('ElectronicMail', party.email)),
  )

/** An address; the country by ISO 3166-1. */
export const addressNode = (
  name: string,
  { street, city, postcode, country }: Pick<Party, 'street' | 'city' | 'postcode' | 'country'>,
): UblNode[] =>
  aggregate(
    name,
    basic('StreetName', street),
    basic('CityName', city),
    basic('PostalZone', postcode),
    aggregate('Country', basic('IdentificationCode', country)),
  )
