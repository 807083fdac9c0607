import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { type BroughtFile, bringFile } from './bring-file.ts'

/** Takes the file, sends it, and finds out what it holds. */
export function DropStep({ onFile }: { onFile: (file: BroughtFile) => void }) {
  const { percent } = useFormat()
  const [share, setShare] = useState(0)
  const bring = useMutation({
    mutationFn: (file: File) => bringFile(file, setShare),
    onSuccess: onFile,
  })
  const name = bring.variables?.name
  return (
    <div className="space-y-3">
      <ProblemCallout error={bring.error} />
      <FileDrop
        label={bring.isPending ? `Reading ${name}` : 'Drop a file of customers or sales here'}
        hint={
          bring.isPending
            ? progressWords(share, percent)
            : 'or press to choose one: CSV, Excel, LibreOffice, vCard, JSON lines and what other programs export'
        }
        accept=".csv,.tsv,.txt,.psv,.xlsx,.ods,.vcf,.vcard,.json,.jsonl,.ndjson,.gz"
        busy={bring.isPending}
        onFiles={([file]) => {
          setShare(0)
          if (file) bring.mutate(file)
        }}
      />
    </div>
  )
}

function progressWords(share: number, percent: (share: number) => string): string {
  return share < 1 ? `${percent(share)} sent` : 'Looking at the first rows'
}
