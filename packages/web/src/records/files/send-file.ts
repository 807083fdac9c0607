import type { FileValue } from '@regulars/model'
import { uploadForm } from '../../app/upload.ts'

const widest = 160

/** Sends a file, with a small picture of it where it is one; answers with what a field holds of it. */
export async function sendFile(file: File, onProgress?: (share: number) => void): Promise<FileValue> {
  const form = new FormData()
  const small = await smallPicture(file)
  if (small) form.append('thumbnail', small, 'small.jpg')
  form.append('file', file)
  return uploadForm<FileValue>('files', form, onProgress)
}

/** A small picture of one that the browser can read; undefined of everything else. */
async function smallPicture(file: File): Promise<Blob | undefined> {
  if (!/^image\/(png|jpeg|gif|webp|avif)$/.test(file.type)) return undefined
  const whole = await createImageBitmap(file).catch(() => undefined)
  if (!whole) return undefined
  const scale = Math.min(1, widest / Math.max(whole.width, whole.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(whole.width * scale))
  canvas.height = Math.max(1, Math.round(whole.height * scale))
  const drawing = canvas.getContext('2d')
  if (!drawing) return undefined
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.drawImage(whole, 0, 0, canvas.width, canvas.height)
  whole.close()
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.8))
}
