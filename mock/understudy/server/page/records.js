// The records of each collection: seen, made, changed, moved through their states.

import { act, call, get, until } from './api.js'
import { breakable, button, clockText, code, dialog, empty, field, h, replace, select, toast, virtualList } from './dom.js'
import { read } from './json.js'
import { diagram } from './diagram.js'

const SHORT = 50
const MANY = 12

export function records({ resources, find, place }) {
  let resource = null
  let rows = []
  let chosen = null
  /** The place of the record that is shown. */
  let shown = null
  let parent = []
  /** How many records each collection has, and below which ones, by its id. */
  let counts = new Map()
  let wanted = ''
  const links = h('div')
  const choice = h('span')
  const search = h('input', {
    type: 'search', placeholder: 'Collections  ( / )', 'aria-label': 'Filter collections',
    oninput: (event) => { wanted = event.target.value.toLowerCase(); drawLinks() },
  })
  const tree = h('nav.tree', { 'aria-label': 'Collections' }, search, links, choice)
  const list = virtualList({ label: 'Records', height: 30, keyOf: (record) => keyOf(record).join('/'), row, onselect: (record) => go(record) })
  const bar = h('div.bar')
  const detail = h('section.detail', { 'aria-label': 'Record', 'aria-live': 'polite' })
  const names = h('div.row.names')
  const element = h('div.split.three', {}, tree, h('div.column', {}, bar, names, list.element), detail)
  let columns = []
  let opened = 0
  let turn = 0
  let latest = null

  /** How many keys of records above stand before that of a record. */
  const depthOf = (each) => each.path.split('{').length - 1
  const keyOf = (record) => [...parent, ...ownKey(record)]
  function ownKey(record) {
    return (resource?.keyProperties ?? []).map((name) => String((name ? at(record, name) : record.id) ?? ''))
  }
  const at = (record, pointer) => pointer.split('/').reduce((value, part) => value?.[part], record)

  function row(record) {
    return [h('span.mono.key', { title: ownKey(record).join('/') }, ownKey(record).join('/')),
      ...columns.map((name, n) => h(n === 0 ? 'span.grow' : 'span.soft.wide', { title: name }, record[name] === undefined ? '' : text(record[name])))]
  }

  /** The properties that tell records of this collection from each other at a glance, the same in every row. */
  function chooseColumns() {
    const states = Object.keys(resource.states)
    const plain = new Set(rows.slice(0, 50).flatMap((record) => Object.entries(record)
      .filter(([name, value]) => !resource.keyProperties.includes(name) && value !== null && typeof value !== 'object').map(([name]) => name)))
    const naming = [...plain].filter((name) => /name|title|email|label|subject|description/i.test(name))
    columns = [...new Set([...naming.slice(0, 2), ...[...plain].filter((name) => states.includes(name)), ...plain])].slice(0, 3)
    replace(names, rows.length ? [h('span.mono.key', {}, resource.key.at(-1)), ...columns.map((name, n) => h(n === 0 ? 'span.grow' : 'span.wide', {}, name))] : null)
    names.hidden = !rows.length
    const longest = Math.max(resource.key.join('').length, ...rows.slice(0, 200).map((record) => ownKey(record).join('/').length))
    element.style.setProperty('--key', `${Math.min(24, Math.max(3, longest))}ch`)
  }

  const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

  async function open(parts) {
    const known = resources()
    const found = parts.length ? find(parts[0]) : null
    const key = parts.slice(1)
    const mine = ++opened
    await count()
    if (mine !== opened) return
    const before = resource && place(resource.id, parent)
    resource = found ?? resource ?? known.find((each) => counts.has(each.id)) ?? known[0] ?? null
    element.classList.toggle('blank', resource === null)
    if (resource === null) {
      replace(detail, empty('No collections', 'Nothing in this document can be read back.'))
      return
    }
    const depth = depthOf(resource)
    parent = key.length ? key.slice(0, depth) : parent.length === depth && below(parent) ? parent : counts.get(resource.id)?.parents[0].parent ?? []
    if (before !== place(resource.id, parent)) leaveRows()
    drawTree()
    await load()
    if (mine !== opened) return
    const record = !resource.key.length ? rows[0] : key.length > depth ? rows.find((each) => keyOf(each).join('/') === key.join('/')) : null
    list.mark(record ? keyOf(record).join('/') : null)
    show(record ?? null)
  }

  /** Takes away the rows of the collection that was left: under the keys of the next one they would lead astray. */
  function leaveRows() {
    rows = []
    list.set(rows)
  }

  async function count() {
    counts = new Map((await get('record-counts')).counts.map((each) => [each.resource, each]))
  }

  /** How many records of this collection stand below a record. */
  const below = (above) => counts.get(resource.id)?.parents.find((each) => each.parent.join('/') === above.join('/'))?.count

  function drawLinks() {
    search.hidden = resources().length < MANY
    replace(links, resources().filter((each) => each.label.toLowerCase().includes(wanted)).map((each) => {
      const number = counts.get(each.id)?.count
      return h(`a${each === resource ? '.current' : ''}${number ? '' : '.soft'}`, {
        href: place(each.id, []), 'aria-current': each === resource ? 'page' : null, title: each.path,
      }, h('span', {}, breakable(each.label)), number && h('span.number', {}, number.toLocaleString('en')))
    }))
    replace(choice, select(resources().map((each) => [each.id, counts.has(each.id) ? `${each.label} (${counts.get(each.id).count})` : each.label]),
      resource.id, (id) => { location.hash = place(id, []) }, 'Collection'))
  }

  function drawTree() {
    drawLinks()
    tree.querySelector('.current')?.scrollIntoView({ block: 'nearest' })
    const known = counts.get(resource.id)?.parents ?? []
    const above = depthOf(resource) > 0 && [h('input.search', {
      value: parent.join('/'), placeholder: `key of the ${resource.parent ?? 'record'} above`, 'aria-label': 'Key of the record above', list: 'above',
      onchange: (event) => { location.hash = hash(event.target.value.split('/').filter(Boolean)) },
    }), h('datalist', { id: 'above' }, known.map((each) => h('option', { value: each.parent.join('/') }, `${each.count} ${resource.label}`)))]
    replace(bar, h('strong', {}, resource.label), above, h('span.soft', { role: 'status', id: 'record-count' }),
      button('New', create, { kind: 'primary' }))
  }

  /** Shows what was requested last, in whatever order answers come: those to a collection left behind are passed over. */
  function load() {
    latest = resource ? loaded(++turn) : null
    return latest
  }

  async function loaded(mine) {
    if (parent.length < depthOf(resource)) {
      rows = []
      chooseColumns()
      list.set(rows)
      element.classList.add('blank')
      replace(detail, empty(`${resource.label} stand below ${resource.parent ?? 'another record'}`, 'Enter the key of the record above, or follow a link from it.'))
      return
    }
    let found = []
    try {
      found = (await get('records', { resource: resource.id, parent: parent.length ? parent : undefined })).records
    } catch (error) { toast(error.message, 'error') }
    if (mine !== turn) {
      await latest
      return
    }
    rows = found
    chooseColumns()
    list.set(rows)
    const number = document.getElementById('record-count')
    if (number) number.textContent = rows.length.toLocaleString('en')
    element.classList.toggle('blank', !rows.length)
    if (!rows.length) replace(detail, empty(`No ${resource.label} yet`, 'Make one with New, or send the request that creates one.'))
  }

  const hash = (key) => place(resource.id, key)
  function go(record) { location.hash = hash(keyOf(record)) }

  function show(record) {
    const before = shown
    chosen = record
    shown = record && place(resource.id, keyOf(record))
    element.classList.toggle('open', record !== null)
    if (record === null) {
      if (rows.length) replace(detail, empty('No record chosen', 'Click one, or walk with j and k.'))
      return
    }
    const key = keyOf(record)
    replace(detail,
      h('header', {}, button('←', () => { location.hash = hash(parent) }, { title: 'Back to the list' }), h('h2', {}, `${resource.label} `, h('span.mono', {}, key.join('/')))),
      h('div.bar', {}, button('Edit', () => edit(record)), button('Delete', () => remove(key), { kind: 'danger' }),
        linksBelow(key)),
      Object.entries(resource.states).map(([name, values]) => states(record, name, values)),
      properties(record), ['timers', 'history'].map((id) => (shown === before && detail.querySelector(`#${id}`)) || h('section', { id })))
    Promise.all([history(key), timers(key)]).catch((error) => toast(error.message, 'error'))
  }

  function linksBelow(key) {
    return resources().filter((each) => each.path.startsWith(`${resource.path}/`) && depthOf(each) === depthOf(resource) + resource.key.length).map((each) =>
      h('a.button', { href: place(each.id, key) }, each.label))
  }

  function states(record, name, values) {
    const lifecycle = resource.lifecycles.find((each) => each.property === name)
    const current = at(record, name) ?? null
    const legal = lifecycle ? lifecycle.moves.filter((move) => move.source === current).map((move) => move.target) : values.filter((value) => value !== current)
    return h('section', {}, h('h3', {}, name),
      lifecycle ? diagram(lifecycle, values, current) : h('p', {}, h('span.state.now', {}, text(current))),
      h('div.bar', {}, [...new Set(legal)].map((to) => button(`→ ${to}`, () => move(keyOf(record), name, to), { title: `Move ${name} to ${to}` })),
        !legal.length && h('span.soft', {}, 'no move leads on from here')))
  }

  async function move(key, property, to) {
    if (await act(`Moved to ${to}`, call('POST', 'transitions', { body: { resource: resource.id, key, to, property } }))) await refresh(key)
  }

  async function refresh(key) {
    await load()
    const record = rows.find((each) => keyOf(each).join('/') === key.join('/')) ?? null
    list.mark(record && key.join('/'))
    show(record)
  }

  function properties(record) {
    return h('table.properties', {}, h('tbody', {}, Object.entries(record).map(([name, value]) => h('tr', {},
      h('th', { scope: 'row' }, breakable(name)), h('td.mono', {}, link(name, value))))))
  }

  function link(name, value) {
    const target = resource.references[name]
    if (target && ['string', 'number', 'bigint'].includes(typeof value)) {
      return h('a', { href: place(target, [value]) }, text(value))
    }
    return typeof value === 'object' && value !== null && text(value).length > SHORT ? code(JSON.stringify(value), name) : text(value)
  }

  async function history(key) {
    const section = detail.querySelector('#history')
    const mine = shown
    const { transitions } = await get('transitions')
    const own = transitions.filter((each) => find(each.resource) === resource && (each.key ?? []).join('/') === key.join('/'))
    if (section?.isConnected && shown === mine) replace(section, own.length > 0 && [h('h3', {}, 'History'), h('table', {}, h('tbody', {}, own.map((each) => h('tr', {},
      h('td.mono.soft', {}, clockText(each.time)), h('td.mono', {}, `${each.from ?? '–'} → ${each.to}`), h('td.soft', {}, each.cause ?? '')))))])
  }

  /** What time is to do to this record. */
  async function timers(key) {
    const section = detail.querySelector('#timers')
    const mine = shown
    const [{ now }, found] = await Promise.all([get('clock'), get('timers')])
    const own = found.timers.filter((each) => find(each.resource) === resource && each.key.join('/') === key.join('/'))
    if (section?.isConnected && shown === mine) replace(section, own.length > 0 && [h('h3', {}, 'Timers'), own.map((each) => h('div.line', {}, h('span.grow', {}, h('span.mono', {}, `${each.source} → ${each.target}`), ' ',
      h('span.soft', {}, new Date(each.due).toLocaleString())), button('Let it happen', async () => {
      if (await act('It happened', call('POST', 'clock', { body: { advance: until(each.due, now) } }))) await refresh(key)
    })))])
  }

  function edit(record) {
    form(`Edit ${resource.label} ${keyOf(record).join('/')}`, record, async (changed) => {
      const attributes = Object.fromEntries(Object.entries(changed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(record[name])))
      const key = keyOf(record)
      return await act('Saved', call('PATCH', 'record', { params: { resource: resource.id, key }, body: { attributes } })) && (await refresh(key), true)
    })
  }

  function create() {
    form(`New ${resource.label}`, {}, async (attributes) => {
      try {
        const made = await call('POST', 'records', { body: { resource: resource.id, parent, attributes } })
        await load()
        go(made.record)
        toast('Made')
        return true
      } catch (error) { toast(error.message, 'error'); return false }
    })
  }

  async function remove(key) {
    if (!await act('Deleted', call('DELETE', 'record', { params: { resource: resource.id, key } }))) return
    location.hash = hash(parent)
    await load()
    show(null)
  }

  /** A form by the schema of the record; what is left empty is left out, and made up by the mock. */
  function form(title, record, save) {
    dialog(title, (close) => {
      const inputs = Object.entries(resource.properties).filter(([, shape]) => !shape.readOnly).map(([name, shape]) => [name, control(name, shape, record[name])])
      const submit = async (event) => {
        event.preventDefault()
        const values = {}
        for (const [name, input] of inputs) {
          try {
            const value = input.read()
            if (value !== undefined) values[name] = value
          } catch { toast(`${name} is not JSON`, 'error'); return }
        }
        if (await save(values)) close()
      }
      return h('form', { onsubmit: submit }, h('p.soft', {}, 'What stays empty is left to the mock.'),
        inputs.map(([name, input]) => field(name, input.element)), h('button.primary', { type: 'submit' }, 'Save'))
    })
  }

  const number = (text) => (Number.isInteger(Number(text)) && !Number.isSafeInteger(Number(text)) ? read(text) : Number(text))

  function control(name, shape, value) {
    const types = [shape.type ?? []].flat()
    if (shape.enum) {
      const element = select([['', ''], ...shape.enum.filter((each) => each !== null).map(String)], value ?? '', () => {}, name)
      return { element, read: () => (element.value === '' ? undefined : shape.enum.find((each) => String(each) === element.value)) }
    }
    if (types.includes('boolean')) {
      const element = select([['', ''], 'true', 'false'], value === undefined ? '' : String(value), () => {}, name)
      return { element, read: () => (element.value === '' ? undefined : element.value === 'true') }
    }
    if (types.includes('integer') || types.includes('number')) {
      const element = h('input', { type: 'number', step: 'any', value: value ?? '' })
      return { element, read: () => (element.value === '' ? undefined : number(element.value)) }
    }
    if (types.includes('string') || (!types.length && typeof value === 'string')) {
      const element = h('input', { value: value ?? '', title: shape.description ?? shape.format ?? null })
      return { element, read: () => (element.value === '' ? undefined : element.value) }
    }
    const element = h('textarea.mono', { rows: 3 }, value === undefined ? '' : JSON.stringify(value, null, 2))
    return { element, read: () => (element.value.trim() === '' ? undefined : read(element.value)) }
  }

  return {
    element, open,
    async changed() {
      if (!resource || document.querySelector('dialog[open]')) return
      await count()
      drawLinks()
      await (chosen ? refresh(keyOf(chosen)) : load())
    },
    keys: { '/': () => search.focus(), j: () => list.move(1), k: () => list.move(-1), n: create, Escape: () => { if (resource) location.hash = hash(parent) } },
  }
}
