import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { scrimLook } from '../../ui/scrim-look.ts'
import { useModuleCommands, useNavItems } from '../modules-context.ts'
import type { Command as Verb } from '../web-module.ts'
import { FoundRecords } from './FoundRecords.tsx'
import { fit } from './fit.ts'
import { PaletteGroup, PaletteItem } from './PaletteItem.tsx'
import { showPalette, usePaletteState } from './palette-state.ts'
import { type FoundRecord, recordName, useRecordSearch } from './record-search.ts'

/** Finds any record, any place and any verb by typing. Fetched when first opened. */
export default function CommandPalette() {
  const state = usePaletteState()
  const { history } = useRouter()
  const openedAt = useRef('')
  useEffect(() => {
    if (state !== 'closed') openedAt.current = history.location.pathname
  }, [state, history])
  return (
    <Dialog.Root open={state !== 'closed'} onOpenChange={(open) => !open && showPalette('closed')}>
      <Dialog.Portal>
        <Dialog.Backdrop className={scrimLook} />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-3 pt-[12vh]">
          <Dialog.Popup
            aria-label="Search or do"
            // Whoever has gone somewhere begins there; the page puts the focus itself.
            finalFocus={() => history.location.pathname === openedAt.current}
            className="floating w-full max-w-150 overflow-hidden outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Palette onlyCreating={state === 'create'} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onlyCreating }: { onlyCreating: boolean }) {
  const [typed, setTyped] = useState('')
  const search = useRecordSearch(onlyCreating ? '' : typed)
  const records = onlyCreating || typed.trim() === '' ? [] : (search.data?.data ?? [])
  const [chosen, setChosen] = useBestFirst(records)
  const verbs = useModuleCommands()
  return (
    <Command label="Search or do" loop value={chosen} onValueChange={setChosen} filter={fitOf}>
      <div className="flex items-center gap-2.5 border-b border-hairline px-4">
        {search.isFetching ? (
          <Spinner className="size-4 text-muted" />
        ) : (
          <Search className="size-4 text-muted" aria-hidden="true" />
        )}
        <Command.Input
          autoFocus
          value={typed}
          onValueChange={setTyped}
          placeholder={onlyCreating ? 'Make something new…' : 'Search people, orders, places, verbs…'}
          className="h-12 min-w-0 flex-1 bg-transparent text-large outline-none"
        />
        <Kbd keys="escape" />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5">
        {!search.isFetching && (
          <Command.Empty className="px-3 py-6 text-center text-muted">Nothing fits “{typed}”.</Command.Empty>
        )}
        <FoundRecords records={records} />
        <Verbs heading="Make something new" verbs={verbs.filter(({ creates }) => creates)} />
        {!onlyCreating && <Verbs heading="Do" verbs={verbs.filter(({ creates }) => !creates)} />}
        {!onlyCreating && <Places />}
      </Command.List>
    </Command>
  )
}

/** Records come a moment after the places and verbs that were found at once; the best of them is then chosen. */
function useBestFirst(records: readonly FoundRecord[]) {
  const [chosen, setChosen] = useState('')
  const best = records[0] && recordName(records[0])
  useEffect(() => {
    if (best !== undefined) setChosen(best)
  }, [best])
  return [chosen, setChosen] as const
}

function fitOf(_name: string, typed: string, [label = '', ...synonyms]: string[] = []): number {
  return fit(typed, label, synonyms)
}

function Verbs({ heading, verbs }: { heading: string; verbs: readonly Verb[] }) {
  const go = useGo()
  return (
    <PaletteGroup heading={heading} isEmpty={verbs.length === 0}>
      {verbs.map(({ name, label, icon: Icon, words, run }) => (
        <PaletteItem
          key={name}
          name={name}
          icon={Icon && <Icon />}
          words={[label, ...(words ?? [])]}
          onSelect={() => run({ go })}
        >
          {label}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}

function Places(): ReactNode {
  const go = useGo()
  const places = useNavItems()
  return (
    <PaletteGroup heading="Go to" isEmpty={places.length === 0}>
      {places.map(({ name, label, icon: Icon, to, key }) => (
        <PaletteItem
          key={name}
          name={`go-${name}`}
          icon={<Icon />}
          words={[label, 'go', 'open']}
          keys={key && `g ${key}`}
          onSelect={() => go(to)}
        >
          {label}
        </PaletteItem>
      ))}
    </PaletteGroup>
  )
}

function useGo(): (to: string) => void {
  const router = useRouter()
  return (to) => router.history.push(to)
}
