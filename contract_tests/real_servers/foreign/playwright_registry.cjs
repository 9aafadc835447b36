// What the webhook registry of @seontechnologies/playwright-utils makes of our server, with each of its providers; run
// in the folder where it is installed, with the address and the provider's name; prints JSON.
const { createRequire } = require('node:module')
const utils = createRequire(process.cwd() + '/')('@seontechnologies/playwright-utils/webhook')
const { request } = createRequire(process.cwd() + '/')('@playwright/test')

const [url, name] = process.argv.slice(2)

const send = (body, path = '/hook') =>
  fetch(`${url}/__mock__/capture${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-sig': 's' },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  })

const brief = (webhook) => ({
  path: webhook.url.replace(url, ''),
  method: webhook.method,
  body: webhook.body,
  date: Number.isFinite(webhook.receivedAt.getTime())
})

async function main() {
  const context = await request.newContext()
  const provider = new utils[`${name}WebhookProvider`](url, context)
  await provider.resetJournal()
  const config = { defaultTimeout: 2000, defaultInterval: 20, cleanupStrategy: 'matched-only' }
  const registry = new utils.WebhookRegistry(provider, config)
  const paid = utils.webhookTemplate('paid').matchField('event', 'paid').matchPartial({ data: { id: 12 } })
  await send('{"broken')
  for (let id = 1; id <= 12; id++) await send({ event: 'paid', data: { id, note: 'x' } })
  const said = { first: brief(await registry.waitFor(paid.build())) }
  const all = utils.webhookTemplate('all').matchField('event', 'paid').build()
  said.count = (await registry.waitForCount(all, 12)).length
  const received = await registry.getReceived()
  said.received = received.length
  said.unparsed = received.filter((webhook) => webhook.parseError).map((webhook) => webhook.rawBody)
  said.signatures = received.filter((webhook) => (webhook.headers['x-sig'] ?? webhook.headers['X-Sig']) === 's').length
  said.later = (await provider.getReceivedWebhooks({ since: new Date(Date.now() + 60000) })).length
  said.filtered = (await provider.getReceivedWebhooks({ method: 'post', urlPattern: 'hook$' })).length
  said.total = await provider.getCount({})
  try {
    await registry.waitFor(utils.webhookTemplate('never').matchField('event', 'never').withTimeout(100).build())
  } catch (error) {
    said.timeout = error.name
    said.totalReceived = error.totalReceived
  }
  await registry.cleanup()
  said.left = (await provider.getReceivedWebhooks()).length
  await registry.resetJournal()
  said.afterReset = (await provider.getReceivedWebhooks()).length
  await context.dispose()
  console.log(JSON.stringify(said))
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
