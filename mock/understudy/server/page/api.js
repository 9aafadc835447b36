// The control plane, by addresses relative to the page: the same below a mount and in a session.

import { dialog, field, h, toast } from './dom.js'
import { read } from './json.js'

const ROOT = new URL('../', import.meta.url)
const TOKEN = 'understudy-control-token'

/** Where the API that is mocked begins: everything before `/__mock__/`. */
export const API_ROOT = new URL('../', ROOT).href.replace(/\/$/, '')

export function address(path, params = {}) {
  const url = new URL(path.replace(/^\//, ''), ROOT)
  for (const [name, value] of Object.entries(params)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') url.searchParams.append(name, each)
    }
  }
  return url
}

function ask() {
  return new Promise((resolve) => {
    const box = dialog('Control token', (close) => {
      const input = h('input', { type: 'password', autocomplete: 'off', required: true })
      const done = (event) => {
        event.preventDefault()
        sessionStorage.setItem(TOKEN, input.value)
        close()
        resolve(true)
      }
      return h('form', { onsubmit: done }, h('p', {}, 'This server was started with --control-token.'),
        field('Token', input), h('button.primary', { type: 'submit' }, 'Use it'))
    })
    box.addEventListener('close', () => resolve(false))
  })
}

let warning = null
/** What the server said of itself beside its last answer: that the document became wrong. */
export const said = () => warning

/** Call the control plane. Rejects with an Error whose message is the detail of the problem. */
export async function call(method, path, { params, body } = {}) {
  const headers = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  const token = sessionStorage.getItem(TOKEN)
  if (token) headers['x-mock-control-token'] = token
  const answer = await fetch(address(path, params), {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body),
  })
  warning = answer.headers.get('x-mock-warnings')
  const text = await answer.text()
  let value = null
  try { value = text ? read(text) : null } catch { value = null }
  if (answer.ok) return value
  if (value?.code === 'token_required' || value?.code === 'wrong_token') {
    sessionStorage.removeItem(TOKEN)
    if (await ask()) return call(method, path, { params, body })
  }
  throw new Error(value?.detail ?? `${answer.status} ${answer.statusText}`)
}

export const get = (path, params) => call('GET', path, { params })

/** How far the clock has to be moved for a timer to be due. */
export function until(due, now) {
  // Both are shown in whole seconds, so the timer may stand almost a second later than it seems.
  return `PT${Math.max(0, Math.ceil((new Date(due) - new Date(now)) / 1000)) + 1}S`
}

/** Do something and say so; what goes wrong is shown. True where it went well. */
export async function act(what, promise) {
  try {
    await promise
    if (what) toast(what)
    return true
  } catch (error) {
    toast(error.message, 'error')
    return false
  }
}

/** Send a request to the API itself, as a client would. */
export async function send({ method, path, query, headers, body }) {
  const url = `${API_ROOT}${path}${query ? `?${query}` : ''}`
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !FORBIDDEN.has(name.toLowerCase())))
  const withBody = body && method !== 'GET' && method !== 'HEAD'
  return fetch(url, { method, headers: sent, body: withBody ? body : undefined, redirect: 'manual' })
}

const FORBIDDEN = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'user-agent', 'origin', 'referer',
  'cookie', 'transfer-encoding', 'expect', 'te', 'upgrade'])
