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
}

/** What other forms keep is left to them. */
export function pickOwn(settings: DocumentSettings): DocumentSettings {
  const { letterhead, taxNumber, documentColor, logoHash, discountLimit, quoteValidDays, quoteTerms } =
    settings
  return { letterhead, taxNumber, documentColor, logoHash, discountLimit, quoteValidDays, quoteTerms }
}
