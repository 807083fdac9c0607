import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { type Theme, useTheme } from '../theme.ts'

const themes: { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'system', label: 'As the system', icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
]

/** Light, dark, or as the system wishes. */
export function ThemeMenu() {
  const [theme, choose] = useTheme()
  const Icon = themes.find((each) => each.theme === theme)?.icon ?? Monitor
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Light or dark" icon={<Icon />} />}
      entries={themes.map((each) => ({
        label: each.label,
        icon: <each.icon />,
        isOneOf: true,
        checked: each.theme === theme,
        onCheckedChange: () => choose(each.theme),
      }))}
    />
  )
}
