// What GitHub's own @octokit/webhooks-methods says of deliveries; run in the folder where it is installed, reads JSON from
// stdin, prints JSON.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const home = `${process.cwd()}/node_modules/@octokit/webhooks-methods`
const exported = JSON.parse(readFileSync(`${home}/package.json`, 'utf8')).exports['.']
const { verify } = await import(pathToFileURL(`${home}/${exported.node.import}`))
const verdicts = []
for (const { body, headers, secret } of JSON.parse(readFileSync(0, 'utf8'))) {
  const text = Buffer.from(body, 'base64').toString('utf8')
  verdicts.push(await verify(secret, text, headers['X-Hub-Signature-256']))
}
console.log(JSON.stringify(verdicts))
