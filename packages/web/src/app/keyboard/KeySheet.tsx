import { Kbd } from '../../ui/Kbd.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useKeySections } from './key-bindings.ts'

export interface KeySheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  letterKeysOn: boolean
  onLetterKeysChange: (on: boolean) => void
}

/** The keys of the page, and the switch that turns single letters off for those whom they trip. */
export default function KeySheet({ open, onOpenChange, letterKeysOn, onLetterKeysChange }: KeySheetProps) {
  const sections = useKeySections()
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Keys of this page">
      <div className="space-y-6">
        {sections.map((section) => (
          <section key={section.title}>
            <h2 className="mb-1 text-small font-medium text-muted">{section.title}</h2>
            <ul>
              {section.bindings().map(({ keys, label }) => (
                <li
                  key={keys}
                  className="flex min-h-8 items-center gap-3 border-b border-hairline last:border-0"
                >
                  <span className="flex-1">{label}</span>
                  <Kbd keys={keys} isSpoken />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <Switch
          checked={letterKeysOn}
          onCheckedChange={onLetterKeysChange}
          hint="Keys held together, such as the one for search, always work."
        >
          Single letters do things
        </Switch>
      </div>
    </Sheet>
  )
}
