// Elements, texts and small widgets. Values of records only ever become text: nothing here parses HTML.

import { parts, pretty } from './json.js'

const SVG = 'http://www.w3.org/2000/svg'
const SVG_TAGS = new Set(['svg', 'path', 'rect', 'text', 'g', 'marker', 'defs', 'title'])

/** What is to be done at the events of an element; another element that is the same may bring something newer. */
const handlers = new WeakMap()

function listen(element, type, handler) {
  if (!handlers.has(element)) handlers.set(element, {})
  handlers.get(element)[type] = handler
  element.addEventListener(type, (event) => handlers.get(element)[type](event))
}

/** An element: `h('a.link', {href: '#/x', onclick}, 'text', child, [more])`. Null and false are left out. */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split('.')
  const svg = SVG_TAGS.has(tag)
  const element = svg ? document.createElementNS(SVG, tag) : document.createElement(tag)
  if (classes.length) element.setAttribute('class', classes.join(' '))
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) listen(element, name.slice(2), value)
    else if (name === 'value' || name === 'checked' || name === 'disabled') element[name] = value
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false))
  return element
}

const FIELDS = 'input, select, textarea'
const valuesOf = (node) => [node, ...node.querySelectorAll(FIELDS)].map((each) => each.value).join('\n')
const alike = (before, after) => before.isEqualNode(after) && (before.nodeType !== Node.ELEMENT_NODE || valuesOf(before) === valuesOf(after))

/** Where a node stands below another one, as indexes. */
function pathTo(node, root) {
  const path = []
  for (let each = node; each !== root; each = each.parentNode) path.unshift([...each.parentNode.childNodes].indexOf(each))
  return path
}

/** What was opened by hand, and what has the focus, in a node that another one takes the place of. */
function handOver(before, after) {
  if (before.nodeType !== Node.ELEMENT_NODE || after.nodeType !== Node.ELEMENT_NODE) return null
  for (const each of after.querySelectorAll('details[data-part]')) {
    each.open = before.querySelector(`details[data-part="${each.dataset.part}"]`)?.open ?? each.open
  }
  const active = document.activeElement
  if (!before.contains(active)) return null
  const found = pathTo(active, before).reduce((node, index) => node?.childNodes[index], after)
  return found?.tagName === active.tagName ? found : null
}

/** An element that stays does from now on what the one does that is the same; but a form reads the inputs that are seen. */
function takeHandlers(before, after) {
  if (before.nodeType !== Node.ELEMENT_NODE || after.closest('form') || after.querySelector('form')) return
  const newer = [after, ...after.querySelectorAll('*')]
  for (const [n, each] of [before, ...before.querySelectorAll('*')].entries()) {
    if (handlers.has(newer[n])) Object.assign(handlers.get(each), handlers.get(newer[n]))
  }
}

/** Put children into an element. What is there already, and the same, stays: with its focus, selection and scroll. */
export function replace(parent, ...children) {
  const next = children.flat(3).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(child)))
  let focused = null
  next.forEach((child, n) => {
    const before = parent.childNodes[n]
    if (!before) parent.append(child)
    else if (before !== child && next.includes(before)) parent.insertBefore(child, before)
    else if (before !== child && alike(before, child)) takeHandlers(before, child)
    else if (before !== child) {
      focused ??= handOver(before, child)
      before.replaceWith(child)
    }
  })
  while (parent.childNodes.length > next.length) parent.lastChild.remove()
  focused?.focus({ preventScroll: true })
}

/** A name that may be broken where its words end. */
export function breakable(text) {
  return text.split(/(?<=[/_.-])/).flatMap((part, n) => (n ? [h('wbr'), part] : [part]))
}

/** The time of day of an ISO time, with the date where it is not today's. */
export function clockText(iso) {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return String(iso)
  const time = date.toLocaleTimeString([], { hour12: false })
  return date.toDateString() === new Date().toDateString() ? time : `${date.toLocaleDateString()} ${time}`
}

/** A button; `kind` is one of plain, primary, danger. */
export function button(label, onclick, { kind = 'plain', title = null, disabled = false } = {}) {
  return h(`button.${kind}`, { type: 'button', onclick, title, disabled }, label)
}

