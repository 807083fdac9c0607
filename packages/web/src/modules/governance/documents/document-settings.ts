/** The part of the settings that is about documents. */
export interface DocumentSettings {
  letterhead: string | null
  taxNumber: string | null
  /** `#rrggbb`. */
  documentColor: string
  logoHash: string | null
  /** 0–1; null = no discount needs an approval. */
  discountLimit: number | null
  quoteValidDays: number
  quoteTerms: string | null
  businessStreet: string | null
  businessPostcode: string | null
  businessCity: string | null
  businessCountry: string | null
  iban: string | null
  paymentDays: number
  contractReminderDays: number
}

/** What the form writes; what other forms keep, and the logo, which is brought as a picture, are left to them. */
export type WrittenDocumentSettings = Omit<DocumentSettings, 'logoHash'>

/** That part of the settings. */
export function pickOwn(settings: DocumentSettings): WrittenDocumentSettings {
  const { letterhead, taxNumber, documentColor, discountLimit, quoteValidDays, quoteTerms } = settings
  const { businessStreet, businessPostcode, businessCity, businessCountry } = settings
  const { iban, paymentDays, contractReminderDays } = settings
  return {
    ...{ letterhead, taxNumber, documentColor, discountLimit, quoteValidDays, quoteTerms },
    ...{ businessStreet, businessPostcode, businessCity, businessCountry },
    ...{ iban, paymentDays, contractReminderDays },
  }
}
