// JSON with every digit: a number that JavaScript has no place for is kept as it is written (RFC 8259, 6).

const TOKEN = /("(?:[^"\\]|\\.)*"(?:\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*)/
// The colours of more than that are not worth the wait.
const COLOURED = 200_000

const large = (_, value, context) => (typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source) ? BigInt(context.source) : value)
const written = (_, value, context) => (typeof value === 'number' && context?.source && JSON.rawJSON ? JSON.rawJSON(context.source) : value)

BigInt.prototype.toJSON = function toJSON() { return JSON.rawJSON ? JSON.rawJSON(String(this)) : Number(this) }

/** The value of a text. Whole numbers beyond 2^53 become BigInt. Raises SyntaxError. */
export const read = (text) => JSON.parse(text, large)

/** A JSON text with its lines indented and its numbers as they are; any other text as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text, written), null, 2)
  } catch {
    return text
  }
}

/** The parts of a JSON text, each with what it is: name, string, word, number, or nothing. */
export function parts(text) {
  if (text.length > COLOURED || !/^\s*[[{]/.test(text)) return [['', text]]
  return text.split(TOKEN).filter(Boolean).map((part) => [
    part.startsWith('"') ? (part.endsWith(':') ? 'name' : 'string') : /^[tfn]/.test(part) ? 'word' : /^-?\d/.test(part) ? 'number' : '', part])
}
