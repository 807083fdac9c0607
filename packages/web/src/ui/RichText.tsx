// biome-ignore-all lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
import { type RichBlock, type RichInline, readRichText } from '@regulars/model'
import { ExternalLink } from './Link.tsx'

/** Rich text, drawn. Only what `readRichText` knows is drawn, so nothing that was written can become part of the page. */
export function RichText({ text }: { text: string }) {
  return (
    <div className="max-w-prose space-y-2 wrap-anywhere">
      {readRichText(text).map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: RichBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={block.level === 1 ? 'text-large font-medium' : 'font-medium'}>{drawn(block.inner)}</p>
      )
    case 'list': {
      const items = block.items.map((item, index) => <li key={index}>{drawn(item)}</li>)
      const look = 'space-y-0.5 ps-5'
      return block.ordered ? (
        <ol className={`list-decimal ${look}`}>{items}</ol>
      ) : (
        <ul className={`list-disc ${look}`}>{items}</ul>
      )
    }
    case 'code':
      return (
        <pre className="overflow-x-auto rounded-md bg-sunken px-2 py-1 font-mono text-small">
          {block.text}
        </pre>
      )
    case 'quote':
      return <blockquote className="border-s-2 border-rule ps-3 text-muted">{drawn(block.inner)}</blockquote>
    case 'paragraph':
      return <p>{drawn(block.inner)}</p>
  }
}

const drawn = (inline: readonly RichInline[]) =>
  inline.map((part, index) => <Inline key={index} part={part} />)

function Inline({ part }: { part: RichInline }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'break':
      return <br />
    case 'code':
      return <code className="rounded-sm bg-sunken px-1 font-mono text-small">{part.text}</code>
    case 'strong':
      return <strong className="font-medium">{drawn(part.inner)}</strong>
    case 'emphasis':
      return <em>{drawn(part.inner)}</em>
    case 'link':
      return <ExternalLink href={part.to}>{drawn(part.inner)}</ExternalLink>
  }
}
