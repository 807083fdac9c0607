import { Select as BaseSelect } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { classNames } from './class-names.ts'
import { groupLabelLook, type Option, type OptionGroup, optionLook } from './option.ts'

export interface SelectProps<Value extends string> {
  value: Value | null
  onValueChange: (value: Value) => void
  options: readonly Option<Value>[] | readonly OptionGroup<Value>[]
  placeholder?: string
  disabled?: boolean
  name?: string
  className?: string
  'aria-label'?: string
}

/** One of a few: up to about fifteen. More, or found by typing: `Combobox`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onValueChange, options, placeholder = 'Choose…', disabled, name, className } = props
  const all = options.flatMap((each) => ('options' in each ? each.options : [each]))
  return (
    <BaseSelect.Root
      {...{ value, disabled, name }}
      items={all}
      onValueChange={(chosen) => chosen !== null && onValueChange(chosen)}
    >
      <BaseSelect.Trigger
        aria-label={props['aria-label']}
        className={classNames(
          // As wide as its place, unless a width is given.
          'field-line flex h-hit [:where(&)]:w-full min-w-0 items-center gap-1.5 px-2.5 text-left text-control select-none',
          className,
        )}
      >
        <span className="min-w-0 flex-1 truncate data-placeholder:text-muted">
          <BaseSelect.Value placeholder={<span className="text-muted">{placeholder}</span>} />
        </span>
        <BaseSelect.Icon className="text-muted">
          <ChevronsUpDown className="size-4" aria-hidden="true" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <BaseSelect.Popup className="floating popping max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1 outline-none">
            <BaseSelect.List>
              {options.map((each) =>
                'options' in each ? (
                  <SelectGroup key={each.label} group={each} />
                ) : (
                  <SelectOption key={each.value} option={each} />
                ),
              )}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  )
}

function SelectGroup({ group }: { group: OptionGroup }) {
  return (
    <BaseSelect.Group>
      <BaseSelect.GroupLabel className={groupLabelLook}>{group.label}</BaseSelect.GroupLabel>
      {group.options.map((option) => (
        <SelectOption key={option.value} option={option} />
      ))}
    </BaseSelect.Group>
  )
}

function SelectOption({ option }: { option: Option }) {
  return (
    <BaseSelect.Item
      value={option.value}
      disabled={option.disabled}
      label={option.label}
      className={optionLook}
    >
      {option.icon}
      <span className="min-w-0 flex-1">
        <BaseSelect.ItemText className="block truncate">{option.label}</BaseSelect.ItemText>
        {option.hint && <span className="block text-small text-muted">{option.hint}</span>}
      </span>
      <BaseSelect.ItemIndicator className="text-accent">
        <Check aria-hidden="true" />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  )
}
