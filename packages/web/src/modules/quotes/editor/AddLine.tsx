import { useMemo, useState } from 'react'
import { useObject } from '../../../records/objects/use-objects.ts'
import { loadRecords } from '../../../records/picker/record-options.ts'
import { Combobox } from '../../../ui/Combobox.tsx'
import type { LoadOptions } from '../../../ui/use-options.ts'

export interface AddLineProps {
  onProduct: (id: string) => void
  onWords: (name: string) => void
}

const own = 'own:'

/** What comes next: a product, found by a few letters, or whatever was typed as a line of its own. */
export function AddLine({ onProduct, onWords }: AddLineProps) {
  const product = useObject('product')
  // Begins anew after each line, with nothing typed.
  const [count, setCount] = useState(0)
  const load = useMemo((): LoadOptions => {
    const loadProducts = loadRecords(product)
    return async (typed, signal) => {
      const words = typed.trim()
      const found = await loadProducts(typed, signal)
      return words === ''
        ? found
        : [...found, { value: own + words, label: words, hint: 'As a line of its own' }]
    }
  }, [product])
  return (
    <Combobox
      key={count}
      aria-label="Add a line"
      placeholder="Add a product, or type what you offer"
      load={load}
      value={null}
      onValueChange={(option) => {
        if (!option) return
        setCount(count + 1)
        if (option.value.startsWith(own)) onWords(option.value.slice(own.length))
        else onProduct(option.value)
      }}
    />
  )
}
