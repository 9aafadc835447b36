// What stripe-node does to payments, invoices and subscriptions: node stripe_states.mjs NODE_MODULES ADDRESS
// Prints one JSON object: story → "ok" or what went wrong.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const [modules, address] = process.argv.slice(2);
const Stripe = createRequire(modules + "/")("stripe");
const url = new URL(address);
const api = new (Stripe.default ?? Stripe)("sk_test_1", {
  host: url.hostname, port: Number(url.port), protocol: "http", maxNetworkRetries: 0,
});
const LONG_AGO = 1_600_000_000;
const payment = (more) => api.paymentIntents.create({ amount: 1200, currency: "usd", ...more });

const STORIES = {
  async payments_are_confirmed_and_then_no_longer_canceled() {
    const made = await payment();
    assert.deepEqual([made.status, made.amount_received, made.canceled_at], ["requires_confirmation", 0, null]);
    const done = await api.paymentIntents.confirm(made.id);
    assert.deepEqual([done.status, done.amount_received], ["succeeded", 1200]);
    await assert.rejects(api.paymentIntents.cancel(made.id), /cancel is not possible/);
    assert.equal((await api.paymentIntents.retrieve(made.id)).status, "succeeded");
  },
  async payments_are_captured_by_hand() {
    const made = await payment({ capture_method: "manual", confirm: true });
    assert.deepEqual([made.status, made.amount_received], ["requires_capture", 0]);
    const done = await api.paymentIntents.capture(made.id);
    assert.deepEqual([done.status, done.amount_received], ["succeeded", 1200]);
  },
  async payments_are_canceled() {
    const gone = await api.paymentIntents.cancel((await payment()).id);
    assert.equal(gone.status, "canceled");
    assert.ok(gone.canceled_at > LONG_AGO);
  },
  async refunds_count_in_their_charge() {
    const charge = await api.charges.create({ amount: 500, currency: "usd", source: "tok_visa" });
    assert.deepEqual([charge.amount_refunded, charge.refunded], [0, false]);
    const part = await api.refunds.create({ charge: charge.id, amount: 200 });
    assert.deepEqual([part.charge, part.amount], [charge.id, 200]);
    const half = await api.charges.retrieve(charge.id);
    assert.deepEqual([half.amount_refunded, half.refunded], [200, false]);
    await api.refunds.create({ charge: charge.id });
    const all = await api.charges.retrieve(charge.id);
    assert.deepEqual([all.amount_refunded, all.refunded], [500, true]);
  },
  async refunds_name_a_payment_that_is_there() {
    const made = await payment({ confirm: true });
    assert.equal((await api.refunds.create({ payment_intent: made.id })).payment_intent, made.id);
    await assert.rejects(api.refunds.create({ payment_intent: "pi_nobody" }), (error) => {
      assert.deepEqual([error.type, error.statusCode, error.param], ["StripeInvalidRequestError", 404, "payment_intent"]);
      return true;
    });
  },
  async invoices_are_drafts_then_open_then_paid_or_void() {
    const customer = await api.customers.create({ name: "Ada" });
    for (const [verb, status] of [["pay", "paid"], ["voidInvoice", "void"]]) {
      const made = await api.invoices.create({ customer: customer.id });
      assert.deepEqual([made.status, made.customer], ["draft", customer.id]);
      assert.equal((await api.invoices.finalizeInvoice(made.id)).status, "open");
      assert.equal((await api.invoices[verb](made.id)).status, status);
      await assert.rejects(api.invoices.finalizeInvoice(made.id), new RegExp(`status is "${status}"`));
    }
  },
  async subscriptions_have_items_and_are_canceled() {
    const customer = await api.customers.create({ name: "Ada" });
    const product = await api.products.create({ name: "Gold" });
    const price = await api.prices.create({ product: product.id, currency: "usd", unit_amount: 500 });
    assert.deepEqual([price.product, price.unit_amount], [product.id, 500]);
    const made = await api.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 2 }] });
    const [item] = made.items.data;
    assert.deepEqual([item.quantity, item.price.id, item.price.unit_amount], [2, price.id, 500]);
    const more = await api.subscriptionItems.create({ subscription: made.id, price: price.id, quantity: 3 });
    const shown = await api.subscriptions.retrieve(made.id);
    assert.deepEqual(shown.items.data.map((each) => [each.id, each.quantity]), [[item.id, 2], [more.id, 3]]);
    const gone = await api.subscriptions.cancel(made.id);
    assert.equal(gone.status, "canceled");
    assert.ok(gone.canceled_at > LONG_AGO);
  },
  async references_are_expanded() {
    const customer = await api.customers.create({ name: "Ada" });
    const made = await payment({ customer: customer.id });
    assert.equal(made.customer, customer.id);
    const whole = await api.paymentIntents.retrieve(made.id, { expand: ["customer"] });
    assert.equal(whole.customer.name, "Ada");
    const listed = await api.paymentIntents.list({ expand: ["data.customer"] });
    assert.equal(listed.data[0].customer.name, "Ada");
  },
  async lists_are_filtered_and_paged() {
    const ada = await api.customers.create({ name: "Ada", email: "ada@example.com" });
    await api.customers.create({ name: "Bob", email: "bob@example.com" });
    const found = await api.customers.list({ email: "ada@example.com" });
    assert.deepEqual(found.data.map((each) => each.id), [ada.id]);
    for (let n = 0; n < 25; n++) await payment({ customer: ada.id });
    await payment();
    const paid = [];
    for await (const each of api.paymentIntents.list({ customer: ada.id, limit: 10 })) {
      paid.push(each.id);
      assert.ok(paid.length < 50, "the pages never end");
    }
    assert.deepEqual([paid.length, new Set(paid).size], [25, 25]);
    const late = await api.paymentIntents.list({ created: { gt: 4_000_000_000 } });
    assert.deepEqual(late.data, []);
  },
  async errors_are_typed_and_name_their_parameter() {
    await assert.rejects(api.customers.retrieve("cus_nobody"), (error) => {
      assert.deepEqual([error.type, error.statusCode], ["StripeInvalidRequestError", 404]);
      return true;
    });
    await assert.rejects(api.paymentIntents.create({ currency: "usd" }), (error) => {
      assert.deepEqual([error.type, error.statusCode, error.param], ["StripeInvalidRequestError", 400, "amount"]);
      return true;
    });
    await assert.rejects(api.subscriptions.create({ customer: "cus_nobody", items: [] }), (error) => {
      assert.deepEqual([error.statusCode, error.param], [404, "customer"]);
      return true;
    });
  },
};

const results = {};
for (const [name, tell] of Object.entries(STORIES)) {
  await fetch(`${address}/__mock__/reset`, { method: "POST" });
  try {
    await tell();
    results[name] = "ok";
  } catch (error) { results[name] = String(error.message ?? error).slice(0, 600); }
}
console.log(JSON.stringify(results));
