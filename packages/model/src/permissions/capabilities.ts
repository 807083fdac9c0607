/**
 * Acts that a role may open beyond reading and writing records, each with what it lets people do. `*` opens all of them.
 * A route that names another permission than these, or than an act on an object, does not pass the tests.
 */
export const capabilities = {
  'analysis.run': 'Analyse who the customers are and what they are worth',
  'apiKey.manage': 'Make and end API keys',
  'changeSet.undo': 'Undo what anybody changed',
  'changeSet.undoOwn': 'Undo what they changed themselves',
  'export.run': 'Take records out as a file',
  'import.run': 'Import files, and take imports back',
  'job.cancel': 'Cancel background work',
  'object.shape': 'Make objects and fields, and change what they are called and hold',
  'people.manage': 'Invite people, give them roles and teams, deactivate them',
  'program.launch': 'Launch programs',
  'quote.approve': 'Approve discounts above the limit',
  'role.manage': 'Make and change roles',
  'segment.count': 'Count how many people satisfy a condition',
  'settings.manage': 'Change how the business is set up',
  'view.share': 'Show a view to everybody',
} as const

/** Name of a capability. */
export type Capability = keyof typeof capabilities

/** Whether a word names a capability. */
export function isCapability(word: string): word is Capability {
  return Object.hasOwn(capabilities, word)
}
