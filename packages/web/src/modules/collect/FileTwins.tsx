import { inSentence } from '@regulars/model'
import { likelihoodWords } from '../../records/duplicates/duplicates.ts'
import { type DescribedObject, titleOf } from '../../records/objects/described-object.ts'
import { RecordLink } from '../../records/objects/RecordLink.tsx'
import { useObjects } from '../../records/objects/use-objects.ts'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { RadioGroup } from '../../ui/RadioGroup.tsx'
import type { FileTwin, FileTwins as Found, ImportOptions, ImportPreview, TwinChoice } from './preview.ts'

export interface FileTwinsProps {
  preview: ImportPreview
  /** Whom the rows look like; undefined while it is looked for. */
  twins: Found | undefined
  isLooking: boolean
  onChange: (options: Partial<ImportOptions>) => void
}

/** Rows that would make new records, though they look like somebody who is known: how many, some of them and why, and what is to become of them. */
export function FileTwins({ preview, twins, isLooking, onChange }: FileTwinsProps) {
  const object = useObjects().byPath(preview.kind === 'transactions' ? 'contacts' : preview.kind)
  const { options, mapping, fixes, twinChoices } = preview
  if (!object || (!twins && !isLooking)) return null
  return (
    <TwinsSection
      {...{ object, twins, isLooking }}
      choice={options.twins}
      choices={twinChoices}
      onChoose={(choice) => onChange({ mapping, fixes, twins: choice })}
    />
  )
}

export interface TwinsSectionProps extends Pick<FileTwinsProps, 'twins' | 'isLooking'> {
  object: DescribedObject
  /** What becomes of them, as chosen, and what else could. */
  choice: TwinChoice
  choices: readonly TwinChoice[]
  onChoose: (choice: TwinChoice) => void
}

/** The same, of any object. */
export function TwinsSection({ object, twins, isLooking, ...choosing }: TwinsSectionProps) {
  const many = inSentence(object.labelPlural)
  return (
    <div className="mt-4">
      <div role="status">
        {twins && <Sentence many={many} twins={twins} />}
        {isLooking && !twins && <p className="text-muted">Looking for {many} you know already …</p>}
      </div>
      {twins && twins.there + twins.within > 0 && (
        <>
          <Examples object={object} twins={twins} />
          <WhatBecomes {...{ twins, many, ...choosing }} />
        </>
      )}
    </div>
  )
}

function Sentence({ many, twins: { there, within } }: { many: string; twins: Found }) {
  const { number } = useFormat()
  const say = (count: number) => `${number(count)} ${count === 1 ? 'looks' : 'look'}`
  if (there + within === 0) return <p>None of the new {many} looks like one you know already.</p>
  const parts = [
    there > 0 && `${say(there)} like one you know already`,
    within > 0 && `${say(within)} like an earlier row of this file`,
  ]
  return (
    <p>
      Of the new {many} {parts.filter(Boolean).join(', ')}.
    </p>
  )
}

const shownFirst = 5

function Examples({ object, twins: { there, within, examples } }: { object: DescribedObject; twins: Found }) {
  const { number } = useFormat()
  const shown = examples.slice(0, shownFirst)
  const more = there + within - shown.length
  return (
    <ul className="mt-2 divide-y divide-hairline border-y border-hairline">
      {shown.map((twin) => (
        <Example key={twin.rowNumber} object={object} twin={twin} />
      ))}
      {more > 0 && <li className="py-1.5 text-muted">and {number(more)} more</li>}
    </ul>
  )
}

function Example({ object, twin }: { object: DescribedObject; twin: FileTwin }) {
  const { title, record, row, probability, because } = twin
  return (
    <li className="py-1.5">
      <span className="font-medium">{title}</span>
      <span className="text-muted"> looks like </span>
      {record ? (
        <RecordLink object={object.name} id={record.id} className="font-medium underline">
          {titleOf(object, record)}
        </RecordLink>
      ) : (
        <span className="font-medium">
          {row?.title} <span className="font-normal text-muted">(row {row?.rowNumber})</span>
        </span>
      )}
      <span className="block text-small text-muted">
        {likelihoodWords(probability)}. {because}
      </span>
    </li>
  )
}

interface WhatBecomesProps extends Pick<TwinsSectionProps, 'choice' | 'choices' | 'onChoose'> {
  twins: Found
  many: string
}

function WhatBecomes({ twins: { sure, atLeast }, many, choice, choices, onChoose }: WhatBecomesProps) {
  const { number, percent } = useFormat()
  const isSureEnough =
    sure === 0
      ? `None is ${percent(atLeast)} sure.`
      : `${number(sure)} ${sure === 1 ? 'is' : 'are'} at least ${percent(atLeast)} sure.`
  const words: Record<TwinChoice, { label: string; hint: string }> = {
    create: { label: 'Add them all the same', hint: 'The pairs wait for you among the duplicates.' },
    complete: {
      label: 'Complete whom they look like',
      hint: `${isSureEnough} What is there stays; what is lacking is filled in.`,
    },
    skip: { label: 'Leave them out', hint: `${isSureEnough} They are kept apart with the reason.` },
  }
  return (
    <Field label={`New ${many} that look like others`} className="mt-3">
      <RadioGroup
        value={choice}
        onValueChange={onChoose}
        options={choices.map((value) => ({
          value,
          ...words[value],
          disabled: value !== 'create' && sure === 0 && choice !== value,
        }))}
      />
    </Field>
  )
}
