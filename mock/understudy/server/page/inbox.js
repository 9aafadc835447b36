// The inbox: what was sent to the mock's own capture endpoint, and how it answers there.

import { act, address, call, get } from './api.js'
import { button, clockText, code, copy, dialog, empty, field, h, replace, virtualList } from './dom.js'
import { pretty } from './json.js'

const CAPTURE = '/__mock__/capture'

const isCaptured = ({ request: { path } }) => path === CAPTURE || path.startsWith(`${CAPTURE}/`)

function typeOf({ request: { body, headers } }) {
  let value = null
  try { value = JSON.parse(body) } catch { value = null }
  const named = [value?.type, value?.event, value?.event_type].find((each) => typeof each === 'string')
  return named ?? Object.entries(headers).find(([name]) => name.endsWith('-event'))?.[1] ?? '–'
}

export function inbox({ called, head }) {
  let rows = []
  let chosen = null
  const list = virtualList({
    label: 'Inbox', height: 30, keyOf: (entry) => entry.sequence, row,
    onselect: (entry) => { location.hash = `#/webhooks/inbox/${entry.sequence}` },
  })
  const count = h('span.soft', { role: 'status' })
  const detail = h('section.detail', { 'aria-label': 'Captured webhook', 'aria-live': 'polite' })
  const aside = h('div.stack')
  const home = address('capture').href
  const element = h('div.split', {}, h('div.column', {},
    h('div.bar', {}, head('inbox'), count, button('Copy its address', () => copy(home, 'the address'), { title: home })), list.element, aside), detail)

  function row(entry) {
    return [h('span.mono.soft', {}, clockText(entry.time)), h('span.grow', {}, typeOf(entry)),
      h('span.mono.soft.wide', {}, entry.request.path.slice(CAPTURE.length) || '/'),
      h(`span.mono.status.s${String(entry.response.status)[0]}`, {}, entry.response.status)]
  }

  function show(entry) {
    element.classList.toggle('open', Boolean(entry))
    element.classList.toggle('blank', !rows.length)
    if (!entry) {
      replace(detail, rows.length ? empty('No webhook chosen', 'Click one, or walk with j and k.')
        : empty('Nothing came yet', h('span', {}, 'What is sent to ', h('span.mono', {}, home), ' is kept here, whatever sends it.'),
          button('Send this mock\'s own webhooks here', async () => {
            if (await act('Subscribed', call('POST', 'endpoints', { body: { url: home, events: [] } }))) await changed()
          }, { kind: 'primary' })))
      return
    }
    const { request, response } = entry
    replace(detail,
      h('header', {}, button('←', () => { location.hash = '#/webhooks/inbox' }, { title: 'Back to the list' }),
        h('h2', {}, typeOf(entry)), h(`span.mono.status.s${String(response.status)[0]}`, {}, response.status)),
      h('p.soft', {}, `${new Date(entry.time).toLocaleString()} · ${request.method} `, h('span.mono', {}, request.path)),
      h('div.bar', {}, button('Copy payload', () => copy(pretty(request.body), 'payload'))),
      h('section', {}, h('h3', {}, 'Payload'), request.body ? code(request.body, 'Payload') : h('p.soft', {}, 'no body')),
      h('section', {}, h('h3', {}, 'Header fields'), h('table', {}, h('tbody', {}, Object.entries(request.headers).map(([name, value]) =>
        h('tr', {}, h('td.mono', {}, name), h('td.mono', {}, value)))))),
      h('section', {}, h('h3', {}, 'Answered'), response.body ? code(response.body, 'Answer') : h('p.soft', {}, `${response.status}, no body`)))
  }

  function drawAside(rules) {
    replace(aside, h('section.card', {}, h('header', {}, h('h2', {}, 'Answers'), button('Add', add),
      rules.length ? button('Remove all', () => done('Removed', call('DELETE', 'capture-rules'))) : null),
    rules.length ? rules.map((each) => h('p.line', {}, h('span.grow', {}, each.answer ? `${each.answer.status}` : 'a function', each.type ? ` for ${each.type}` : '',
      each.latency ? ` after ${each.latency}` : ''),
    h('span.soft', {}, each.times === null ? 'always' : each.times === 1 ? 'once' : `${each.times} times`),
    button('Remove', () => done('Removed', call('DELETE', `capture-rules/${each.id}`)), { kind: 'danger' })))
      : h('p.soft', {}, 'Everything is taken with 204. Add an answer to see what a sender does when it is refused.')))
  }

  async function done(what, promise) {
    if (await act(what, promise)) await changed()
  }

  function add() {
    dialog('Answer otherwise', (close) => {
      const status = h('input', { type: 'number', min: 200, max: 599, value: 503, required: true })
      const type = h('input', { placeholder: 'any' })
      const times = h('input', { type: 'number', min: 1, value: 1 })
      const submit = async (event) => {
        event.preventDefault()
        const body = { answer: { status: Number(status.value) }, type: type.value || null, times: times.value === '' ? null : Number(times.value) }
        if (await act('Added', call('POST', 'capture-rules', { body }))) { close(); await changed() }
      }
      return h('form', { onsubmit: submit }, field('Status', status), field('Type of event (empty: any)', type),
        field('How many times (empty: always)', times), h('button.primary', { type: 'submit' }, 'Add'))
    })
  }

  async function changed() {
    rows = called().filter(isCaptured)
    list.set(rows)
    count.textContent = `${rows.length}`
    show(rows.find((entry) => entry.sequence === chosen))
    drawAside((await get('capture-rules')).rules)
  }

  return {
    element, changed,
    async open(sequence) {
      chosen = sequence ? Number(sequence) : null
      list.mark(chosen)
      await changed()
    },
    keys: { j: () => list.move(1), k: () => list.move(-1), Escape: () => { location.hash = '#/webhooks/inbox' } },
  }
}
