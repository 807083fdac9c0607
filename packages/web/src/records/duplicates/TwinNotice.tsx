import { Callout } from '../../ui/Callout.tsx'
import { type DescribedObject, titleOf } from '../objects/described-object.ts'
import { RecordLink } from '../objects/RecordLink.tsx'
import { likelihoodWords, type Twin } from './duplicates.ts'

export interface TwinNoticeProps {
  object: DescribedObject
  twins: readonly Twin[]
}

/** Before a record is added: whom it looks like, and why, each a way to go there instead. */
export function TwinNotice({ object, twins }: TwinNoticeProps) {
  return (
    // Stays in sight however long the form is.
    <div aria-live="polite" className={twins.length > 0 ? 'sticky bottom-0 mt-4 bg-raised' : undefined}>
      {twins.length > 0 && (
        <Callout
          tone="attention"
          title={`Looks like ${twins.length === 1 ? 'one' : 'some'} that you know already`}
        >
          <ul className="mt-1 space-y-1.5">
            {twins.map(({ record, because, probability }) => (
              <li key={record.id}>
                <RecordLink object={object.name} id={record.id} className="font-medium underline">
                  {titleOf(object, record)}
                </RecordLink>
                <span className="block text-small">
                  {likelihoodWords(probability)}. {because}
                </span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  )
}
