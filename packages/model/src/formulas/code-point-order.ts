/** The order of texts by code point, as PostgreSQL's collation "C" has it; JavaScript's own differs beyond the 65,536th letter. */
export function codePointOrder(left: string, right: string): number {
  const [one, other] = [Array.from(left), Array.from(right)]
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const difference = one[at]!.codePointAt(0)! - other[at]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return one.length - other.length
}
