import { inSentence } from '@regulars/model'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import type { DescribedObject } from '../../../records/objects/described-object.ts'
import { useFormat } from '../../../ui/format/use-format.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'

/** What merging everything from a probability on would do. */
interface WouldMerge {
  records: number
  groups: number
  left: number
}

const thresholds = [0.999, 0.99, 0.95] as const

/** From which probability on duplicates are merged by themselves after they were looked for; off unless somebody says so, with what each choice would do. */
export function AutomaticMerge({ object }: { object: DescribedObject }) {
  const { number, percent } = useFormat()
  const { data: settings } = useQuery({
    ...apiQuery<{ mergeDuplicatesFrom: Record<string, number> }>('settings'),
    meta: { topics: ['settings'] },
  })
  const figures = useQueries({
    queries: thresholds.map((atLeast) =>
      apiQuery<WouldMerge>(`${object.path}/duplicates/automatic`, { atLeast }),
    ),
  })
  const save = useMutation({
    mutationFn: (mergeDuplicatesFrom: Record<string, number>) =>
      api.patch('settings', { mergeDuplicatesFrom }),
    onSuccess: () => invalidateTopic('settings'),
    onError: showProblem,
  })
  if (!settings) return null
  const { [object.name]: current, ...others } = settings.mergeDuplicatesFrom
  const many = inSentence(object.labelPlural)
  const words = ({ records, left }: WouldMerge) =>
    `Of the pairs found up to now it would merge ${number(records)} ${records === 1 ? 'record' : 'records'} into others${
      left > 0 ? ` and leave ${number(left)} large groups to you` : ''
    }.`
  return (
    <section className="mb-8">
      <SectionHeader title={`Merge duplicates among ${many} by themselves`} />
      <RadioGroup
        label={`Merge duplicates among ${many} by themselves`}
        value={String(current ?? 'never')}
        onValueChange={(value) =>
          save.mutate(value === 'never' ? others : { ...others, [object.name]: Number(value) })
        }
        options={[
          { value: 'never', label: 'Never', hint: 'Every pair waits for somebody to decide.' },
          ...thresholds.map((atLeast, index) => ({
            value: String(atLeast),
            label: `From ${percent(atLeast, 1)} on`,
            hint: figures[index]?.data && words(figures[index].data),
          })),
        ]}
      />
      <p className="text-small text-muted">
        It happens after duplicates were looked for. Look through some of the pairs first: people of one house
        whose names are alike, a Peter and a Petra, can seem surer than they are. Each merge can be taken
        apart again.
      </p>
    </section>
  )
}
