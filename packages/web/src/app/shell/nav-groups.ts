/** The groups of the sidebar, in the order of the CRM process. `settings` stands at the foot, without a heading. */
export const navGroups = [
  'Customers',
  'Sales',
  'Catalogue',
  'Service',
  'Programs',
  'Loyalty',
  'Value',
  'Insight',
  'Blueprint',
  'Your objects',
  'settings',
] as const

export type NavGroup = (typeof navGroups)[number]
