import { isMutual, type RelationshipKind, relationshipKindNames, relationshipKinds } from '@regulars/model'

/** A relationship as it can be said from one side: “Reports to” and “Leads” are one kind from two sides. */
export interface RelationshipChoice {
  /** Kind, with `back` after it when the other is the one it begins with. */
  value: string
  label: string
  /** The object of the other. */
  other: 'contact' | 'company'
  /** What is written for the two. */
  body(id: string, otherId: string): Record<string, string>
}

/** What a person or a company can say of others. */
export function choicesOf(object: 'contact' | 'company'): RelationshipChoice[] {
  return relationshipKindNames.flatMap((kind) => {
    const { label, back, from, to } = relationshipKinds[kind]
    const forth = {
      value: kind,
      label,
      other: to,
      body: (id: string, other: string) => ends(kind, id, other),
    }
    const turned = {
      value: `${kind} back`,
      label: back,
      other: from,
      body: (id: string, other: string) => ends(kind, other, id),
    }
    return [...(from === object ? [forth] : []), ...(to === object && !isMutual(kind) ? [turned] : [])]
  })
}

function ends(kind: RelationshipKind, fromId: string, toId: string): Record<string, string> {
  const { from, to } = relationshipKinds[kind]
  return { kind, [`${from}Id`]: fromId, [to === 'contact' ? 'otherContactId' : 'otherCompanyId']: toId }
}
