// Time, trouble and state: the clock with its timers, what calls meet, faults, sessions, snapshots, and the start.

import { act, address, call, get, until } from './api.js'
import { conditions } from './conditions.js'
import { button, dialog, field, h, replace, select } from './dom.js'
import { read } from './json.js'

const FAULTS = ['status', 'rate-limit', 'latency', 'timeout', 'connection-reset', 'truncated-body', 'malformed-body', 'wrong-content-type', 'off-contract-body']
const STEPS = [['PT1M', '+1 min'], ['PT1H', '+1 h'], ['P1D', '+1 day'], ['P7D', '+7 days'], ['P30D', '+30 days']]

export function control({ operations, place, changed: tell }) {
  const clock = h('section.card')
  const met = conditions(() => Promise.all([changed(), tell()]))
  const faults = h('section.card')
  const snapshots = h('section.card')
  const sessions = h('section.card')
  const state = h('section.card')
  const element = h('div.grid', {}, clock, met.element, faults, state, snapshots, sessions)

  async function done(what, promise) {
    if (await act(what, promise)) await Promise.all([changed(), tell()])
  }

  function drawClock(now, timers) {
    replace(clock, h('header', {}, h('h2', {}, 'Clock')), h('p.clock.mono', {}, new Date(now).toLocaleString()),
      h('div.bar', {}, STEPS.map(([step, label]) => button(label, () => done(`The clock is ${label}`, call('POST', 'clock', { body: { advance: step } })))),
        button('To the next timer', () => done('It happened', call('POST', 'clock', { body: { advance: until(timers[0].due, now) } })), { disabled: !timers.length })),
      h('h3', {}, 'Timers'),
      timers.length ? timers.map((each) => timer(each, now))
        : h('p.soft', {}, 'Nothing is to happen by itself.'))
  }

  function timer(each, now) {
    return h('div.line', {}, h('span.grow', {}, h('a', { href: place(each.resource, each.key) }, `${each.resource} ${each.key.join('/')}`), ' ',
      h('span.mono', {}, `${each.source} → ${each.target}`), h('br'), h('span.soft', {}, new Date(each.due).toLocaleString())),
    button('Let it happen', () => done('It happened', call('POST', 'clock', { body: { advance: until(each.due, now) } }))))
  }

  function drawFaults(found) {
    replace(faults, h('header', {}, h('h2', {}, 'Faults'), button('Add', add), found.length ? button('Remove all', () => done('Removed', call('DELETE', 'faults'))) : null),
      found.length ? found.map((each) => h('p.line', {},
        h('span.grow', {}, `${each.kind}${each.status ? ` ${each.status}` : ''}${each.latency ? ` ${each.latency}` : ''}`),
        h('span.soft', {}, each.operationId ?? 'every operation'), h('span.soft', {}, each.times === null ? 'always' : each.times === 1 ? 'once' : `${each.times} times`),
        button('Remove', () => done('Removed', call('DELETE', `faults/${each.id}`)), { kind: 'danger' })))
        : h('p.soft', {}, 'Every operation works. Add a fault to see what your client does.'))
  }

  function add() {
    dialog('Add a fault', (close) => {
      let kind = 'status'
      let operation = ''
      const status = h('input', { type: 'number', min: 400, max: 599, value: 503 })
      const latency = h('input', { value: 'PT2S', pattern: 'P.+' })
      const times = h('input', { type: 'number', min: 1, value: 1 })
      const rows = { status: field('Status', status), latency: field('How long (ISO 8601)', latency) }
      const adapt = () => {
        rows.status.hidden = kind !== 'status'
        rows.latency.hidden = kind !== 'latency'
      }
      const submit = async (event) => {
        event.preventDefault()
        const body = { kind, times: times.value === '' ? null : Number(times.value) }
        if (operation) body.operationId = operation
        if (kind === 'status') body.status = Number(status.value)
        if (kind === 'latency') body.latency = latency.value
        if (await act('Added', call('POST', 'faults', { body }))) { close(); await Promise.all([changed(), tell()]) }
      }
      adapt()
      return h('form', { onsubmit: submit }, field('Kind', select(FAULTS, kind, (value) => { kind = value; adapt() }, 'Kind')),
        field('Operation', select([['', 'every operation'], ...operations()], '', (value) => { operation = value }, 'Operation')),
        rows.status, rows.latency, field('How many times (empty: always)', times), h('button.primary', { type: 'submit' }, 'Add'))
    })
  }

  function drawSnapshots(found) {
    replace(snapshots, h('header', {}, h('h2', {}, 'Snapshots'), button('Take', () => done('Taken', call('POST', 'snapshots')))),
      found.length ? found.map((each) => h('p.line', {}, h('span.mono.grow', {}, each.id),
        button('Restore', () => done('Restored', call('POST', `snapshots/${each.id}/restore`))),
        button('Forget', () => done('Forgotten', call('DELETE', `snapshots/${each.id}`)), { kind: 'danger' })))
        : h('p.soft', {}, 'Take one before you try something.'))
  }

  function drawSessions(found) {
    replace(sessions, h('header', {}, h('h2', {}, 'Sessions'), button('Begin', begin)),
      found.length ? found.map((each) => h('p.line', {}, h('a.mono.grow', { href: address(`sessions/${encodeURIComponent(each.key)}/__mock__/`) }, each.key), h('span.soft', {}, `${each.exchanges} exchanges`),
        button('End', () => done('Ended', call('DELETE', `sessions/${encodeURIComponent(each.key)}`)), { kind: 'danger' })))
        : h('p.soft', {}, 'One mock for everybody. A request with X-Mock-Session has one of its own.'))
  }

  function begin() {
    dialog('Begin a session', (close) => {
      const key = h('input', { required: true, placeholder: 'my-branch' })
      const submit = async (event) => {
        event.preventDefault()
        if (await act('Begun', call('POST', 'sessions', { body: { key: key.value } }))) { close(); await changed() }
      }
      return h('form', { onsubmit: submit }, field('Key', key), h('button.primary', { type: 'submit' }, 'Begin'))
    })
  }

  function drawState() {
    replace(state, h('header', {}, h('h2', {}, 'State')),
      h('div.line', {}, h('span.grow', { title: 'Every record as it is kept' }, 'Records'),
        button('Download', async () => save('state.json', await get('state'))), button('Load', () => open(putState))),
      h('div.line', {}, h('span.grow', { title: 'Every record in the form of a file for --seed-file' }, 'Seeds'),
        button('Save seeds', async () => save('seeds.json', (await get('seeds')).seeds)), button('Add seeds', () => open(putSeeds))),
      h('div.bar', {}, button('Reset everything', () => dialog('Reset everything', (close) => [
        h('p', {}, 'Records, events, journal, faults, conditions and the clock go back to the start.'),
        button('Reset', async () => { close(); await done('Back at the start', call('POST', 'reset')) }, { kind: 'danger' })]), { kind: 'danger' })))
  }

  function save(name, found) {
    const link = h('a', { href: URL.createObjectURL(new Blob([JSON.stringify(found, null, 2)], { type: 'application/json' })), download: name })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  /** Let a JSON file be chosen, and do something with what is in it. */
  function open(put) {
    const input = h('input', { type: 'file', accept: 'application/json' })
    input.addEventListener('change', async () => {
      const [file] = input.files
      const take = async () => {
        let found
        try { found = read(await file.text()) } catch (error) { throw new Error(`${file.name} is no JSON: ${error.message}`) }
        await put(found, file.name)
      }
      await done(`Loaded ${file.name}`, take())
    })
    input.click()
  }

  async function putState(found, name) {
    const { rows, numbers } = found ?? {}
    if (!Array.isArray(rows)) throw new Error(`${name} is no state that was downloaded here`)
    await call('POST', 'state', { body: { rows: rows.filter((each) => !each.collection.startsWith('~')), numbers, transitions: [] } })
  }

  const putSeeds = (seeds) => call('POST', 'seeds', { body: { seeds } })

  async function changed() {
    const [now, timers, found, kept, begun, every] = await Promise.all(['clock', 'timers', 'faults', 'snapshots', 'sessions', 'conditions'].map((each) => get(each)))
    met.show(every)
    drawClock(now.now, timers.timers)
    drawFaults(found.faults)
    drawSnapshots(kept.snapshots)
    drawSessions(begun.sessions)
    drawState()
  }

  return { element, changed, open: changed, keys: {} }
}
