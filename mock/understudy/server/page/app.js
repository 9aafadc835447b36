// The page: tabs, keys and what keeps them up to date.

import { address, get, said } from './api.js'
import { contract } from './contract.js'
import { control } from './control.js'
import { button, dialog, h, replace, select, toast } from './dom.js'
import { exchanges } from './exchanges.js'
import { records } from './records.js'
import { webhooks } from './webhooks.js'

const POLL = 1000
const TABS = ['exchanges', 'records', 'webhooks', 'control', 'contract']
const KEYS = [['1 … 5', 'the tabs'], ['/', 'filter'], ['j  k', 'next, previous'], ['r', 'replay the exchange'], ['n', 'new record'], ['Esc', 'back'], ['?', 'these keys']]

let known = { resources: [], operations: [], documented: new Map() }
/** The resource that an id, a path, a label or a name means; a name may be that of several. */
const find = (text) => ['id', 'path', 'label', 'name'].map((key) => known.resources.find((each) => each[key] === text)).find(Boolean)
/** The place of a record on this page. */
const place = (resource, key) => `#/records/${[find(resource)?.label ?? resource, ...key].map(encodeURIComponent).join('/')}`
const shared = { resources: () => known.resources, operations: () => known.operations, documented: () => known.documented, find, place }
const journal = exchanges(shared)
const views = {
  exchanges: journal, records: records(shared), webhooks: webhooks({ ...shared, called: journal.called }),
  control: control({ ...shared, changed: () => look() }),
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
  if (main.firstChild !== views[current].element) main.replaceChildren(views[current].element)
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

/** The parameters of an operation that are whole numbers. */
function integersOf(document_, item, operation) {
  const at = (node) => (node?.$ref ? node.$ref.split('/').slice(1).reduce((value, part) => value?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document_) : node)
  return new Set([...(item.parameters ?? []), ...(operation.parameters ?? [])].map(at)
    .filter((each) => (at(each?.schema)?.type ?? each?.type) === 'integer').map((each) => each.name))
}

async function learn() {
  const [{ resources }, document_, { calls }] = await Promise.all([get('resources'), get('openapi.json'), get('sdk-names')])
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']
  const documented = new Map(Object.entries(document_.paths ?? {}).flatMap(([path, item]) => Object.entries(item)
    .filter(([method, operation]) => methods.includes(method) && operation && typeof operation === 'object')
    .map(([method, operation]) => [operation.operationId ?? `${method.toUpperCase()} ${path}`,
      { method: method.toUpperCase(), path, statuses: Object.keys(operation.responses ?? {}), integers: integersOf(document_, item, operation) }])))
  for (const [id, each] of documented) each.name = calls[id]
  const operations = [...documented].map(([id, { method, path }]) => [id, id === `${method} ${path}` ? id : `${id} (${method} ${path})`])
  const alike = (name) => resources.filter((each) => each.name === name).length > 1
  for (const each of resources) each.label = alike(each.name) ? each.path.replace(/^\//, '') : each.name
  known = { resources, operations, documented }
}

/** What makes answers differ from what the state would give, in the head of the page, so that nobody wonders. */
async function look() {
  const [{ prefer, latency, chaos, rateLimit }, { faults }] = await Promise.all([get('conditions'), get('faults')])
  const found = [...prefer, latency, chaos && `${chaos} errors`, rateLimit && `at most ${rateLimit}`,
    faults.length && `${faults.length} fault${faults.length > 1 ? 's' : ''}`].filter(Boolean)
  replace(document.getElementById('notice'), found.length ? h('a', { href: '#/control', title: 'Every call meets this; change it under Control' }, found.join(' · ')) : null)
}

/** A way to the page of each session, where there are any. */
async function offerSessions() {
  const { sessions } = await get('sessions')
  const { session } = document.body.dataset
  const home = session ? new URL('../../../', address('')).pathname : address('').pathname
  const names = [...new Set([...sessions.map((each) => each.key), ...(session ? [session] : [])])]
  if (names.join() === offered) return // an open list stays open
  offered = names.join()
  replace(document.getElementById('session'), names.length ? select([['', 'default session'], ...names], session, (key) => {
    location.href = key ? `${home}sessions/${encodeURIComponent(key)}/__mock__/${location.hash}` : `${home}${location.hash}`
  }, 'Session') : null)
}

let failing = false
let ticks = 0
let offered = ''
async function tick() {
  if (!document.hidden) {
    try {
      const moved = await journal.poll()
      if (failing) { failing = false; await learn(); route() }
      document.getElementById('wrong').textContent = said() ?? ''
      state.textContent = 'live'
      state.className = 'live'
      if (moved && current !== 'exchanges') await views[current].changed()
      if (ticks++ % 5 === 0) await Promise.all([look(), offerSessions()])
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
