// Webhooks: every event with its deliveries and attempts, who receives them, and trouble made on purpose.

import { act, call, get } from './api.js'
import { inbox } from './inbox.js'
import { button, clockText, code, copy, dialog, empty, field, h, replace, select, virtualList } from './dom.js'

const CHAOS = ['duplicate', 'reorder', 'delay', 'drop', 'bad-signature', 'stale-timestamp', 'old-secret', 'truncated-body']

const head = (now) => h('nav.switch', { 'aria-label': 'Webhooks' }, [['events', 'Events', '#/webhooks'], ['inbox', 'Inbox', '#/webhooks/inbox']].map(
  ([name, text, href]) => h(`a${name === now ? '.current' : ''}`, { href, 'aria-current': name === now ? 'page' : null }, text)))

export function webhooks({ place, called }) {
  const captured = inbox({ called, head })
  let events = []
  let chosen = null
  let text = ''
  const list = virtualList({
    label: 'Events', height: 30, keyOf: (event) => event.id, row,
    onselect: (event) => { location.hash = `#/webhooks/${encodeURIComponent(event.id)}` },
  })
  const search = h('input.search', {
    type: 'search', placeholder: 'Filter events  ( / )', 'aria-label': 'Filter events',
    oninput: (event) => { text = event.target.value.toLowerCase(); draw() },
  })
  const bar = h('div.bar', {}, head('events'), search,
    button('Deliver what is due', () => done('Delivered', call('POST', 'deliver', { body: {} }))),
    button('Clear', () => done('Events forgotten', call('DELETE', 'events')), { title: 'Forget every event; resources stay' }))
  const aside = h('div.stack')
  const detail = h('section.detail', { 'aria-label': 'Event', 'aria-live': 'polite' })
  const sent = h('div.split', {}, h('div.column', {}, bar, list.element, aside), detail)
  const element = h('div.whole', {}, sent)
  let current = null

  async function done(what, promise) {
    if (await act(what, promise)) await changed()
  }

  function row(event) {
    return [h('span.mono.soft', {}, clockText(event.createdAt)), h('span.grow', {}, event.type),
      h('span.mono.soft.wide', {}, `${event.resource} ${event.key.join('/')}`), h(`span.pill.${event.status}`, {}, event.status)]
  }

  function draw() {
    list.set(events.filter((event) => `${event.type} ${event.resource} ${event.key.join('/')} ${event.status}`.toLowerCase().includes(text)))
  }

  function show(event) {
    chosen = event?.id ?? null
    sent.classList.toggle('open', Boolean(event))
    sent.classList.toggle('blank', !events.length)
    if (!event) {
      replace(detail, events.length ? empty('No event chosen', 'Click one, or walk with j and k.')
        : empty('No events yet', 'A change of a record that the document has a webhook for emits one.'))
      return
    }
    replace(detail,
      h('header', {}, button('←', () => { location.hash = '#/webhooks' }, { title: 'Back to the list' }), h('h2', {}, event.type), h(`span.pill.${event.status}`, {}, event.status)),
      h('p.soft', {}, `${event.id} · ${new Date(event.createdAt).toLocaleString()} · `,
        h('a', { href: place(event.resource, event.key) }, `${event.resource} ${event.key.join('/')}`)),
      h('div.bar', {},
        button('Deliver now', () => done('Delivered', call('POST', `events/${encodeURIComponent(event.id)}/deliver`)), { disabled: event.status !== 'pending' }),
        button('Redeliver', () => done('Delivered again', call('POST', `events/${encodeURIComponent(event.id)}/redeliver`)), { disabled: !event.deliveries.length }),
        button('Copy payload', () => copy(JSON.stringify(event.payload, null, 2), 'payload'))),
      h('section', {}, h('h3', {}, 'Payload'), code(JSON.stringify(event.payload), 'Payload')),
      event.deliveries.length ? event.deliveries.map(delivery) : h('p.soft', {}, 'Nobody had subscribed when it was emitted.'))
  }

  function delivery(each) {
    const next = each.nextAttemptAt ? ` · next attempt ${clockText(each.nextAttemptAt)}` : ''
    return h('section', {}, h('h3', {}, `To ${each.url}`),
      h('p.soft', {}, h(`span.pill.${each.status}`, {}, each.status), ` ${each.attempts.length} of ${each.maxAttempts} attempts${next}`),
      each.attempts.map((attempt, n) => h('details', { 'data-part': `${each.url} ${n}` }, h('summary', {}, `${n + 1}. ${clockText(attempt.time)} · `,
        attempt.error ?? `HTTP ${attempt.status}`, ` · ${Math.round(attempt.duration * 1000)} ms`, attempt.chaos ? ` · chaos: ${attempt.chaos}` : ''),
      h('table', {}, h('tbody', {}, attempt.headers.map(([name, value]) => h('tr', {}, h('td.mono', {}, name), h('td.mono', {}, value))))),
      attempt.body && code(attempt.body, 'Answer'))))
  }

  function drawAside(endpoints, rules) {
    replace(aside,
      h('section.card', {}, h('header', {}, h('h2', {}, 'Endpoints'), button('Add', subscribe)),
        endpoints.length ? endpoints.map((each) => h('p.line', {}, h('span.mono.grow', { title: each.url }, each.url),
          h('span.soft', {}, each.events.length ? each.events.join(', ') : 'all events'), each.disabled && h('span.pill.failed', {}, each.disabled),
          button('Secret', () => copy(each.secrets.at(-1) ?? '', 'secret')),
          button('Remove', () => done('Removed', call('DELETE', `endpoints/${encodeURIComponent(each.id)}`)), { kind: 'danger' })))
          : h('p.soft', {}, 'Nobody receives events. Add an endpoint, or send them to the ', h('a', { href: '#/webhooks/inbox' }, 'inbox'), '.')),
      h('section.card', {}, h('header', {}, h('h2', {}, 'Chaos'), button('Add', spoil), rules.length ? button('Remove all', () => done('Removed', call('DELETE', 'chaos'))) : null),
        rules.length ? rules.map((each) => h('p.line', {}, h('span.grow', {}, each.kind, each.event ? ` of ${each.event}` : ''),
          h('span.soft', {}, each.times === null ? 'always' : `${each.times} more`),
          button('Remove', () => done('Removed', call('DELETE', `chaos/${each.id}`)), { kind: 'danger' })))
          : h('p.soft', {}, 'Deliveries go out as they should.')))
  }

  function subscribe() {
    dialog('Add an endpoint', (close) => {
      const url = h('input', { type: 'url', required: true, placeholder: 'http://localhost:3000/webhooks' })
      const types = h('input', { placeholder: 'all' })
      const submit = async (event) => {
        event.preventDefault()
        const names = types.value.split(',').map((name) => name.trim()).filter(Boolean)
        if (await act('Added', call('POST', 'endpoints', { body: { url: url.value, events: names } }))) { close(); await changed() }
      }
      return h('form', { onsubmit: submit }, field('URL', url), field('Events, by commas', types), h('button.primary', { type: 'submit' }, 'Add'))
    })
  }

  function spoil() {
    dialog('Spoil deliveries', (close) => {
      let kind = CHAOS[0]
      const times = h('input', { type: 'number', min: 1, value: 1 })
      const submit = async (event) => {
        event.preventDefault()
        if (await act('Added', call('POST', 'chaos', { body: { kind, times: Number(times.value) } }))) { close(); await changed() }
      }
      return h('form', { onsubmit: submit }, field('How', select(CHAOS, kind, (value) => { kind = value }, 'How')), field('How many', times),
        h('button.primary', { type: 'submit' }, 'Add'))
    })
  }

  async function changed() {
    const [found, endpoints, rules] = await Promise.all([get('events', { order: 'newest' }), get('endpoints'), get('chaos')])
    events = found.events
    draw()
    drawAside(endpoints.endpoints, rules.rules)
    show(events.find((event) => event.id === chosen) ?? null)
  }

  const outgoing = {
    element: sent, changed,
    async open(id) { chosen = id ?? null; list.mark(chosen); await changed() },
    keys: { '/': () => search.focus(), j: () => list.move(1), k: () => list.move(-1), Escape: () => { location.hash = '#/webhooks' } },
  }

  return {
    element,
    changed: () => (current ?? outgoing).changed(),
    get keys() { return (current ?? outgoing).keys },
    async open([id, more]) {
      current = id === 'inbox' ? captured : outgoing
      if (element.firstChild !== current.element) element.replaceChildren(current.element)
      await current.open(id === 'inbox' ? more : id)
    },
  }
}
