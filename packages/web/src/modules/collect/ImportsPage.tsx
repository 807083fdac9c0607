import { useState } from 'react'
import { useMay } from '../../app/session.ts'
import { NoPermission } from '../../ui/NoPermission.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { BroughtFile } from './bring-file.ts'
import { DropStep } from './DropStep.tsx'
import { ImportsList } from './ImportsList.tsx'
import { PrepareImport } from './PrepareImport.tsx'

/** Bring a file in: drop it, see it as it will be read, start. Below, what came in before. */
export function ImportsPage() {
  const may = useMay()
  const [file, setFile] = useState<BroughtFile>()
  if (!may('import.run')) return <NoPermission isPage what="imports" />
  if (file)
    return (
      <Page>
        <PrepareImport key={file.fileKey} file={file} onLeave={() => setFile(undefined)} />
      </Page>
    )
  return (
    <Page width="reading">
      <PageHeader
        title="Imports"
        description="Bring your customers and their sales. You see everything before anything is kept, and can take it back later."
      />
      <DropStep onFile={setFile} />
      <ImportsList />
    </Page>
  )
}
