import {
  FileUp,
  FormInput,
  GitMerge,
  Layers,
  type LucideIcon,
  Megaphone,
  Pencil,
  Plug,
  Settings2,
  Undo2,
} from 'lucide-react'

/** The kinds of changes, as the API names them. */
export const changeKinds: Record<string, { label: string; icon: LucideIcon }> = {
  edit: { label: 'By hand', icon: Pencil },
  bulkEdit: { label: 'Many at once', icon: Layers },
  import: { label: 'Import', icon: FileUp },
  merge: { label: 'Merge', icon: GitMerge },
  form: { label: 'Form', icon: FormInput },
  program: { label: 'Program', icon: Megaphone },
  api: { label: 'API', icon: Plug },
  undo: { label: 'Undo', icon: Undo2 },
  system: { label: 'Regulars itself', icon: Settings2 },
}
