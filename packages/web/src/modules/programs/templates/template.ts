/** A template, as the API sends it. */
export interface Template {
  id: string
  name: string
  channel: string
  subject: string
  html: string | null
  text: string | null
  updatedAt: string
  version: number
}

/** What is said, as it is written: words alone, or a message in HTML. */
export type Written = Pick<Template, 'subject' | 'html' | 'text'>
