import type { ObjectDefinition, RightsProblem } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** There is no such user, role, team or invitation. */
export const noSuch = (what: 'user' | 'role' | 'team' | 'invitation' | 'API key', field?: string): Problem =>
  new Problem(`${what.toLowerCase().replace(' ', '-')}.not-found`, {
    status: field === undefined ? 404 : 422,
    title: `There is no such ${what}.`,
    mend: 'It may have been removed.',
    field,
  })

/** The first owner has been made already. */
export const ownerExists = (): Problem =>
  new Problem('setup.owner-exists', {
    status: 409,
    title: 'This business has an owner already.',
    mend: 'Sign in, or ask the owner to invite you.',
  })

/** What is there before the first owner comes is counted in a currency already. */
export const currencyInUse = (currency: string): Problem =>
  new Problem('setup.currency-in-use', {
    status: 409,
    title: `What is here already is counted in ${currency}.`,
    mend: `Begin with ${currency}, or with an empty database.`,
    field: 'currency',
  })

/** The change would leave the business without anybody who may do everything. */
export const lastOwner = (): Problem =>
  new Problem('user.last-owner', {
    status: 409,
    title: 'A business needs at least one owner, and this is the last.',
    mend: 'Make somebody else an owner first.',
  })

/** Somebody would give, take or change rights that they do not have themselves. */
export const beyondYourRights = (): Problem =>
  new Problem('role.beyond-yours', {
    status: 403,
    title: 'That role may do more than yours, so it is not yours to give or to change.',
    mend: 'Ask an owner.',
  })

/** Somebody with that address works here. */
export const alreadyHere = (name: string, active: boolean): Problem =>
  new Problem('user.already-here', {
    status: 409,
    title: active ? `${name} is here already.` : `${name} was here and is deactivated.`,
    mend: active
      ? 'They can sign in, or choose a new password.'
      : 'Let them in again instead of inviting them.',
    field: 'email',
  })

/** Nobody deactivates themselves. */
export const notYourself = (): Problem =>
  new Problem('user.not-yourself', {
    status: 409,
    title: 'You cannot deactivate yourself.',
    mend: 'Ask a colleague who may.',
  })

/** Somebody who leaves has records, and it was not said who looks after them. */
export const handOverNeeded = (name: string, count: number): Problem =>
  new Problem('user.hand-over-needed', {
    status: 409,
    title: `${name} looks after ${count === 1 ? 'one record' : `${count} records`}.`,
    mend: 'Say who takes over, or that nobody does ("handOverTo": null).',
    field: 'handOverTo',
    extra: { count },
  })

/** Records are handed over to somebody who is here, and not to the one who leaves. */
export const cannotTakeOver = (name: string): Problem =>
  new Problem('user.cannot-take-over', {
    status: 422,
    title: `${name} cannot take over.`,
    mend: 'Choose somebody else who is active.',
    field: 'handOverTo',
  })

/** A role that somebody or something has. */
export const roleInUse = (uses: Record<'users' | 'keys' | 'invitations', number>): Problem =>
  new Problem('role.in-use', {
    status: 409,
    title: `This role is in use: ${usesInWords(uses)}.`,
    mend: 'Give them another role first.',
    extra: { uses },
  })

const usesInWords = ({
  users,
  keys,
  invitations,
}: Record<'users' | 'keys' | 'invitations', number>): string =>
  [
    users > 0 && `${users} ${users === 1 ? 'user' : 'users'}`,
    keys > 0 && `${keys} API ${keys === 1 ? 'key' : 'keys'}`,
    invitations > 0 && `${invitations} open ${invitations === 1 ? 'invitation' : 'invitations'}`,
  ]
    .filter(Boolean)
    .join(', ')

/** The owner's role is what it is, so that nobody locks everybody out; the other built-in roles cannot be removed. */
export const roleStays = (label: string): Problem =>
  new Problem('role.stays', {
    status: 409,
    title: `The role ${label} stays as it is.`,
    mend: 'Copy it and change the copy.',
  })

/** Rights that could not be read. */
export const invalidRights = (problems: readonly RightsProblem[]): Problem =>
  new Problem('role.invalid-rights', {
    status: 422,
    title: problems[0]?.problem ?? 'These are no rights.',
    mend: 'Correct what is named and send it again.',
    field: `rights.${problems[0]?.field ?? ''}`,
    faults: problems.map(({ field, problem }) => ({ field: `rights.${field}`, message: problem })),
  })

/** An act of a person, asked for with an API key. */
export const onlyPeople = (): Problem =>
  new Problem('auth.only-people', {
    status: 403,
    title: 'Only somebody who is signed in has a profile, not an API key.',
  })

/** Taking back a change would remove people. */
export const peopleStay = (): Problem =>
  new Problem('user.stays', {
    status: 409,
    title: 'Somebody who came cannot be undone.',
    mend: 'Deactivate them instead.',
  })

/** Changes of people and roles are taken back by owners. */
export const onlyOwnersUndo = (): Problem =>
  new Problem('role.undo-not-allowed', {
    status: 403,
    title: 'Only owners undo changes of people and roles, and give back what was no longer shared.',
    mend: 'Ask an owner.',
  })

/** A view that does not fit its object. */
export const invalidView = (field: string, title: string): Problem =>
  new Problem('view.invalid', {
    status: 422,
    title,
    mend: 'Correct it and send it again.',
    field,
  })

/** What people of a role find must be open to them. */
export const defaultIsShared = (): Problem =>
  new Problem('view.default-not-shared', {
    status: 422,
    title: 'A list can open only with a view that everybody sees.',
    mend: 'Share the view with everybody first.',
    field: 'defaultForId',
  })

/** Showing a view to everybody is an act of its own. */
export const mayNotShare = (): Problem =>
  new Problem('view.not-shared', {
    status: 403,
    title: 'You may not show a view to everybody.',
    mend: 'Ask an owner for a role that allows it.',
    field: 'shared',
    extra: { permission: 'view.share' },
  })

/** A team that would be part of itself. */
export const teamLoop = (): Problem =>
  new Problem('team.loop', {
    status: 422,
    title: 'A team cannot be part of itself, nor of a team below it.',
    field: 'parentId',
  })

/** Mails need an address that they come from. */
export const noSender = (): Problem =>
  new Problem('mail.no-sender', {
    status: 409,
    title: 'It is not said yet who mails come from.',
    mend: 'Say it in the settings of the business, then try again.',
    field: 'mailFrom',
  })

/** There is no such object. */
export const noSuchObject = (name: string): Problem =>
  new Problem('request.invalid', { status: 422, title: `There is no object “${name}”.`, field: 'object' })

/** What others see is no business of whoever asks. */
export const notYours = (field: string): Problem =>
  new Problem('auth.not-allowed', {
    status: 403,
    title: 'What others see is told to those who manage people.',
    mend: `Leave “${field}” out, or name yourself.`,
    field,
  })

/** Whoever asks may not say who else sees a record. */
export const notToShare = ({ label }: ObjectDefinition): Problem =>
  new Problem('share.not-allowed', {
    status: 403,
    title: `This ${label.toLowerCase()} is not yours to share.`,
    mend: 'Ask whoever looks after it, or somebody whose role lets them change it.',
  })

/** It is not shared like that, or no longer. */
export const noSuchShare = (): Problem =>
  new Problem('share.not-found', { status: 404, title: 'It is not shared like that any more.' })
