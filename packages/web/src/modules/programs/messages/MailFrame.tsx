import { classNames } from '../../../ui/class-names.ts'

export interface MailFrameProps {
  html: string
  /** What it is, for the screen reader: “The message to Marta Kowalczyk”. */
  title: string
  className?: string
}

/**
 * A message as a mail program shows it, shut in: no scripts, no forms, no way out to this page; the page's policy keeps pictures from elsewhere
 * from being fetched, so that looking at a message tells nobody.
 */
export function MailFrame({ html, title, className }: MailFrameProps) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={documentOf(html)}
      className={classNames('block w-full rounded-b-lg bg-[white] ring-focus', className)}
    />
  )
}

function documentOf(html: string): string {
  const looks =
    'body{margin:16px;font:14px/1.5 system-ui,sans-serif;color:#1e1c19;background:#fff;overflow-wrap:anywhere}img{max-width:100%}'
  return `<!doctype html><html lang=""><meta name="color-scheme" content="light"><style>${looks}</style><base target="_blank">${html}`
}
