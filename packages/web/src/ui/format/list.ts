/** “Ana, Ben, and Carla”, as the language joins them. */
export function formatList(
  items: readonly string[],
  locale: string,
  type: 'conjunction' | 'disjunction' = 'conjunction',
) {
  return new Intl.ListFormat(locale, { type }).format(items)
}
