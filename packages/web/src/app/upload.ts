import { apiUrl } from './api.ts'
import { problemOf, unreachable } from './problem.ts'

/** Sends a form with files; `onProgress` hears the share that has arrived (fetch cannot tell, so this is the older way). */
export function uploadForm<T>(
  path: string,
  form: FormData,
  onProgress?: (share: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', apiUrl(path))
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(unreachable())
    request.onload = async () => {
      const response = new Response(request.responseText || null, { status: request.status })
      if (response.ok) resolve((await response.json()) as T)
      else reject(await problemOf(response))
    }
    request.send(form)
  })
}
