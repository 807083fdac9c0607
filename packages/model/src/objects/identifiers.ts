/**
 * Identifiers, of the module `identity` (server/src/modules/identity, web/src/modules/identity): by what a person is known, from the e-mail address to
 * the cookie of a browser.
 */
import { defineObject } from '../define-object.ts'
import { instant, reference, select, text, yesNo } from '../fields/make.ts'
import { identifierKindNames, identifierKinds } from '../identity/identifier-kinds.ts'

const kindOptions = identifierKindNames.map((value) => ({
  value,
  label: identifierKinds[value].label,
  said: identifierKinds[value].said,
}))

export const identifier = defineObject('identifier', {
  module: 'identity',
  label: 'Identifier',
  labelPlural: 'Identifiers',
  description: 'Something by which a person is recognised: an address, a number, a card, a device.',
  icon: 'fingerprint',
  title: 'value',
  subtitle: 'kind',
  writtenInBulk: true,
  ownership: { via: 'contact' },
  columns: ['contact', 'kind', 'value', 'verified', 'shared', 'lastSeenAt'],
  bin: false,
  fields: {
    contact: reference('contact', {
      required: true,
      inverse: 'identifiers',
      inverseSay: {
        some: ['are known by something', 'are known by nothing'],
        count: 'are known by {value} things',
        by: { kind: 'are known by {value}' },
      },
      say: { is: '[are] of {value}', through: '[are] of people {value}' },
      onRemove: 'cascade',
    }),
    kind: select(kindOptions, { required: true, say: { is: '[are] of the kind {value}' } }),
    value: text({
      required: true,
      maxLength: 320,
      shownWith: ['contact.email', 'contact.phone', 'contact.customerNumber'],
      description:
        'In the one form in which it is compared: small letters, E.164, no spaces. Of a payment card only a fingerprint of its token.',
    }),
    verified: yesNo({
      required: true,
      default: false,
      description:
        'Somebody has made sure that it is theirs: they confirmed it, signed in with it, or showed it. Only one person can have it then.',
      say: { some: ['are verified', 'are not verified'] },
    }),
    shared: yesNo({
      required: true,
      default: false,
      description:
        'Several people use it: a family’s phone, an office’s address. It never decides alone who somebody is.',
      say: { some: ['are shared by several people', 'are personal'] },
    }),
    source: text({
      maxLength: 300,
      description: 'Where it was first learnt: a file, a form, a key of the API.',
    }),
    firstSeenAt: instant({ label: 'First seen', say: { when: 'were first seen {value}' } }),
    lastSeenAt: instant({ label: 'Last seen', say: { when: 'were last seen {value}' } }),
    field: text({
      readOnly: true,
      maxLength: 60,
      description:
        'The field of the person in which it stands, and with which it comes and goes; empty when it stands by itself.',
    }),
  },
})
