import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query-client.ts'
import { showToast } from '../../../ui/toasts.ts'
import { type LeadSettings, settingsQuery } from './lead-settings.ts'

/** Keeps some of the settings. */
export function useSaveSettings(title: string) {
  return useMutation({
    mutationFn: (some: Partial<LeadSettings>) => api.patch<LeadSettings>('settings', some),
    onSuccess: (saved) => {
      queryClient.setQueryData(settingsQuery.queryKey, saved)
      showToast({ title })
    },
  })
}
