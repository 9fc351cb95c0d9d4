// Panels of which one is shown at a time, each under its tab.
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'

type Panel = {
  readonly id: string
  readonly title: string
  readonly content: ReactNode
  /** How the panel is laid out, beside what all panels have. */
  readonly className?: string
}

type TabbedProps = {
  /** What the tabs are of. */
  readonly label: string
  readonly panels: readonly Panel[]
  readonly className?: string
  /** The panel that is shown, where somebody remembers it; else the first at first. */
  readonly selected?: { readonly id: string; readonly onChange: (id: string) => void }
}

/** The tabs and the panel that is chosen; the others are not there. */
export function Tabbed({ label, panels, className, selected }: TabbedProps) {
  const state =
    selected === undefined
      ? {}
      : {
          selectedKey: selected.id,
          onSelectionChange: (key: string | number) => selected.onChange(String(key))
        }
  return (
    <Tabs className={classes('tabs', className)} {...state}>
      <TabList className="tab-list" aria-label={label}>
        {panels.map(({ id, title }) => (
          <Tab key={id} className="tab" id={id}>
            {title}
          </Tab>
        ))}
      </TabList>
      {panels.map(panel => (
        <TabPanel key={panel.id} className={classes('tab-panel', panel.className)} id={panel.id}>
          {panel.content}
        </TabPanel>
      ))}
    </Tabs>
  )
}

const classes = (own: string, more: string | undefined) => (more === undefined ? own : `${own} ${more}`)
