import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** Only people follow and are told, not keys. */
export const onlyForPeople = (): Problem =>
  new Problem('notification.only-people', {
    status: 403,
    title: 'Only people follow records and are told of them, not API keys.',
    mend: 'Sign in.',
  })

/** Records of the object have no page to follow. */
export const notFollowed = ({ labelPlural }: ObjectDefinition): Problem =>
  new Problem('follow.not-possible', { status: 422, title: `${labelPlural} cannot be followed.` })

/** There is no such object, or none that may be seen. */
export const noSuchObject = (name: string): Problem =>
  new Problem('follow.unknown-object', { status: 404, title: `There is no object “${name}”.` })

/** Somebody is mentioned who does not see the record. */
export const doesNotSee = (names: readonly string[], { label }: ObjectDefinition, field: string): Problem =>
  new Problem('mention.does-not-see', {
    status: 422,
    title: `${names.join(' and ')} ${names.length === 1 ? 'does' : 'do'} not see this ${label.toLowerCase()}, so they are not mentioned here.`,
    mend: 'Share it with them first (More → Share), or write their name without the @.',
    field,
  })
