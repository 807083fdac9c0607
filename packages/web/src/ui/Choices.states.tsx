import { Columns3, List, Map as MapIcon } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from './Checkbox.tsx'
import { RadioGroup } from './RadioGroup.tsx'
import { SegmentedControl } from './SegmentedControl.tsx'
import { Switch } from './Switch.tsx'
import type { States } from './states.ts'
import { Tabs } from './Tabs.tsx'

const ignore = () => undefined

export const states: States = {
  title: 'Choices',
  examples: {
    Checkboxes: () => {
      const [isOn, setOn] = useState(true)
      return (
        <div className="grid sm:grid-cols-3">
          <Checkbox checked={isOn} onCheckedChange={setOn} hint="She has agreed to it.">
            E-mail
          </Checkbox>
          <Checkbox checked={false} indeterminate onCheckedChange={ignore}>
            Some of 34 people
          </Checkbox>
          <Checkbox checked={false} disabled onCheckedChange={ignore}>
            Letters
          </Checkbox>
        </div>
      )
    },
    Switches: () => {
      const [isOn, setOn] = useState(true)
      return (
        <div className="grid sm:grid-cols-3">
          <Switch checked={isOn} onCheckedChange={setOn} hint="From 21:00 to 8:00 nobody gets a message.">
            Quiet hours
          </Switch>
          <Switch checked={false} onCheckedChange={ignore}>
            Double opt-in
          </Switch>
          <Switch checked disabled onCheckedChange={ignore}>
            One-click unsubscribe
          </Switch>
        </div>
      )
    },
    'One of a few, in sight': () => {
      const [mode, setMode] = useState('update')
      return (
        <RadioGroup
          label="What to do with people we know already"
          value={mode}
          onValueChange={setMode}
          options={[
            { value: 'update', label: 'Update them', hint: 'Empty cells of the file change nothing.' },
            { value: 'skip', label: 'Leave them as they are' },
            { value: 'replace', label: 'Replace every field', disabled: true },
          ]}
        />
      )
    },
    Segments: () => {
      const [span, setSpan] = useState('90')
      const [view, setView] = useState('list')
      return (
        <div className="flex flex-wrap gap-4">
          <SegmentedControl
            label="Time span"
            value={span}
            onValueChange={setSpan}
            options={[
              { value: '30', label: '30 days' },
              { value: '90', label: '90 days' },
              { value: '365', label: 'A year' },
            ]}
          />
          <SegmentedControl
            label="View"
            value={view}
            onValueChange={setView}
            options={[
              { value: 'list', label: 'List', icon: <List /> },
              { value: 'board', label: 'Board', icon: <Columns3 /> },
              { value: 'map', label: 'Map', icon: <MapIcon /> },
            ]}
          />
        </div>
      )
    },
    Tabs: () => {
      const [tab, setTab] = useState('timeline')
      return (
        <Tabs
          label="Parts of the customer page"
          value={tab}
          onValueChange={setTab}
          tabs={[
            { name: 'timeline', label: 'Timeline', panel: 'Everything between us, newest first.' },
            { name: 'orders', label: 'Orders', count: 41, panel: 'Forty-one orders.' },
            { name: 'details', label: 'Details', panel: 'All fields.' },
          ]}
        />
      )
    },
  },
}
