/** The clock time of a moment in a zone, as inputs of the browser want it: `2026-11-22T09:30`. */
export function localOf(moment: string, timeZone: string): string {
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return written.format(new Date(moment)).replace(' ', 'T')
}

/** The moment at which clocks in a zone show that time; an hour that clocks skip counts as the one after. */
export function momentIn(local: string, timeZone: string): string {
  const asUtc = Date.parse(`${local}Z`)
  let moment = asUtc
  // The first guess can lie on the other side of a change of clocks, so it is corrected once more.
  for (let pass = 0; pass < 2; pass++) moment -= Date.parse(`${localOf(iso(moment), timeZone)}Z`) - asUtc
  return iso(moment)
}

const iso = (ms: number) => new Date(ms).toISOString()
