// The records of each collection: seen, made, changed, moved through their states.

import { act, call, get } from './api.js'
import { button, clockText, code, dialog, empty, field, h, replace, select, toast, virtualList } from './dom.js'
import { diagram } from './diagram.js'

export function records({ resources, find, place }) {
  let resource = null
  let rows = []
  let chosen = null
  let parent = []
  const tree = h('nav.tree', { 'aria-label': 'Collections' })
  const list = virtualList({ label: 'Records', height: 30, keyOf: (record) => keyOf(record).join('/'), row, onselect: (record) => go(record) })
  const bar = h('div.bar')
  const detail = h('section.detail', { 'aria-label': 'Record', 'aria-live': 'polite' })
  const element = h('div.split.three', {}, tree, h('div.column', {}, bar, list.element), detail)

  const keyOf = (record) => [...parent, ...ownKey(record)]
  function ownKey(record) {
    const names = (resource?.keyProperties ?? []).slice(parent.length)
    return names.map((name) => String((name ? at(record, name) : record.id) ?? ''))
  }
  const at = (record, pointer) => pointer.split('/').reduce((value, part) => value?.[part], record)

  function row(record) {
    const shown = columns(record)
    return [h('span.mono.key', {}, ownKey(record).join('/')), ...shown.map(([name, value], n) =>
      h(n === 0 ? 'span.grow' : 'span.soft.wide', { title: name }, text(value)))]
  }

  function columns(record) {
    const states = Object.keys(resource.states)
    const plain = Object.entries(record).filter(([name, value]) =>
      !resource.keyProperties.includes(name) && value !== null && typeof value !== 'object')
    const naming = plain.filter(([name]) => /name|title|email|label|subject|description/i.test(name))
    const state = plain.filter(([name]) => states.includes(name))
    return [...new Map([...naming, ...state, ...plain])].slice(0, 3)
  }

  const text = (value) => (typeof value === 'string' ? value : JSON.stringify(value))

  async function open(parts) {
    const known = resources()
    const found = known.filter((each) => parts.length && each.name === parts[0])
    const key = parts.slice(1)
    resource = found[0] ?? resource ?? known[0] ?? null
    if (resource === null) {
      replace(detail, empty('No collections', 'Nothing in this document can be read back.'))
      return
    }
    const depth = resource.key.length - 1
    parent = key.length ? key.slice(0, depth) : parent.slice(0, depth)
    drawTree()
    await load()
    const record = key.length > depth ? rows.find((each) => keyOf(each).join('/') === key.join('/')) : null
    list.mark(record ? keyOf(record).join('/') : null)
    show(record ?? null)
  }

  function drawTree() {
    replace(tree, resources().map((each) => h(`a${each === resource ? '.current' : ''}`, {
      href: place(each.name, []), 'aria-current': each === resource ? 'page' : null, title: each.path,
    }, each.name)))
    const depth = resource.key.length - 1
    const above = depth > 0 && h('input.search', {
      value: parent.join('/'), placeholder: `key of the ${resource.parent ?? 'record'} above`, 'aria-label': 'Key of the record above',
      onchange: (event) => { parent = event.target.value.split('/').filter(Boolean); load() },
    })
    replace(bar, h('strong', {}, resource.name), above, h('span.soft', { role: 'status', id: 'record-count' }),
      button('New', create, { kind: 'primary' }))
  }

  async function load() {
    if (!resource) return
    const depth = resource.key.length - 1
    if (parent.length < depth) {
      rows = []
      list.set(rows)
      replace(detail, empty(`${resource.name} stand below ${resource.parent ?? 'another record'}`, 'Enter the key of the record above, or follow a link from it.'))
      return
    }
    try {
      rows = (await get('records', { resource: resource.name, parent: parent.length ? parent : undefined })).records
    } catch (error) { rows = []; toast(error.message, 'error') }
    list.set(rows)
    const count = document.getElementById('record-count')
    if (count) count.textContent = `${rows.length}`
    if (!rows.length) replace(detail, empty(`No ${resource.name} yet`, 'Make one with New, or send the request that creates one.'))
  }

  const hash = (key) => place(resource.name, key)
  function go(record) { location.hash = hash(keyOf(record)) }

  function show(record) {
    chosen = record
    element.classList.toggle('open', record !== null)
    if (record === null) {
      if (rows.length) replace(detail, empty('No record chosen', 'Click one, or walk with j and k.'))
      return
    }
    const key = keyOf(record)
    replace(detail,
      h('header', {}, button('←', () => { location.hash = hash(parent) }, { title: 'Back to the list' }), h('h2', {}, `${resource.name} `, h('span.mono', {}, key.join('/')))),
      h('div.bar', {}, button('Edit', () => edit(record)), button('Delete', () => remove(key), { kind: 'danger' }),
        below(key)),
      Object.entries(resource.states).map(([name, values]) => states(record, name, values)),
      properties(record), h('section', { id: 'history' }))
    history(key)
  }

  function below(key) {
    return resources().filter((each) => each.parent === resource.name && each.key.length === resource.key.length + 1).map((each) =>
      h('a.button', { href: place(each.name, key) }, each.name))
  }

  function states(record, name, values) {
    const lifecycle = resource.lifecycles.find((each) => each.property === name)
    const current = record[name]
    const legal = lifecycle ? lifecycle.moves.filter((move) => move.source === current).map((move) => move.target) : values.filter((value) => value !== current)
    return h('section', {}, h('h3', {}, name),
      lifecycle ? diagram(lifecycle, values, current) : h('p', {}, h('span.state.now', {}, text(current ?? null))),
      h('div.bar', {}, [...new Set(legal)].map((to) => button(`→ ${to}`, () => move(keyOf(record), name, to), { title: `Move ${name} to ${to}` })),
        !legal.length && h('span.soft', {}, 'no move leads on from here')))
  }

  async function move(key, property, to) {
    if (await act(`Moved to ${to}`, call('POST', 'transitions', { body: { resource: resource.name, key, to, property } }))) await refresh(key)
  }

  async function refresh(key) {
    await load()
    const record = rows.find((each) => keyOf(each).join('/') === key.join('/'))
    if (record) { list.mark(key.join('/')); show(record) }
  }

  function properties(record) {
    return h('table.properties', {}, h('tbody', {}, Object.entries(record).map(([name, value]) => h('tr', {},
      h('th', { scope: 'row' }, name), h('td.mono', {}, link(name, value))))))
  }

  function link(name, value) {
    const target = resource.references[name]
    if (target && (typeof value === 'string' || typeof value === 'number')) {
      return h('a', { href: place(target, [value]) }, text(value))
    }
    return typeof value === 'object' && value !== null ? code(JSON.stringify(value, null, 2), name) : text(value)
  }

  async function history(key) {
    const section = detail.querySelector('#history')
    const { transitions } = await get('transitions')
    const own = transitions.filter((each) => find(each.resource) === resource && (each.key ?? []).join('/') === key.join('/'))
    if (!section?.isConnected || !own.length) return
    replace(section, h('h3', {}, 'History'), h('table', {}, h('tbody', {}, own.map((each) => h('tr', {},
      h('td.mono.soft', {}, clockText(each.time)), h('td.mono', {}, `${each.from ?? '–'} → ${each.to}`), h('td.soft', {}, each.cause ?? ''))))))
  }

  function edit(record) {
    form(`Edit ${resource.name} ${keyOf(record).join('/')}`, record, async (changed) => {
      const attributes = Object.fromEntries(Object.entries(changed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(record[name])))
      const key = keyOf(record)
      return await act('Saved', call('PATCH', 'record', { params: { resource: resource.name, key }, body: { attributes } })) && (await refresh(key), true)
    })
  }

  function create() {
    form(`New ${resource.name}`, {}, async (attributes) => {
      try {
        const made = await call('POST', 'records', { body: { resource: resource.name, parent, attributes } })
        await load()
        go(made.record)
        toast('Made')
        return true
      } catch (error) { toast(error.message, 'error'); return false }
    })
  }

  async function remove(key) {
    if (!await act('Deleted', call('DELETE', 'record', { params: { resource: resource.name, key } }))) return
    location.hash = hash(key.slice(0, resource.key.length - 1))
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
      return { element, read: () => (element.value === '' ? undefined : Number(element.value)) }
    }
    if (types.includes('string') || (!types.length && typeof value === 'string')) {
      const element = h('input', { value: value ?? '', title: shape.description ?? shape.format ?? null })
      return { element, read: () => (element.value === '' ? undefined : element.value) }
    }
    const element = h('textarea.mono', { rows: 3 }, value === undefined ? '' : JSON.stringify(value, null, 2))
    return { element, read: () => (element.value.trim() === '' ? undefined : JSON.parse(element.value)) }
  }

  return {
    element, open,
    async changed() { if (!document.querySelector('dialog[open]')) await (chosen ? refresh(keyOf(chosen)) : load()) },
    keys: { j: () => list.move(1), k: () => list.move(-1), n: create, Escape: () => { if (resource) location.hash = hash(parent) } },
  }
}
