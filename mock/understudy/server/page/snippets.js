// An exchange as something to paste: a curl command, a call in Python, a pytest test.

import { API_ROOT } from './api.js'
import { read } from './json.js'

const LEFT_OUT = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'user-agent', 'origin', 'referer',
  'accept-language', 'cache-control', 'pragma'])

function shell(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'"'"'`)}'`
}

function target(request) {
  return `${request.path}${request.query ? `?${request.query}` : ''}`
}

function headersOf(request) {
  return Object.entries(request.headers).filter(([name]) => !LEFT_OUT.has(name) && !name.startsWith('sec-'))
}

export function curl({ request }) {
  const words = ['curl', '-i', '-X', request.method, `${API_ROOT}${target(request)}`]
  for (const [name, value] of headersOf(request)) words.push('-H', `${name}: ${value}`)
  if (request.body) words.push('--data-binary', request.body)
  return words.map(shell).join(' ')
}

function literal(value) {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object') {
    return `{${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${literal(each)}`).join(', ')}}`
  }
  return JSON.stringify(value)
}

function parsed(text) {
  try { return { value: read(text) } } catch { return null }
}

function callOf(client, { request }) {
  const json = request.body ? parsed(request.body) : null
  const headers = Object.fromEntries(headersOf(request).filter(([name]) => !(json && name === 'content-type')))
  const parts = [JSON.stringify(request.method), JSON.stringify(target(request))]
  if (Object.keys(headers).length) parts.push(`headers=${literal(headers)}`)
  if (json) parts.push(`json=${literal(json.value)}`)
  else if (request.body) parts.push(`content=${JSON.stringify(request.body)}`)
  return `${client}.request(\n    ${parts.join(',\n    ')},\n)`
}

export function python(entry) {
  return `import httpx\n\nclient = httpx.Client(base_url=${JSON.stringify(API_ROOT)})\nresponse = ${callOf('client', entry)}\nprint(response.status_code, response.text)\n`
}

export function pytest(entry) {
  const words = (entry.operationId ?? `${entry.request.method} ${entry.request.path}`).match(/[A-Za-z0-9]+/g) ?? ['call']
  const name = words.map((word) => word.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()).join('_')
  const call = callOf('client', entry).replaceAll('\n', '\n        ')
  const answer = parsed(entry.response.body)
  const check = answer ? `\n    assert response.json() == ${literal(answer.value)}` : ''
  return `import httpx\n\n\ndef test_${name}(mock_url):\n    with httpx.Client(base_url=mock_url) as client:\n        response = ${call}\n    assert response.status_code == ${entry.response.status}${check}\n`
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/
const KEYWORDS = new Set(['class', 'def', 'from', 'global', 'import', 'in', 'is', 'lambda', 'not', 'or', 'and', 'pass', 'return', 'with', 'yield', 'for', 'if', 'else', 'None', 'True', 'False', 'async', 'await', 'as', 'del', 'raise', 'try', 'while'])
const snake = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase()
const scalar = (text, integer) => (integer && /^-?\d+$/.test(text) ? text : JSON.stringify(text))

/** A call of the generated SDK: `name` is what it calls the operation, `path` the template, `integers` its whole numbers. */
export function sdk({ request }, { name, path, integers }) {
  const pattern = new RegExp(`${path.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('([^/]*)')}/?$`)
  const keys = [...path.matchAll(/\{([^}]*)\}/g)].map((found) => found[1])
  const values = request.path.match(pattern)?.slice(1) ?? []
  const parts = values.map((value, n) => scalar(decodeURIComponent(value), integers.has(keys[n])))
  const body = parsed(request.body)
  const names = body && body.value && typeof body.value === 'object' && !Array.isArray(body.value) ? Object.keys(body.value) : null
  if (names?.every((each) => IDENTIFIER.test(snake(each)) && !KEYWORDS.has(snake(each)))) {
    parts.push(...names.map((each) => `${snake(each)}=${literal(body.value[each])}`))
  } else if (body) parts.push(`body=${literal(body.value)}`)
  for (const [key, value] of new URLSearchParams(request.query)) parts.push(`${snake(key)}=${scalar(value, integers.has(key))}`)
  const call = `client.${name}(`
  const line = `${call}${parts.join(', ')})`
  return line.length <= 88 || !parts.length ? `${line}\n` : `${call}\n    ${parts.join(',\n    ')},\n)\n`
}
