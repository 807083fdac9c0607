/** How the business is set up: `GET /api/v1/settings`. */
export interface BusinessSettings {
  businessName: string
  currency: string
  timeZone: string
  locale: string
  /** 0–1: what a year's wait costs. */
  discountRate: number
  /** 1 Monday … 7 Sunday. */
  weekStartsOn: number
  mailFrom: string | null
  /** Days after which what is in the bin is removed for good; null = never. */
  binDays: number | null
  /** Whether everybody who sells sees who won most. */
  salesLeaderboard: boolean
}
