import type { BeforeWrite } from '../../../records/index.ts'
import { badTemplate } from '../problems.ts'
import { messageRenderer } from './render-message.ts'

/** Keeps templates such that they can be filled in: every part can be read, every variable is one, and there is something to say. */
export const checkTemplate: BeforeWrite = {
  object: 'template',
  fields: ['subject', 'html', 'text'],
  run(_ctx, writes) {
    for (const { before, values } of writes) {
      const whole: Record<string, unknown> = { ...before, ...values }
      const part = (key: string) => (typeof whole[key] === 'string' ? (whole[key] as string) : null)
      if (!part('html')?.trim() && !part('text')?.trim())
        throw badTemplate('html', 'The message is empty.', 'Write what it should say.')
      messageRenderer({ subject: part('subject') ?? '', html: part('html'), text: part('text') })
    }
  },
}
