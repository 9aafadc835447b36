// The document: what every operation does and why, what is doubtful, and which of its answers were seen so far.

import { address, get } from './api.js'
import { empty, h, replace, select } from './dom.js'

const MANY = 30
const FILTERS = [['', 'all operations'], ['new', 'not called yet'], ['part', 'with answers not seen'], ['odd', 'with undocumented answers']]

/** The documented status that a status is an answer of (OAS 4.8.16): itself, its class, or the default. */
const documentedAs = (status, known) => [`${status}`, `${String(status)[0]}XX`, `${String(status)[0]}xx`, 'default'].find((each) => known.includes(each))

export function contract({ called, documented }) {
  const element = h('div.page')
  const body = h('div.sections')
  const covered = h('p', { role: 'status' })
  const bar = h('progress', { 'aria-label': 'Documented answers seen so far' })
  const filter = { text: '', kind: '' }
  const search = h('input.search', {
    type: 'search', placeholder: 'Filter operations  ( / )', 'aria-label': 'Filter operations',
    oninput: (event) => { filter.text = event.target.value.toLowerCase(); draw() },
  })
  const opened = new Map()
  let found = null

  async function open() {
    if (found === null) {
      replace(element, empty('Reading the document…'))
      found = await get('explanation')
      build()
    }
    draw()
  }

  /** How often each documented status of each operation was answered, and which others were. */
  function seen() {
    const counts = new Map([...documented()].map(([id, { statuses }]) => [id, { known: new Map(statuses.map((each) => [each, 0])), odd: new Map(), calls: 0 }]))
    for (const { operationId, response: { status } } of called()) {
      const count = counts.get(operationId)
      if (!count) continue
      const as = documentedAs(status, [...count.known.keys()])
      const into = as === undefined ? count.odd : count.known
      into.set(as ?? status, (into.get(as ?? status) ?? 0) + 1)
      count.calls += 1
    }
    return counts
  }

  function build() {
    const { summary } = found
    replace(element,
      h('header', {}, h('h2', {}, found.title), h('nav.bar', { 'aria-label': 'The document' },
        h('a.button', { href: address('docs/') }, 'Docs'), h('a.button', { href: address('openapi.json') }, 'openapi.json'),
        h('a.button', { href: address('control.json') }, 'control.json'), h('a.button', { href: address('health') }, 'Health'))),
      h('p.soft', {}, `${summary.operations} operations · ${summary.with_state} with state · ${summary.doubtful} doubtful · ${summary.resources} resources`),
      covered, bar, doubts(),
      h('div.bar', {}, search, select(FILTERS, '', (value) => { filter.kind = value; draw() }, 'Which operations')), body,
      h('p.soft', {}, `An unknown path: ${found.unknown_path.status}, ${found.unknown_path.answer} (${found.unknown_path.reason})`))
  }

  function draw() {
    const counts = seen()
    const all = [...counts.values()]
    const answers = all.flatMap((each) => [...each.known.values()])
    const calls = all.filter((each) => each.calls).length
    covered.textContent = `${calls} of ${all.length} operations called so far, ${answers.filter(Boolean).length} of ${answers.length} documented answers seen`
    bar.max = Math.max(1, answers.length)
    bar.value = answers.filter(Boolean).length
    const sections = [...found.resources, ...(found.other_operations.length ? [{ name: 'of no resource', path: '', operations: found.other_operations, facts: [], references: [] }] : [])]
    const shown = sections.map((each) => [each, each.operations.filter((one) => matches(one, counts.get(one.operation)))]).filter(([, some]) => some.length)
    const few = shown.reduce((sum, [, some]) => sum + some.length, 0) <= MANY
    replace(body, shown.length ? shown.map(([each, some]) => section(each, some, counts, few))
      : empty('No such operation', 'Another filter shows more.'))
  }

  function matches(one, count) {
    if (filter.kind === 'new' && count?.calls) return false
    if (filter.kind === 'part' && (!count || [...count.known.values()].every(Boolean))) return false
    if (filter.kind === 'odd' && !count?.odd.size) return false
    return `${one.method} ${one.path} ${one.operation} ${one.kind}`.toLowerCase().includes(filter.text)
  }

  function doubts() {
    const all = [...found.contradictions.map((each) => [each.rule, `${each.file}#${each.pointer}: ${each.message}`, each.hint]),
      ...found.doubts.map((each) => [each.kind, each.about, each.mend, each.meaning])]
    if (!all.length) return null
    return h('details.card', { open: all.length < 4 }, h('summary', {}, all.length === 1 ? '1 doubt' : `${all.length} doubts`), h('table.doubts', {}, h('tbody', {}, all.map(([kind, about, mend, meaning]) =>
      h('tr', {}, h('td.mono', {}, kind), h('td', {}, about, meaning ? h('p.soft', {}, meaning) : null), h('td.soft.mono', {}, mend ?? ''))))))
  }

  function section({ name, path, facts, references }, some, counts, few) {
    const seenHere = some.filter((each) => counts.get(each.operation)?.calls).length
    const key = `${name} ${path}`
    return h('details.card', { open: opened.get(key) ?? few, ontoggle: (event) => opened.set(key, event.target.open) },
      h('summary', {}, h('strong', {}, name), h('span.soft.mono', {}, ` ${path} `), h('span.soft', {}, `${seenHere} of ${some.length} called`)),
      [...facts, ...references.map((one) => `${one.property} → ${one.resource}`)].map((fact) => h('p.soft', {}, fact)),
      h('table.operations', {}, h('tbody', {}, some.map((each) => h('tr', {},
        h('td.mono.method', {}, each.method), h('td', {}, h('span.mono', {}, each.path), h('br'), h('span.soft', { title: each.reason }, `${each.operation} · ${[each.kind, ...each.also].join(', ')}`)),
        h('td', {}, chips(counts.get(each.operation))))))))
  }

  function chips(count) {
    if (!count) return null
    const chip = (kind) => ([status, times]) => h(`span.chip.${times ? `${kind}.s${String(status)[0]}` : 'unseen'}`, {
      title: kind === 'odd' ? `${status} is not documented: ${times} times` : times ? `${status}: ${times} times` : `${status}: not seen yet`,
    }, status, times > 1 ? h('small', {}, ` ×${times}`) : null)
    return h('span.chips', {}, [...count.known].map(chip('seen')), [...count.odd].map(chip('odd')))
  }

  return { element, open, async changed() { if (found) draw() }, keys: { '/': () => search.focus() } }
}
