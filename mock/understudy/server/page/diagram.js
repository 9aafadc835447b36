// A lifecycle as a picture: the states in the order in which they are reached, the current one lit.

import { h } from './dom.js'

const WIDEST = 132
const NARROWEST = 64
const CHARACTER = 7
const HEIGHT = 30
const GAP_X = 36
const GAP_Y = 18

/** How many moves each state is away from the first one; what nothing leads to stands last. */
function levels(lifecycle, states) {
  const found = new Map([[lifecycle.initial, 0]])
  const waiting = [lifecycle.initial]
  while (waiting.length) {
    const source = waiting.shift()
    for (const move of lifecycle.moves) {
      if (move.source === source && !found.has(move.target)) {
        found.set(move.target, found.get(source) + 1)
        waiting.push(move.target)
      }
    }
  }
  const last = Math.max(...found.values()) + 1
  for (const state of states) if (!found.has(state)) found.set(state, last)
  return found
}

/** Forward by a curve, back below the nodes, within a column straight, and to itself by a loop. */
function edge(x1, y1, x2, y2, width) {
  const middle = x1 + width / 2
  if (x2 > x1) {
    const bend = GAP_X / 2
    return `M${x1 + width},${y1 + HEIGHT / 2} C${x1 + width + bend},${y1 + HEIGHT / 2} ${x2 - bend},${y2 + HEIGHT / 2} ${x2},${y2 + HEIGHT / 2}`
  }
  if (x2 === x1 && y2 === y1) return `M${middle - 12},${y1 + HEIGHT} c0,${GAP_Y} 24,${GAP_Y} 24,0`
  if (x2 === x1) return y2 > y1 ? `M${middle},${y1 + HEIGHT} L${middle},${y2}` : `M${middle},${y1} L${middle},${y2 + HEIGHT}`
  return `M${middle},${y1 + HEIGHT} C${middle},${y1 + HEIGHT + GAP_Y} ${x2 + width / 2},${y2 + HEIGHT + GAP_Y} ${x2 + width / 2},${y2 + HEIGHT}`
}

export function diagram(lifecycle, named, current) {
  // Null is no member of the states, but a record may begin in it.
  const states = lifecycle.initial === null ? [null, ...named] : named
  const level = levels(lifecycle, states)
  // As wide as the longest name needs, so that most pictures are seen whole.
  const longest = Math.max(...states.map((state) => String(state).length))
  const box = Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + 20))
  const columns = []
  for (const state of states) (columns[level.get(state)] ??= []).push(state)
  const place = new Map()
  columns.forEach((column, x) => column.forEach((state, y) => place.set(state, [x * (box + GAP_X), y * (HEIGHT + GAP_Y)])))
  const width = columns.length * (box + GAP_X) - GAP_X + 4
  const height = Math.max(...columns.map((column) => column?.length ?? 0)) * (HEIGHT + GAP_Y) + 4
  const edges = lifecycle.moves.filter((move) => place.has(move.source) && place.has(move.target)).map((move) => {
    const [x1, y1] = place.get(move.source)
    const [x2, y2] = place.get(move.target)
    const lit = move.source === current
    const path = edge(x1, y1, x2, y2, box)
    const why = [...move.by, move.after ? `after ${move.after}` : null].filter(Boolean).join(', ')
    return h(`path.edge${lit ? '.lit' : ''}`, { d: path, 'marker-end': `url(#arrow${lit ? '-lit' : ''})` }, h('title', {}, `${move.source} → ${move.target}${why ? `: ${why}` : ''}`))
  })
  const nodes = [...place].map(([state, [x, y]]) => {
    const label = String(state)
    return h(`g.node${state === current ? '.now' : ''}`, { transform: `translate(${x},${y})` },
      h('rect', { width: box, height: HEIGHT, rx: 6 }), h('text', { x: box / 2, y: HEIGHT / 2 + 4, 'text-anchor': 'middle' }, label.length > 18 ? `${label.slice(0, 17)}…` : label), h('title', {}, label))
  })
  return h('div.diagram', { tabindex: '0', role: 'img', 'aria-label': `Lifecycle of ${lifecycle.property}, now ${current}` },
    h('svg', { viewBox: `-2 -2 ${width} ${height}`, width, height },
      h('defs', {}, ['', '-lit'].map((kind) => h('marker', { id: `arrow${kind}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto' }, h('path', { d: 'M0,0 L8,4 L0,8 z' })))),
      edges, nodes))
}
