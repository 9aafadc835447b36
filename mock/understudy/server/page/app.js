// The page: tabs, keys and what keeps them up to date.

import { address, get } from './api.js'
import { contract } from './contract.js'
import { control } from './control.js'
import { button, dialog, h, replace, toast } from './dom.js'
import { exchanges } from './exchanges.js'
import { records } from './records.js'
import { webhooks } from './webhooks.js'

const POLL = 1000
const TABS = ['exchanges', 'records', 'webhooks', 'control', 'contract']
const KEYS = [['1 … 5', 'the tabs'], ['/', 'filter'], ['j  k', 'next, previous'], ['r', 'replay the exchange'], ['n', 'new record'], ['Esc', 'back'], ['?', 'these keys']]

let known = { resources: [], operations: [] }
/** The resource that a name, a path or an id means. */
const find = (text) => known.resources.find((each) => [each.name, each.path, each.id].includes(text))
/** The place of a record on this page. */
const place = (resource, key) => `#/records/${[find(resource)?.name ?? resource, ...key].map(encodeURIComponent).join('/')}`
const shared = { resources: () => known.resources, operations: () => known.operations, find, place }
const journal = exchanges(shared)
const views = {
  exchanges: journal, records: records(shared), webhooks: webhooks(shared), control: control(shared),
  contract: contract({ ...shared, called: journal.called }),
}
let current = 'exchanges'

const tabs = document.getElementById('tabs')
const main = document.getElementById('main')
const state = document.getElementById('connection')

let routed = null
function route() {
  routed = location.hash
  const [tab, ...parts] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent)
  current = TABS.includes(tab) ? tab : 'exchanges'
  replace(tabs, TABS.map((name, n) => h(`a.tab${name === current ? '.current' : ''}`, {
    href: `#/${name}`, 'aria-current': name === current ? 'page' : null, title: `${n + 1}`,
  }, name[0].toUpperCase() + name.slice(1))))
  if (main.firstChild !== views[current].element) replace(main, views[current].element)
  Promise.resolve(views[current].open(parts.filter(Boolean))).catch((error) => toast(error.message, 'error'))
}

function help() {
  if (document.querySelector('dialog[open]')) return
  dialog('Keys', () => h('table', {}, h('tbody', {}, KEYS.map(([key, what]) => h('tr', {}, h('td.mono', {}, key), h('td', {}, what))))))
}

document.addEventListener('keydown', (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
  if (typing && event.key === 'Escape') { event.target.blur(); return }
  if (typing) return
  const tab = TABS[Number(event.key) - 1]
  const todo = tab ? () => { location.hash = `#/${tab}`; route() } : event.key === '?' ? help : views[current].keys[event.key]
  if (todo) { event.preventDefault(); todo() }
})

function theme() {
  const next = { auto: 'light', light: 'dark', dark: 'auto' }[document.documentElement.dataset.theme ?? 'auto']
  document.documentElement.dataset.theme = next
  localStorage.setItem('understudy-theme', next)
  toast(`Theme: ${next}`)
}
document.documentElement.dataset.theme = localStorage.getItem('understudy-theme') ?? 'auto'
document.getElementById('tools').append(button('Theme', theme, { title: 'Light, dark, or as the system has it' }), button('?', help, { title: 'Keys' }))

async function learn() {
  const [{ resources }, document_] = await Promise.all([get('resources'), get('openapi.json')])
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']
  const operations = Object.entries(document_.paths ?? {}).flatMap(([path, item]) => Object.entries(item)
    .filter(([method, operation]) => methods.includes(method) && operation && typeof operation === 'object')
    .map(([method, operation]) => [operation.operationId ?? `${method.toUpperCase()} ${path}`, `${operation.operationId ?? path} (${method.toUpperCase()} ${path})`]))
  known = { resources, operations }
}

let failing = false
async function tick() {
  if (!document.hidden) {
    try {
      const moved = await journal.poll()
      if (failing) { failing = false; await learn(); route() }
      state.textContent = 'live'
      state.className = 'live'
      if (moved && current !== 'exchanges') await views[current].changed()
    } catch {
      failing = true
      state.textContent = 'the server does not answer'
      state.className = 'lost'
    }
  }
  setTimeout(tick, POLL)
}

// Changes that no request made (a timer, a test that drives the mock) come by the stream of what was committed.
const stream = new EventSource(address('stream'))
let pending = null
for (const kind of document.body.dataset.kinds.split(' ')) {
  stream.addEventListener(kind, () => {
    clearTimeout(pending)
    pending = setTimeout(() => { if (current !== 'exchanges') views[current].changed().catch(() => {}) }, 150)
  })
}

// A key may be followed by the next before the browser has announced the first one's change.
addEventListener('hashchange', () => { if (location.hash !== routed) route() })
await learn().catch((error) => toast(error.message, 'error'))
route()
tick()
