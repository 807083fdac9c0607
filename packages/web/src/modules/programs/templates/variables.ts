import type { MenuEntry } from '../../../ui/menu-entry.ts'

/** What a template may speak of; the server refuses every other name. Texts that may be missing come with words for that case. */
const groups: { group: string; variables: { label: string; code: string }[] }[] = [
  {
    group: 'The person',
    variables: [
      { label: 'First name', code: '{{ contact.firstName | default: "there" }}' },
      { label: 'Full name', code: '{{ contact.name }}' },
      { label: 'Last name', code: '{{ contact.lastName }}' },
      { label: 'City', code: '{{ contact.city }}' },
      { label: 'Customer number', code: '{{ contact.customerNumber }}' },
      { label: 'Company', code: '{{ company.name }}' },
    ],
  },
  {
    group: 'What they bought',
    variables: [
      { label: 'Favourite product', code: '{{ favourite.name | default: "your favourite" }}' },
      { label: 'Days since the last order', code: '{{ lastOrder.daysAgo }}' },
      { label: 'Day of the last order', code: '{{ lastOrder.on }}' },
      { label: 'Number of the last order', code: '{{ lastOrder.number }}' },
    ],
  },
  {
    group: 'You',
    variables: [
      { label: 'Name of your business', code: '{{ business.name }}' },
      { label: 'Link to unsubscribe', code: '{{ unsubscribeUrl }}' },
    ],
  },
]

/** The variables as a menu that puts one where the caret is. */
export function variableEntries(insert: (code: string) => void): MenuEntry[] {
  return groups.map(({ group, variables }) => ({
    group,
    entries: variables.map(({ label, code }) => ({ label, onSelect: () => insert(code) })),
  }))
}
