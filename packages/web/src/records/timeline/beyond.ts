/** What a text says beyond the subject that it begins with; nothing is said twice. */
export function beyond(text: string, subject: string | null): string {
  const head = subject?.replace(/…$/, '').trim()
  return head && text.trim().startsWith(head) ? text.trim().slice(head.length).trim() : text
}
