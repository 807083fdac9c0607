import { ObjectIcon, offeredIcons } from '../../../records/objects/ObjectIcon.tsx'

export interface IconChoiceProps {
  value: string
  onValueChange: (icon: string) => void
}

/** The icon of an object, one of a handful. */
export function IconChoice({ value, onValueChange }: IconChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium text-muted">Icon</legend>
      <div className="flex flex-wrap gap-1">
        {offeredIcons.map((icon) => (
          <label
            key={icon}
            title={wordsOf(icon)}
            className="flex size-hit items-center justify-center rounded-md text-muted transition-colors hover:bg-hover hover:text-ink has-checked:bg-accent-tint has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="icon"
              aria-label={wordsOf(icon)}
              className="sr-only"
              checked={value === icon}
              onChange={() => onValueChange(icon)}
            />
            <ObjectIcon icon={icon} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const wordsOf = (icon: string): string => icon.replaceAll('-', ' ')
