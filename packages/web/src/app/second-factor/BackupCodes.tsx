import { CodeBlock } from '../../ui/CodeBlock.tsx'

/** The ten codes for the day the telephone is lost, shown once. */
export function BackupCodes({ codes }: { codes: string[] }) {
  return (
    <>
      <p className="mb-2">
        Keep these ten codes where your telephone is not, on paper for instance. Each lets you in once. They
        are shown now and never again.
      </p>
      <CodeBlock label="The ten codes" code={codes.join('\n')} />
    </>
  )
}
