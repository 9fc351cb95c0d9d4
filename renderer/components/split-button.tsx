// A button that does the usual thing at once, and beside it a menu with other ways to do it.
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from './button.tsx'

type SplitButtonProps = {
  variant?: 'primary' | 'plain'
  icon: ReactNode
  isPending: boolean
  isDisabled: boolean
  isMenuDisabled?: boolean
  onPress: () => void
  children: ReactNode
  /** What the menu is called, and what is in it. */
  menu: string
  ways: readonly { readonly label: string; readonly onChoose: () => void }[]
}

/** The button and its menu. */
export function SplitButton(props: SplitButtonProps) {
  const { variant = 'plain', menu, ways, isMenuDisabled = false, children, ...rest } = props
  return (
    <div className="split-button">
      <Button variant={variant} {...rest}>
        {children}
      </Button>
      <MenuTrigger>
        <Button variant={variant} icon={<ChevronDown size={20} />} label={menu} isDisabled={isMenuDisabled} />
        <Popover className="popover" placement="bottom end">
          <Menu className="options" aria-label={menu}>
            {ways.map(({ label, onChoose }) => (
              <MenuItem key={label} className="option" onAction={onChoose}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  )
}
