/** A message filled in for one person. */
export interface Outgoing {
  id: string
  address: string
  subject: string
  html: string
  text: string
  unsubscribeUrl: string
}