export function empty(title, ...hints) {
  return h('div.empty', {}, h('p.empty-title', {}, title), hints.map((hint) => h('p', {}, hint)))
}

/** A text to read, JSON with its lines indented and in colours. */
export function code(text, label) {
  return h('pre.code', { tabindex: '0', 'aria-label': label, role: 'region' },
    parts(pretty(text)).map(([kind, part]) => (kind ? h(`span.${kind}`, {}, part) : part)))
}

export function field(label, control) {
  return h('label.field', {}, h('span', {}, label), control)
}

export function select(options, value, onchange, label) {
  const items = options.map((option) => {
    const [key, text] = Array.isArray(option) ? option : [option, option]
    return h('option', { value: key }, text)
  })
  const control = h('select', { onchange: (event) => onchange(event.target.value), 'aria-label': label }, items)
  control.value = value
  return control
}

let closing = null
/** A line that goes away by itself; errors stay longer. */
export function toast(message, kind = 'note') {
  const place = document.getElementById('toast')
  // Outside of an open dialog nothing is seen clearly, nor read out.
  const around = document.querySelector('dialog[open]') ?? document.body
  if (place.parentNode !== around) around.append(place)
  place.textContent = message
  place.className = `toast shown ${kind}`
  clearTimeout(closing)
  closing = setTimeout(() => { place.className = 'toast' }, kind === 'error' ? 8000 : 2500)
}

/** A modal form. `build` gets a function that closes it, and returns its content. */
export function dialog(title, build) {
  const box = h('dialog', { 'aria-label': title })
  const gone = () => {
    const place = document.getElementById('toast')
    if (box.contains(place)) document.body.append(place)
    box.remove()
  }
  const close = () => { box.close(); gone() }
  replace(box, h('header', {}, h('h2', {}, title), button('Close', close)), build(close))
  box.addEventListener('close', gone)
  box.querySelector(FIELDS)?.setAttribute('autofocus', '')
  document.body.append(box)
  box.showModal()
  return box
}

export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text)
    toast(`Copied ${what}`)
  } catch {
    dialog(`Copy ${what}`, () => h('textarea.code', { rows: 12, 'aria-label': what, readonly: true }, text))
  }
}

/** A list that draws only the rows in view. Rows are of one height; `row(item)` makes one. */
export function virtualList({ label, height, row, onselect, keyOf }) {
  const spacer = h('div.spacer')
  const rows = h('div.rows')
  const element = h('div.list', { role: 'listbox', tabindex: '0', 'aria-label': label }, spacer, rows)
  let items = []
  let selected = null
  const draw = () => {
    const first = Math.max(0, Math.floor(element.scrollTop / height) - 6)
    const last = Math.min(items.length, first + Math.ceil(element.clientHeight / height) + 12)
    spacer.style.height = `${items.length * height}px`
    rows.style.transform = `translateY(${first * height}px)`
    replace(rows, items.slice(first, last).map((item) => {
      const is = keyOf(item) === selected
      const line = h(`div.row${is ? '.selected' : ''}`, {
        role: 'option', id: `row-${keyOf(item)}`, 'aria-selected': String(is), onclick: () => choose(item),
      }, row(item))
      line.style.height = `${height}px`
      return line
    }))
    if (selected === null) element.removeAttribute('aria-activedescendant')
    else element.setAttribute('aria-activedescendant', `row-${selected}`)
  }
  const choose = (item) => {
    selected = item === null ? null : keyOf(item)
    draw()
    onselect(item)
  }
  element.addEventListener('scroll', draw)
  new ResizeObserver(draw).observe(element)
  return {
    element,
    set(next) { items = next; draw() },
    mark(key) { selected = key; draw() },
    move(by) {
      if (!items.length) return
      const at = items.findIndex((item) => keyOf(item) === selected)
      const to = Math.min(items.length - 1, Math.max(0, at < 0 ? 0 : at + by))
      const top = to * height
      if (top < element.scrollTop) element.scrollTop = top
      if (top + height > element.scrollTop + element.clientHeight) element.scrollTop = top + height - element.clientHeight
      choose(items[to])
    },
  }
}
