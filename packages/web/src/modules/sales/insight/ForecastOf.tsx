import { useMay } from '../../../app/session.ts'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { SalesOf } from './insight-queries.ts'

interface ForecastOfProps {
  of: SalesOf
  onOfChange: (of: SalesOf) => void
  /** How many months back it begins. */
  back: number
  onBackChange: (back: number) => void
}

const stretches = [6, 12, 24, 48].map((months) => ({ value: String(months), label: `${months} months` }))

/** Of whom and of what the forecast is, of everybody and everything until somebody says so; and how far back it looks. */
export function ForecastOf({ of, onOfChange, back, onBackChange }: ForecastOfProps) {
  const may = useMay()
  const set = (change: SalesOf) => onOfChange({ ...of, ...change })
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Field label="Person">
        <RecordPicker
          object="user"
          placeholder="Everybody"
          value={of.userId ?? null}
          onValueChange={(id) => set({ userId: id ?? undefined, teamId: undefined })}
        />
      </Field>
      <Field label="Team">
        <RecordPicker
          object="team"
          placeholder="All teams"
          value={of.teamId ?? null}
          onValueChange={(id) => set({ teamId: id ?? undefined, userId: undefined })}
        />
      </Field>
      {may('dealProduct.read') && (
        <Field label="Product group">
          <RecordPicker
            object="productCategory"
            placeholder="All products"
            value={of.categoryId ?? null}
            onValueChange={(id) => set({ categoryId: id ?? undefined })}
          />
        </Field>
      )}
      <Field label="Looking back">
        <Select
          value={String(back)}
          onValueChange={(months) => onBackChange(Number(months))}
          options={stretches}
        />
      </Field>
    </div>
  )
}
