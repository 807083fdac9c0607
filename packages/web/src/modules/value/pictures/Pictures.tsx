import type { ValuePictures } from '../value-queries.ts'
import { CustomerMap } from './CustomerMap.tsx'
import { Distribution } from './Distribution.tsx'
import { RfmGrid } from './RfmGrid.tsx'
import { WhaleCurve } from './WhaleCurve.tsx'

/** The pictures of all customers. What one may not see, money above all, draws no picture. */
export function Pictures({ pictures }: { pictures: ValuePictures }) {
  return (
    <div className="space-y-14">
      <CustomerMap pictures={pictures} />
      <div className="grid gap-x-12 gap-y-14 lg:grid-cols-2">
        {pictures.spend > 0 && <WhaleCurve pictures={pictures} />}
        {pictures.distribution.length > 0 && <Distribution pictures={pictures} />}
      </div>
      <RfmGrid pictures={pictures} />
    </div>
  )
}
