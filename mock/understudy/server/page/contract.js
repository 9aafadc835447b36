// The document: what every operation does and why, what is doubtful, and what was called so far.

import { address, get } from './api.js'
import { empty, h, replace } from './dom.js'

export function contract({ called, operations }) {
  const element = h('div.page')
  let found = null

  async function open() {
    found ??= await get('explanation')
    draw()
  }

  function draw() {
    const times = new Map()
    for (const entry of called()) times.set(entry.operationId, (times.get(entry.operationId) ?? 0) + 1)
    const names = operations().map(([name]) => name)
    const covered = names.filter((name) => times.has(name)).length
    const { summary } = found
    replace(element,
      h('header', {}, h('h2', {}, found.title), h('nav.bar', { 'aria-label': 'The document' },
        h('a.button', { href: address('docs/') }, 'Docs'), h('a.button', { href: address('openapi.json') }, 'openapi.json'),
        h('a.button', { href: address('control.json') }, 'control.json'), h('a.button', { href: address('health') }, 'Health'))),
      h('p', {}, `${summary.operations} operations · ${summary.with_state} with state · ${summary.doubtful} doubtful · ${summary.resources} resources · ${covered} called so far`),
      h('progress', { value: covered, max: Math.max(1, names.length), 'aria-label': 'Operations called so far' }),
      doubts(), found.resources.map((each) => section(each.name, each.path, each.operations, times, [...each.facts, ...each.references.map((one) => `${one.property} → ${one.resource}`)])),
      found.other_operations.length ? section('Operations of no resource', '', found.other_operations, times, []) : null)
  }

  function doubts() {
    const all = [...found.contradictions.map((each) => [each.rule, `${each.file}#${each.pointer}: ${each.message}`, each.hint]),
      ...found.doubts.map((each) => [each.kind, each.about, each.mend])]
    if (!all.length) return empty('Nothing is doubtful', 'Every operation was understood.')
    return h('details.card', { open: all.length < 12 }, h('summary', {}, `${all.length} doubts`), h('table', {}, h('tbody', {}, all.map(([kind, about, mend]) =>
      h('tr', {}, h('td.mono', {}, kind), h('td', {}, about), h('td.soft.mono', {}, mend ?? ''))))))
  }

  function section(name, path, entries, times, facts) {
    return h('details.card', {}, h('summary', {}, h('strong', {}, name), h('span.soft.mono', {}, ` ${path} `), h('span.soft', {}, `${entries.length} operations`)),
      facts.map((fact) => h('p.soft', {}, fact)),
      h('table', {}, h('tbody', {}, entries.map((each) => h('tr', {}, h('td.mono.method', {}, each.method), h('td.mono', {}, each.path),
        h('td', {}, each.operation), h('td.soft', { title: each.reason }, [each.kind, ...each.also].join(', ')), h('td.mono.soft', {}, times.get(each.operation) ?? ''))))))
  }

  return { element, open, async changed() { if (found) draw() }, keys: {} }
}
