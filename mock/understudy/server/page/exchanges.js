// What was called, live: each exchange with why it was refused, and what it changed.

import { act, call, get, send } from './api.js'
import { button, clockText, code, copy, dialog, empty, field, h, replace, select, toast, virtualList } from './dom.js'
import { pretty } from './json.js'
import { curl, pytest, python, sdk } from './snippets.js'

const KEPT = Number(document.body.dataset.journalLimit)
const CHUNK = 500

export function exchanges({ documented, find, place }) {
  let entries = []
  let last = 0
  let chosen = null
  let polls = 0
  let loaded = false
  const filter = { text: '', status: '', operation: '' }
  const list = virtualList({
    label: 'Exchanges', height: 30, keyOf: (entry) => entry.sequence, row, onselect: (entry) => show(entry),
  })
  const detail = h('section.detail', { 'aria-label': 'Exchange', 'aria-live': 'polite' })
  const search = h('input.search', {
    type: 'search', placeholder: 'Filter by path, operation or text  ( / )', 'aria-label': 'Filter exchanges',
    oninput: (event) => { filter.text = event.target.value.toLowerCase(); draw() },
  })
  const operations = h('span')
  const count = h('span.soft', { role: 'status' })
  const statuses = [['', 'any status'], ['2', '2xx'], ['3', '3xx'], ['4', '4xx'], ['5', '5xx'], ['refused', 'refused'], ['warned', 'with warnings']]
  const kept = h('span.soft', { title: 'The oldest ones are forgotten; understudy serve --journal N keeps another number' },
    `the newest ${KEPT.toLocaleString('en')} are kept`)
  const bar = h('div.bar', {}, search,
    select(statuses, '', (value) => { filter.status = value; draw() }, 'Status'), operations, count, kept,
    button('Clear', async () => {
      if (await act('Journal cleared', call('DELETE', 'journal'))) { entries = []; last = 0; show(null); draw() }
    }, { title: 'Forget the exchanges; the state stays' }))
  const element = h('div.split', {}, h('div.column', {}, bar, list.element), detail)

  function matches(entry) {
    if (filter.operation && entry.operationId !== filter.operation) return false
    if (filter.status === 'refused' && !entry.reason) return false
    if (filter.status === 'warned' && !entry.warnings.length) return false
    if (/^[2-5]$/.test(filter.status) && String(entry.response.status)[0] !== filter.status) return false
    if (!filter.text) return true
    const { method, path, query, body } = entry.request
    return [method, path, query, body, entry.operationId, entry.reason, entry.response.status]
      .some((part) => String(part ?? '').toLowerCase().includes(filter.text))
  }

  function row(entry) {
    return [
      h('span.mono.soft', {}, clockText(entry.time)), h('span.mono.method', {}, entry.request.method),
      h('span.mono.grow', { title: entry.request.path }, entry.request.path, entry.request.query ? `?${entry.request.query}` : ''),
      h('span.soft.wide', {}, entry.operationId ?? (entry.request.path.startsWith('/__mock__/capture') ? 'webhook' : '–')),
      entry.warnings.length ? h('span.badge', { title: entry.warnings.join('\n') }, '!') : h('span.badge'),
      h(`span.mono.status.s${String(entry.response.status)[0]}`, {}, entry.response.status),
    ]
  }

  function draw() {
    const shown = entries.filter(matches)
    list.set(shown)
    element.classList.toggle('blank', !shown.length)
    kept.hidden = entries.length < KEPT
    count.textContent = shown.length === entries.length ? `${entries.length}` : `${shown.length} of ${entries.length}`
    const names = [...new Set(entries.map((entry) => entry.operationId).filter(Boolean))].sort()
    if (operations.dataset.names !== names.join()) {
      operations.dataset.names = names.join()
      replace(operations, select([['', 'any operation'], ...names], filter.operation, (value) => { filter.operation = value; draw() }, 'Operation'))
    }
    if (chosen === null || !entries.length) show(null)
  }

  function show(entry) {
    chosen = entry
    element.classList.toggle('open', entry !== null)
    if (entry === null && !loaded) { replace(detail); return } // what was called is not known yet
    if (entry === null) {
      replace(detail, entries.length
        ? entries.some(matches) ? empty('No exchange chosen', 'Click one, or walk with j and k.') : empty('No exchange matches', 'Another filter shows more.')
        : empty('Nothing was called yet', 'Send a request to the mock, or try this one:', h('div', { id: 'first-call' })))
      if (!entries.length) firstCall(detail.querySelector('#first-call'))
      return
    }
    const { request, response } = entry
    replace(detail,
      h('header', {}, button('←', () => { list.mark(null); show(null) }, { title: 'Back to the list' }),
        h('h2.mono', {}, `${request.method} ${request.path}${request.query ? `?${request.query}` : ''}`),
        h(`span.mono.status.s${String(response.status)[0]}`, {}, response.status)),
      h('p.soft', {}, `#${entry.sequence} · ${new Date(entry.time).toLocaleString()} · ${entry.operationId ?? 'no operation'}`),
      h('div.bar', {},
        button('Replay', () => replay(entry), { title: 'Send it again  ( r )' }), button('Edit and send', () => edit(entry)),
        button('Copy curl', () => copy(curl(entry), 'curl')), button('Copy Python', () => copy(python(entry), 'Python')),
        documented().get(entry.operationId)?.name && button('Copy SDK call', () => copy(sdk(entry, documented().get(entry.operationId)), 'SDK call'), { title: 'As the SDK that Understudy generates of this document has it' }),
        button('Copy pytest', () => copy(pytest(entry), 'pytest test'))),
      entry.reason && h('p.reason', {}, h('strong', {}, 'Refused: '), entry.reason),
      entry.warnings.map((warning) => h('p.warning', {}, h('strong', {}, 'Let pass: '), warning)),
      table('Violations', entry.violations), table('The answer breaks the contract', entry.offContract),
      changes(entry), part('Request', Object.entries(request.headers), request.body), part('Response', response.headers, response.body))
  }

  function changes(entry) {
    const found = (entry.changed ?? []).map(({ collection, parent, key }) => {
      const resource = find(collection)
      const text = `${resource?.label ?? collection} ${[...parent, ...key].join('/')}`
      return resource
        ? h('a', { href: place(resource.id, [...parent, ...key]) }, text)
        : h('span', {}, text)
    })
    const events = (entry.events ?? []).map((id) => h('a', { href: `#/webhooks/${encodeURIComponent(id)}` }, id))
    if (!found.length && !events.length) return null
    return h('section', {}, h('h3', {}, 'What it changed'), h('p.links', {}, found, events))
  }

  function table(title, violations) {
    if (!violations.length) return null
    return h('section', {}, h('h3', {}, title), h('table.violations', {}, h('tbody', {}, violations.map((each) =>
      h('tr', {}, h('td.mono', {}, `${each.location} ${each.pointer}`), h('td', {}, each.message), h('td.soft', {}, each.keyword))))))
  }

  function part(title, headers, body) {
    return h('section', {}, h('h3', {}, title),
      h('details', { 'data-part': title }, h('summary', {}, `${headers.length} header fields`), h('table', {}, h('tbody', {}, headers.map(([name, value]) =>
        h('tr', {}, h('td.mono', {}, name), h('td.mono', {}, value)))))),
      body ? code(body, `${title} body`) : h('p.soft', {}, 'no body'))
  }

  async function replay(entry) {
    try {
      const answer = await send(entry.request)
      toast(`Sent again: ${answer.status}`)
      await poll()
    } catch (error) { toast(error.message, 'error') }
  }

  function edit(entry) {
    const { request } = entry
    dialog('Edit and send', (close) => {
      const method = h('input', { value: request.method, required: true })
      const path = h('input.mono', { value: request.path + (request.query ? `?${request.query}` : ''), required: true })
      const headers = h('textarea.mono', { rows: 5 }, Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`).join('\n'))
      const body = h('textarea.mono', { rows: 10 }, pretty(request.body))
      const go = async (event) => {
        event.preventDefault()
        const [place, ...query] = path.value.split('?')
        const fields = headers.value.split('\n').map((line) => line.split(/:\s*(.*)/s)).filter(([name]) => name.trim())
        const edited = { method: method.value, path: place, query: query.join('?'), headers: Object.fromEntries(fields.map(([name, value]) => [name.trim(), value ?? ''])), body: body.value }
        close()
        await replay({ request: edited })
        if (entries.length) { list.mark(entries[0].sequence); show(entries[0]) }
      }
      return h('form', { onsubmit: go }, field('Method', method), field('Path', path), field('Header fields, one a line', headers),
        field('Body', body), h('button.primary', { type: 'submit' }, 'Send'))
    })
  }

  function firstCall(place) {
    const { example } = document.body.dataset
    replace(place, code(example, 'A request to try'), button('Copy', () => copy(example, 'curl')))
  }

  /** What the journal has from before the newest ones that were shown at once. */
  async function older() {
    for (;;) {
      const before = entries.at(-1)?.sequence
      const found = before ? (await get('journal', { before, limit: CHUNK })).entries : []
      if (!found.length || entries.at(-1)?.sequence !== before) return
      entries = [...entries, ...found.reverse()].slice(0, KEPT)
      draw()
    }
  }

  async function poll() {
    polls += 1
    if (last && polls % 5 === 0) {
      const newest = (await get('journal', { limit: 1 })).entries.at(-1)
      if (!newest || newest.sequence < last) { entries = []; last = 0; show(null) }
    }
    const found = (await get('journal', { after: last, limit: CHUNK })).entries
    const isFirst = !loaded
    loaded = true
    if (!found.length) { if (isFirst) draw(); return false }
    const first = last === 0
    last = found.at(-1).sequence
    entries = [...found.reverse(), ...entries].slice(0, KEPT)
    draw()
    if (first && found.length === CHUNK) older().catch(() => {})
    return true
  }

  return {
    element, poll,
    open() { if (chosen === null) show(null) },
    keys: {
      '/': () => search.focus(), j: () => list.move(1), k: () => list.move(-1),
      r: () => chosen && replay(chosen), Escape: () => { list.mark(null); show(null) },
    },
    called: () => entries,
  }
}
