import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery, type ListPage } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { queryClient } from '../../../app/query-client.ts'
import { useMay } from '../../../app/session.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { linesQuery, quoteQuery } from '../queries.ts'
import type { Quote } from '../quote.ts'
import type { QuoteDraft } from './use-quote-draft.ts'

const templatesQuery = apiQuery<ListPage<{ id: string; name: string; description: string | null }>>(
  'quote-templates',
  { sort: 'name', fields: ['name', 'description'], limit: 200 },
)

/** Lets a quote without lines begin with a template; nothing where there is none. */
export function BeginWithTemplate({ draft }: { draft: QuoteDraft }) {
  const may = useMay()
  const { quote, settled, showLines } = draft
  const templates = useQuery({ ...templatesQuery, enabled: may('quoteTemplate.read') }).data?.data ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const take = useMutation({
    mutationFn: async (templateId: string) => {
      if (!(await settled())) return
      const taken = await api.post<Quote>(`quotes/${quote.id}/apply-template`, { templateId })
      queryClient.setQueryData(quoteQuery(quote.id).queryKey, taken)
      const lines = await queryClient.fetchQuery({ ...linesQuery(quote.id), staleTime: 0 })
      showLines(lines.data)
    },
    onError: showProblem,
    onSettled: () => setChosen(null),
  })
  if (templates.length === 0) return null
  return (
    <Field label="Begin with a template" optional className="mb-5 max-w-sm">
      <Select
        value={chosen}
        placeholder="Choose a template"
        disabled={take.isPending}
        options={templates.map(({ id, name, description }) => ({
          value: id,
          label: name,
          ...(description ? { hint: description } : {}),
        }))}
        onValueChange={(templateId) => {
          setChosen(templateId)
          take.mutate(templateId)
        }}
      />
    </Field>
  )
}
