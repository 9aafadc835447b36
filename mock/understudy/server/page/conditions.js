// What every call meets that asks for nothing else: a preferred answer, latency, errors by chance, a rate limit.

import { act, call } from './api.js'
import { button, field, h, replace, select } from './dom.js'

const ANSWERS = [['', 'by the state'], ['code', 'of a status'], ['example', 'a named example'],
  ['dynamic=false', 'the first example'], ['dynamic=true', 'made up']]
const VALUES = { code: ['Status', { type: 'number', min: 200, max: 599, required: true, placeholder: '503' }], example: ['Name of the example', { required: true }] }

/** The card; `show` is given what the control plane has, and `changed` is called after it was changed. */
export function conditions(changed) {
  const element = h('section.card')
  let shown = null

  function show(found) {
    if (JSON.stringify(found) === shown) return // what is being typed stays
    shown = JSON.stringify(found)
    const chosen = found.prefer.find((each) => /^(code|example|dynamic)=/.test(each)) ?? ''
    const others = found.prefer.filter((each) => each !== chosen)
    let kind = chosen.startsWith('dynamic') ? chosen : chosen.split('=')[0]
    const value = h('span')
    const draw = () => replace(value, VALUES[kind] && field(VALUES[kind][0], h('input', {
      ...VALUES[kind][1], value: kind && chosen.startsWith(`${kind}=`) ? chosen.slice(kind.length + 1) : '',
    })))
    const latency = h('input', { value: found.latency ?? '', placeholder: '120ms±40' })
    const chaos = h('input', { value: found.chaos ?? '', placeholder: '5%' })
    const rate = h('input', { value: found.rateLimit ?? '', placeholder: '10/s' })
    const set = async (what, body) => { if (await act(what, call('PUT', 'conditions', { body }))) await changed() }
    const submit = (event) => {
      event.preventDefault()
      const entered = value.querySelector('input')?.value
      const answer = entered === undefined ? kind : `${kind}=${entered}`
      set('Every call meets this now', {
        prefer: [...(answer ? [answer] : []), ...others],
        latency: latency.value || null, chaos: chaos.value || null, rateLimit: rate.value || null,
      })
    }
    draw()
    const any = found.prefer.length || found.latency || found.chaos || found.rateLimit
    replace(element, h('header', {}, h('h2', {}, 'Every call meets')), h('form.pairs', { onsubmit: submit },
      field('Answer', select(ANSWERS, kind, (next) => { kind = next; draw() }, 'Answer')), value,
      field('Latency', latency), field('Errors by chance', chaos), field('Rate limit', rate),
      others.length ? h('p.soft', {}, `Also preferred: ${others.join(', ')}`) : null,
      h('div.bar', {}, h('button.primary', { type: 'submit' }, 'Apply'),
        button('Nothing', () => set('Calls are answered as ever', {}), { disabled: !any, title: 'As the state has it, at once, without errors' }))),
    h('p.soft', {}, 'A call that sends Prefer, or an operation with x-mock-latency, has its own way.'))
  }

  return { element, show }
}
