// What the right button offers on a capture in a list.
import { useTranslation } from 'react-i18next'
import type { CaptureRow } from '#shared/capture.ts'
import { type RowWay, useCopyWay, useOpenWay } from '../../components/row-menu.tsx'

/** The address is copied and not opened: it may be one that nobody is to open. */
export function useCaptureWays(): (row: CaptureRow) => readonly RowWay[] {
  const { t } = useTranslation()
  const open = useOpenWay()
  const copy = useCopyWay()
  return ({ id, channelId, address }) => [
    open(`/captures/${id}`),
    open(`/channels/${channelId}`, t('common.toChannel')),
    copy(address)
  ]
}
