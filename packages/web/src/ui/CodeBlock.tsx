import { inSentence } from '@regulars/model'
import { CopyButton } from './CopyButton.tsx'

export interface CodeBlockProps {
  code: string
  /** What it is: “Your API key”, “Try it”. */
  label: string
}

/** Text for machines: a key, a command, a condition. All of it is in sight, and one press copies it as it is. */
export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <figure className="flex items-start gap-1 rounded-md border border-hairline bg-sunken py-1 ps-3 pe-1">
      <figcaption className="sr-only">{label}</figcaption>
      <pre className="min-w-0 flex-1 py-1.5 font-mono text-small wrap-anywhere whitespace-pre-wrap">
        {code}
      </pre>
      <CopyButton text={code} label={`Copy ${inSentence(label)}`} />
    </figure>
  )
}
