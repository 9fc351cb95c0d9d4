// Buttons, and links that look like buttons.
import type { ReactNode } from 'react'
import { Link, Button as RacButton } from 'react-aria-components'
import { asked, type Opened } from '../opened.ts'

type Variant = 'primary' | 'plain' | 'danger' | 'quiet' | 'icon' | 'small'

const CLASSES: Record<Variant, string> = {
  primary: 'button button-primary',
  plain: 'button',
  danger: 'button button-danger',
  quiet: 'button button-quiet',
  icon: 'button button-icon',
  small: 'button button-small'
}

type ButtonProps = {
  variant?: Variant
  icon?: ReactNode
  children?: ReactNode
  /** The name of a button that shows only an icon, or whose words need more around them. */
  label?: string
  type?: 'button' | 'submit'
  /** Of one that chooses what a form holds: a form that was refused for it finds it by this. */
  name?: string
  /** What says more of it. */
  'aria-describedby'?: string
  isDisabled?: boolean
  /** Stays focusable while the work goes on, but cannot be pressed again. */
  isPending?: boolean
  onPress?: () => void
}

/** A button. */
export function Button({ variant = 'plain', icon, children, label, ...rest }: ButtonProps) {
  const named = label === undefined ? {} : { 'aria-label': label }
  return (
    <RacButton className={CLASSES[variant]} {...named} {...rest}>
      {icon}
      {children === undefined ? null : <span>{children}</span>}
    </RacButton>
  )
}

/** A link to a page that is the natural next thing to do. */
export function ButtonLink(props: {
  variant?: Variant
  icon?: ReactNode
  href: string
  /** What the page is to open, or show, as soon as it is there. */
  opens?: Opened
  children: ReactNode
}) {
  const { opens } = props
  return (
    <Link
      className={CLASSES[props.variant ?? 'plain']}
      href={props.href}
      {...(opens === undefined ? {} : { onPress: () => asked.set(opens) })}
    >
      {props.icon}
      <span>{props.children}</span>
    </Link>
  )
}
