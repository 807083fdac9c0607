/** placeholder */
export function RecordPage(_: { object: string; id: string }) {
  return null
}
