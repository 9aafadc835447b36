// Five steps on five resources with an SDK of a vendor: node vendor_sdks.mjs NODE_MODULES stripe|octokit ADDRESS
// Prints one JSON object: resource → step → "ok" or what went wrong.
import { createRequire } from "node:module";

const [modules, sdk, address] = process.argv.slice(2);
const load = createRequire(modules + "/");
const SEVERAL = 25;
const url = new URL(address);

async function stripeResources() {
  const Stripe = load("stripe");
  const client = new (Stripe.default ?? Stripe)("sk_test_1", {
    host: url.hostname, port: Number(url.port), protocol: "http", maxNetworkRetries: 0,
  });
  const of = (service, sent, name, changed) => ({
    create: () => client[service].create(sent),
    read: (key) => client[service].retrieve(key),
    update: (record) => client[service].update(record.id, { [name]: changed }),
    every: () => client[service].list({ limit: 10 }),
    remove: (record) => client[service].del(record.id),
    key: (record) => record.id,
    value: (record) => record[name],
    sent: sent[name],
    changed,
    missing: (error) => error.type === "StripeInvalidRequestError" && error.statusCode === 404,
  });
  return {
    customers: of("customers", { name: "Ada", email: "ada@example.com" }, "name", "Ada L."),
    products: of("products", { name: "Mug" }, "name", "Big mug"),
    coupons: of("coupons", { duration: "once", percent_off: 25, name: "Spring" }, "name", "Summer"),
    plans: of("plans", { currency: "eur", interval: "month", amount: 900, product: { name: "Mugs" }, nickname: "Mugs" },
      "nickname", "Mugs a month"),
    webhookEndpoints: of("webhookEndpoints",
      { url: "https://example.com/hook", enabled_events: ["*"], description: "ours" }, "description", "still ours"),
  };
}

async function octokitResources() {
  const { Octokit } = await import(load.resolve("octokit"));
  const client = new Octokit({ auth: "token", baseUrl: address, retry: { enabled: false }, throttle: { enabled: false } });
  const at = {};
  const missing = (error) => error.status === 404;
  async function* pages(route, parameters) {
    for await (const { data } of client.paginate.iterator(route, { ...parameters, per_page: 10 })) yield* data;
  }
  const of = (parts) => ({ missing, ...parts });
  const rest = client.rest;
  const data = async (promise) => (await promise).data;
  const before = async () => {
    const { data: made } = await rest.repos.createForAuthenticatedUser({ name: "shop" });
    Object.assign(at, { owner: made.owner.login, repo: made.name });
  };
  return {
    repos: of({
      create: (n) => data(rest.repos.createForAuthenticatedUser({ name: `shop-${n}`, description: "mugs" })),
      read: ([owner, repo]) => data(rest.repos.get({ owner, repo })),
      update: (r) => data(rest.repos.update({ owner: r.owner.login, repo: r.name, description: "big mugs" })),
      every: () => pages(rest.repos.listForAuthenticatedUser, {}),
      remove: (r) => rest.repos.delete({ owner: r.owner.login, repo: r.name }),
      key: (r) => [r.owner.login, r.name],
      value: (r) => r.description, sent: "mugs", changed: "big mugs",
    }),
    labels: of({
      before,
      create: (n) => data(rest.issues.createLabel({ ...at, name: `bug-${n}`, color: "f29513", description: "broken" })),
      read: (name) => data(rest.issues.getLabel({ ...at, name })),
      update: (r) => data(rest.issues.updateLabel({ ...at, name: r.name, description: "mended" })),
      every: () => pages(rest.issues.listLabelsForRepo, at),
      remove: (r) => rest.issues.deleteLabel({ ...at, name: r.name }),
      key: (r) => r.name, value: (r) => r.description, sent: "broken", changed: "mended",
    }),
    milestones: of({
      before,
      create: (n) => data(rest.issues.createMilestone({ ...at, title: `v${n}`, description: "soon" })),
      read: (milestone_number) => data(rest.issues.getMilestone({ ...at, milestone_number })),
      update: (r) => data(rest.issues.updateMilestone({ ...at, milestone_number: r.number, description: "late" })),
      every: () => pages(rest.issues.listMilestones, at),
      remove: (r) => rest.issues.deleteMilestone({ ...at, milestone_number: r.number }),
      key: (r) => r.number, value: (r) => r.description, sent: "soon", changed: "late",
    }),
    gists: of({
      create: (n) => data(rest.gists.create({ description: "a note", files: { [`${n}.txt`]: { content: "hello" } } })),
      read: (gist_id) => data(rest.gists.get({ gist_id })),
      update: (r) => data(rest.gists.update({ gist_id: r.id, description: "a better note" })),
      every: () => pages(rest.gists.list, {}),
      remove: (r) => rest.gists.delete({ gist_id: r.id }),
      key: (r) => r.id, value: (r) => r.description, sent: "a note", changed: "a better note",
    }),
    releases: of({
      before,
      create: (n) => data(rest.repos.createRelease({ ...at, tag_name: `v${n}`, body: "everything" })),
      read: (release_id) => data(rest.repos.getRelease({ ...at, release_id })),
      update: (r) => data(rest.repos.updateRelease({ ...at, release_id: r.id, body: "all of it" })),
      every: () => pages(rest.repos.listReleases, at),
      remove: (r) => rest.repos.deleteRelease({ ...at, release_id: r.id }),
      key: (r) => r.id, value: (r) => r.body, sent: "everything", changed: "all of it",
    }),
  };
}

function same(shown, wanted) {
  if (JSON.stringify(shown) !== JSON.stringify(wanted)) throw new Error(`${JSON.stringify(shown)} is not ${JSON.stringify(wanted)}`);
}

const STEPS = {
  async creates(r) { same(r.value(await r.create(0)), r.sent); },
  async reads(r) {
    const made = await r.create(0);
    const shown = await r.read(r.key(made));
    same([r.key(shown), r.value(shown)], [r.key(made), r.sent]);
  },
  async updates(r) {
    const made = await r.create(0);
    same(r.value(await r.update(made)), r.changed);
    same(r.value(await r.read(r.key(made))), r.changed);
  },
  async lists(r) {
    const made = [], listed = [];
    for (let n = 0; n < SEVERAL; n++) made.push(String(r.key(await r.create(n))));
    for await (const record of r.every()) {
      listed.push(String(r.key(record)));
      if (listed.length > 2 * SEVERAL) throw new Error("the pages never end");
    }
    same(new Set(made).size, SEVERAL);
    same(listed.sort(), made.sort());
  },
  async deletes(r) {
    const made = await r.create(0);
    await r.remove(made);
    try { await r.read(r.key(made)); } catch (error) {
      if (r.missing(error)) return;
      throw error;
    }
    throw new Error("it is still there");
  },
};

const resources = await (sdk === "stripe" ? stripeResources() : octokitResources());
const results = {};
for (const [name, resource] of Object.entries(resources)) {
  results[name] = {};
  for (const [step, run] of Object.entries(STEPS)) {
    await fetch(`${address}/__mock__/reset`, { method: "POST" });
    try {
      if (resource.before) await resource.before();
      await run(resource);
      results[name][step] = "ok";
    } catch (error) { results[name][step] = String(error.message ?? error).slice(0, 200); }
  }
}
console.log(JSON.stringify(results));
