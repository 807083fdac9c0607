/** A currency that amounts are in, or that has a rate, as the API sends it. */
export interface CurrencyInUse {
  currency: string
  /** What one unit is worth today in the currency of the business; null = nobody said so. */
  rate: number | null
  /** From when on; null where it follows from other rates. */
  since: string | null
  orders: number
  deals: number
  contracts: number
}

export interface Currencies {
  /** That of the business. */
  currency: string
  data: CurrencyInUse[]
}
