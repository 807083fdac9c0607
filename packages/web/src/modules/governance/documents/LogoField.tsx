import { useMutation } from '@tanstack/react-query'
import { type ChangeEvent, useRef } from 'react'
import { api, apiUrl } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import type { DocumentSettings } from './document-settings.ts'

/** The logo, brought as a picture, or taken away; it holds at once. */
export function LogoField({ logoHash }: { logoHash: string | null }) {
  const input = useRef<HTMLInputElement>(null)
  const bring = useMutation({
    // Without a file, there is to be none.
    mutationFn: (file: File | undefined) => {
      if (!file) return api.delete<DocumentSettings>('settings/logo')
      const body = new FormData()
      body.append('file', file)
      return api.post<DocumentSettings>('settings/logo', body)
    },
    onSuccess: (saved) => queryClient.setQueryData(['settings', 'settings', {}], saved),
  })
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) bring.mutate(file)
  }
  return (
    <div className="space-y-2">
      <p className="text-small font-medium text-muted">Logo</p>
      <ProblemCallout error={bring.error} />
      <div className="flex flex-wrap items-center gap-3">
        {logoHash && (
          <img
            src={apiUrl('public/logo', { v: logoHash.slice(0, 8) })}
            alt="Your logo"
            className="max-h-12 max-w-44 rounded-sm bg-white object-contain p-1"
          />
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          aria-label="Logo, a PNG or JPEG file"
          className="sr-only"
          tabIndex={-1}
          onChange={onFile}
        />
        <Button busy={bring.isPending} onClick={() => input.current?.click()}>
          {logoHash ? 'Bring another' : 'Bring a PNG or JPEG'}
        </Button>
        {logoHash && (
          <Button variant="quiet" busy={bring.isPending} onClick={() => bring.mutate(undefined)}>
            Without a logo
          </Button>
        )}
      </div>
    </div>
  )
}
