import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiQuery } from '../../../app/api-query.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { MailCard } from '../messages/MailCard.tsx'
import type { Written } from './template.ts'
import { usePreview, useSomebody } from './use-preview.ts'

export interface TemplatePreviewProps {
  templateId: string
  /** Whose people can be chosen first. */
  segmentId?: string | null
  /** What is being written, in place of what is saved. Keep its identity while nothing changes. */
  written?: Written
  height?: string
}

/** The message as one person would get it; whose, can be chosen. */
export function TemplatePreview({ templateId, segmentId = null, written, height }: TemplatePreviewProps) {
  const somebody = useSomebody(segmentId)
  const [chosen, setChosen] = useState<string | null>(null)
  const contactId = chosen ?? somebody
  const preview = usePreview(templateId, contactId, written)
  const name = useQuery({
    ...apiQuery<{ name: string }>(`contacts/${contactId}`, { fields: 'name' }),
    enabled: contactId !== null,
  }).data?.name
  if (contactId === null)
    return (
      <EmptyState title="Nobody to show it for.">
        Once there are people with an e-mail address, you see here what they would get.
      </EmptyState>
    )
  return (
    <div className="space-y-2">
      <ProblemCallout error={preview.error} />
      {preview.shown ? (
        <div className={classNames('transition-opacity', preview.isStale && 'opacity-60')}>
          <MailCard
            subject={preview.shown.subject}
            html={preview.shown.html}
            to={name ?? 'this person'}
            height={height}
            aside={
              <div className="w-52 max-w-full">
                <RecordPicker
                  object="contact"
                  aria-label="Whose message to show"
                  required
                  value={contactId}
                  onValueChange={setChosen}
                />
              </div>
            }
          />
        </div>
      ) : (
        !preview.error && <Skeleton className="h-72 w-full" />
      )}
    </div>
  )
}
