// How a channel, and whoever answers for it, stand in the cells of a table.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Platform } from '#shared/register.ts'

/** Its name, which leads to it where `href` is given, and its platform below. */
export function ChannelName(props: { name: string; platform: Platform; href?: string }) {
  const { name, platform, href } = props
  const { t } = useTranslation()
  return (
    <>
      {href === undefined ? (
        <div className="table-main">{name}</div>
      ) : (
        <Link className="table-main" href={href}>
          {name}
        </Link>
      )}
      <div className="table-second">{t(`channels.platforms.${platform}`)}</div>
    </>
  )
}

/** The person, with what is to be said of them, and their department below. */
export function Responsible(props: { person: string; department: string; children?: ReactNode }) {
  return (
    <>
      <div>
        {props.person} {props.children}
      </div>
      <div className="table-second">{props.department}</div>
    </>
  )
}

/** One line of words, cut where there is no room; the whole of it shows when a mouse rests there. */
export function Clipped({ children }: { children: string }) {
  return (
    <span className="clip" title={children}>
      {children}
    </span>
  )
}
