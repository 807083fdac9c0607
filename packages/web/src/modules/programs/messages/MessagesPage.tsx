import { Page } from '../../../ui/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { MessagesList } from './MessagesList.tsx'

/** What was said to whom, over all programs. */
export function MessagesPage() {
  return (
    <Page width="reading">
      <PageHeader
        title="Messages"
        description="What programs wrote, to whom, and what became of it. Without a mail server they are kept here."
      />
      <MessagesList />
    </Page>
  )
}
