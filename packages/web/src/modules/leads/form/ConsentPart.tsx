import { channels } from '@regulars/model'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { FormDraft } from './use-form-draft.ts'

const channelOptions = Object.entries(channels).map(([value, label]) => ({ value, label }))

/** What people agree to by a tick, and whether their address is proven first. */
export function ConsentPart({ form, change }: FormDraft) {
  return (
    <div className="max-w-xl space-y-4">
      <Field
        label="What people agree to"
        optional
        hint="Stands beside a box that nobody ticked for them, and is kept word by word with each answer. Empty: nothing is asked."
      >
        <TextArea
          value={form.consentText ?? ''}
          maxLength={4000}
          placeholder="You may write to me about new coffees, about once a month. I can take this back at any time."
          onValueChange={(consentText) => change({ consentText: consentText || null })}
        />
      </Field>
      {form.consentText && (
        <>
          <Field label="It is about being written to by">
            <Select
              value={form.consentChannel}
              options={channelOptions}
              onValueChange={(consentChannel) => change({ consentChannel })}
            />
          </Field>
          <Switch
            checked={form.consentRequired}
            hint="Without the tick nothing can be sent. Only where the form makes no sense otherwise."
            onCheckedChange={(consentRequired) => change({ consentRequired })}
          >
            Consent is needed
          </Switch>
        </>
      )}
      <Switch
        checked={form.doubleOptIn}
        hint="A mail with a link goes to the address given; until it is pressed, nothing is kept about anybody but the answer itself, for a week. It proves that the address is theirs."
        onCheckedChange={(doubleOptIn) => change({ doubleOptIn })}
      >
        Confirm by mail
      </Switch>
      <Switch
        checked={form.givesCard}
        hint="Whoever answers becomes a member and is shown a card number; no lead is made. It counts at once for people who are new or have confirmed by mail. For somebody you know whose address is not proven, it counts once you verify it on their page."
        onCheckedChange={(givesCard) => change({ givesCard })}
      >
        Gives a member card
      </Switch>
      <p className="text-small text-muted">
        Programs that fill forms are kept out by a field that people do not see, by the time that typing
        takes, and by a limit for each address of the network. Nothing is loaded from anybody else.
      </p>
    </div>
  )
}
