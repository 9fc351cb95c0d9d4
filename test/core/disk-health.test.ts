// What the disk says of itself, as smartctl's JSON has it (forms of smartmontools 7.4): well, failing, or that nobody could ask.
import { expect, it } from 'vitest'
import { selfChecks } from '../../electron/core/delivery/checks/checks.ts'
import { lookAtDisk } from '../../electron/core/delivery/checks/disk.ts'
import { type Ask, askDisk, sourceIn, toldBy } from '../../electron/core/delivery/checks/disk-health.ts'
import { listJournal } from '../../electron/core/kernel/journal/record.ts'
import { newArchive } from '../helpers/archive.ts'

const ata = (passed: boolean, pending: number, failed = '') =>
  JSON.stringify({
    smartctl: { version: [7, 4], exit_status: 0 },
    smart_status: { passed },
    ata_smart_attributes: {
      table: [
        { id: 5, name: 'Reallocated_Sector_Ct', when_failed: '', raw: { value: 0 } },
        { id: 194, name: 'Temperature_Celsius', when_failed: failed, raw: { value: 34 } },
        { id: 197, name: 'Current_Pending_Sector', when_failed: '', raw: { value: pending } }
      ]
    }
  })
const nvme = (log: object) =>
  JSON.stringify({ smart_status: { passed: true }, nvme_smart_health_information_log: log })
const refused = (string: string) =>
  JSON.stringify({ smartctl: { messages: [{ string, severity: 'error' }], exit_status: 2 } })

it.each([
  [ata(true, 0), { state: 'well', said: [] }],
  [ata(true, 8), { state: 'failing', said: ['Current_Pending_Sector: 8'] }],
  [ata(true, 0, 'now'), { state: 'failing', said: ['Temperature_Celsius: 34'] }],
  [ata(true, 0, 'past'), { state: 'well', said: [] }],
  [ata(false, 0), { state: 'failing', said: ['SMART: FAILED'] }],
  [nvme({ critical_warning: 0, percentage_used: 12, media_errors: 0 }), { state: 'well', said: [] }],
  [
    nvme({ critical_warning: 4, percentage_used: 101, media_errors: 3 }),
    { state: 'failing', said: ['critical_warning: 4', 'media_errors: 3', 'percentage_used: 101'] }
  ],
  [
    refused('Smartctl open device: /dev/sda failed: Permission denied'),
    { state: 'not-allowed', said: ['Smartctl open device: /dev/sda failed: Permission denied'] }
  ],
  [
    refused('/dev/vda: Unable to detect device type'),
    { state: 'not-told', said: ['/dev/vda: Unable to detect device type'] }
  ]
])('reads %s', (json, told) => {
  expect(toldBy(json)).toEqual(told)
})

it('finds the disk that the folder lies on', () => {
  const mounts = [
    '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
    '40 22 8:17 / /srv/mina\\040arkiv rw - xfs /dev/sdb1 rw',
    '41 22 0:30 / /srv/mina\\040arkiv/tmp rw - tmpfs tmpfs rw'
  ].join('\n')
  expect(sourceIn('/home/anna/arkiv', mounts)).toBe('/dev/sda2')
  expect(sourceIn('/srv/mina arkiv/norrby', mounts)).toBe('/dev/sdb1')
  expect(sourceIn('/srv/mina arkivet', mounts)).toBe('/dev/sda2')
  expect(sourceIn('/srv/mina arkiv/tmp/x', mounts)).toBe('tmpfs')
})

it('says that nobody could ask, where smartctl is not there or says nothing that can be read', async () => {
  const gone: Ask = async () => Promise.reject(Object.assign(new Error('spawn smartctl'), { code: 'ENOENT' }))
  expect(await askDisk('C:\\arkiv', gone, 'win32')).toEqual({ state: 'not-installed', said: [] })
  expect(await askDisk('C:\\arkiv', async () => 'inte JSON', 'win32')).toEqual({
    state: 'not-told',
    said: []
  })
  const asked: (readonly string[])[] = []
  const ask: Ask = async (program, args) => {
    asked.push([program, ...args])
    return ata(true, 0)
  }
  expect(await askDisk('D:\\arkiv', ask, 'win32')).toEqual({ state: 'well', said: [] })
  expect(asked).toEqual([['smartctl', '--json', '--health', '--attributes', 'D:']])
})

it('is asked once a week, and the journal tells when the disk begins and ends to warn', async () => {
  const { ctx, clock } = await newArchive()
  let said = toldBy(ata(true, 0))
  let times = 0
  const ask = async () => {
    times++
    return said
  }
  await lookAtDisk(ctx, false, ask)
  await lookAtDisk(ctx, false, ask)
  expect(times).toBe(1)
  expect(selfChecks(ctx).disk).toEqual({ at: clock.now(), state: 'well', said: [] })
  clock.advance(8 * 86_400_000)
  said = toldBy(ata(true, 3))
  await lookAtDisk(ctx, false, ask)
  const told = () =>
    listJournal(ctx.db.read, { about: null, act: 'check.disk', before: null, limit: 9 }).map(
      ({ details }) => details
    )
  const warns = { state: 'failing', said: 'Current_Pending_Sector: 3' }
  expect(told()).toEqual([warns])
  said = toldBy(ata(true, 0))
  await lookAtDisk(ctx, true, ask)
  expect(told()).toEqual([{ state: 'well', said: '' }, warns])
})
