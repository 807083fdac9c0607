import { QRCodeSVG } from 'qrcode.react'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Field } from '../../ui/Field.tsx'
import { ExternalLink } from '../../ui/Link.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { OwnPassword } from './OwnPassword.tsx'
import type { SecondFactorSetup } from './use-second-factor-setup.ts'

/** What is asked in each step of turning a second factor on. */
export function SecondFactorFields({ setup }: { setup: SecondFactorSetup }) {
  return (
    <>
      <ProblemCallout error={setup.error} />
      {setup.address === undefined ? (
        <OwnPassword value={setup.password} onValueChange={setup.setPassword} />
      ) : (
        <AppStep address={setup.address} code={setup.code} onCode={setup.setCode} />
      )}
    </>
  )
}

interface AppStepProps {
  address: string
  code: string
  onCode: (code: string) => void
}

/** The picture for the app, the same as letters, and the first code. */
function AppStep({ address, code, onCode }: AppStepProps) {
  const secret = new URL(address).searchParams.get('secret') ?? ''
  return (
    <>
      <p>Take an authenticator app on your telephone and let it read this picture.</p>
      {/* Its edge of four squares is part of the picture, white also on a dark page: without it cameras find nothing. */}
      <QRCodeSVG
        value={address}
        size={208}
        marginSize={4}
        title="The key for your authenticator app"
        className="mx-auto rounded-md"
      />
      <details className="text-small">
        <summary className="cursor-pointer rounded-sm py-1 text-muted ring-focus">
          The app is on this telephone, or cannot read it
        </summary>
        <p className="mb-2">
          <ExternalLink href={address} target={undefined}>
            Open it in the app
          </ExternalLink>
          , or type this key there:
        </p>
        <CodeBlock label="The key" code={secret} />
      </details>
      <Field label="Code" hint="The six figures that the app shows now.">
        <TextInput
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          maxLength={8}
          value={code}
          onValueChange={onCode}
        />
      </Field>
    </>
  )
}
