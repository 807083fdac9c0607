import { type ContractState, contractStates } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, CircleStop, FilePlus, Pause, Play, Tags, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../../app/api.ts'
import { showProblem } from '../../app/problem-toast.ts'
import { queryClient } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/menu-entry.ts'
import { type Contract, contractQuery } from './contract.ts'
import { NoticeDialog } from './NoticeDialog.tsx'
import { PricesDialog } from './PricesDialog.tsx'

/** What can be done with a contract as it stands. */
export function ContractActions({ contractId }: { contractId: string }) {
  const may = useMay()
  const { data: contract } = useQuery(contractQuery(contractId))
  const [open, setOpen] = useState<'notice' | 'prices' | null>(null)
  const move = useMove(contract)
  const renew = useRenewal(contractId)
  if (!contract || !may('contract.update')) return null
  const isOver = contract.status === 'ended'
  const entries: MenuEntry[] = [
    ...contractStates.after(contract.status).map((to) => ({
      label: verbOf(contract.status, to).label,
      icon: verbOf(contract.status, to).icon,
      onSelect: () => (to === 'noticed' ? setOpen('notice') : move.mutate(to)),
    })),
    ...(isOver ? [] : [{ label: 'Change prices…', icon: <Tags />, onSelect: () => setOpen('prices') }]),
    ...(contract.endsOn && !isOver && may('quote.create')
      ? [{ label: 'Write a renewal quote', icon: <FilePlus />, onSelect: () => renew.mutate() }]
      : []),
  ]
  if (entries.length === 0) return null
  return (
    <>
      <Menu
        trigger={
          <Button busy={move.isPending || renew.isPending}>
            Change
            <ChevronDown aria-hidden="true" />
          </Button>
        }
        entries={entries}
      />
      {open === 'notice' && <NoticeDialog contract={contract} onClose={() => setOpen(null)} />}
      {open === 'prices' && <PricesDialog contract={contract} onClose={() => setOpen(null)} />}
    </>
  )
}

const verbs: Record<ContractState, { label: string; icon: ReactNode }> = {
  draft: { label: 'Back to draft', icon: <Undo2 /> },
  active: { label: 'Let it run', icon: <Play /> },
  paused: { label: 'Pause from today', icon: <Pause /> },
  noticed: { label: 'Note a notice…', icon: <CircleStop /> },
  ended: { label: 'End today', icon: <CircleStop /> },
}

function verbOf(from: ContractState, to: ContractState) {
  if (from === 'paused' && to === 'active') return { label: 'Go on from today', icon: <Play /> }
  if (from === 'noticed' && to === 'active') return { label: 'Withdraw the notice', icon: <Undo2 /> }
  return verbs[to]
}

function useMove(contract: Contract | undefined) {
  return useMutation({
    mutationFn: (status: ContractState) =>
      api.write('PATCH', `contracts/${contract?.id}`, { status }, { ifMatch: contract?.version }),
    onSuccess: ({ changeSetId }, status) =>
      changeSetId && offerUndo({ title: `The contract is ${contractStates.said(status)}.`, changeSetId }),
    onError: showProblem,
    onSettled: () => queryClient.invalidateQueries(),
  })
}

function useRenewal(contractId: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.post<{ id: string }>(`contracts/${contractId}/renewal-quote`),
    onSuccess: ({ id }) => navigate({ to: `/quotes/${id}` as '/' }),
    onError: showProblem,
  })
}
