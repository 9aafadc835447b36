// What octokit does to issues, comments, labels and pull requests: node github_stories.mjs NODE_MODULES ADDRESS
// Prints one JSON object: story → "ok" or what went wrong.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const [modules, address] = process.argv.slice(2);
const { Octokit } = await import(createRequire(modules + "/").resolve("octokit"));
const client = new Octokit({ auth: "token", baseUrl: address, retry: { enabled: false }, throttle: { enabled: false } });
const { issues, pulls, repos } = client.rest;
const data = async (promise) => (await promise).data;
const at = { owner: "", repo: "" };

const STORIES = {
  async issues_are_made_edited_closed_and_opened() {
    const made = await data(issues.create({ ...at, title: "Broken", body: "It is" }));
    assert.deepEqual([made.title, made.body, made.state], ["Broken", "It is", "open"]);
    const one = { ...at, issue_number: made.number };
    await issues.update({ ...one, title: "Mended", state: "closed" });
    const shown = await data(issues.get(one));
    assert.deepEqual([shown.title, shown.state], ["Mended", "closed"]);
    await issues.update({ ...one, state: "open" });
    assert.equal((await data(issues.get(one))).state, "open");
  },
  async issues_are_listed_by_state() {
    const made = [];
    for (let n = 0; n < 12; n++) made.push((await data(issues.create({ ...at, title: `i${n}` }))).number);
    await issues.update({ ...at, issue_number: made[0], state: "closed" });
    const numbers = async (more) => (await client.paginate(issues.listForRepo, { ...at, per_page: 5, ...more })).map((each) => each.number);
    assert.deepEqual((await numbers({})).sort((a, b) => a - b), made.slice(1));
    assert.deepEqual(await numbers({ state: "closed" }), made.slice(0, 1));
    assert.equal((await numbers({ state: "all" })).length, 12);
  },
  async comments_are_made_changed_and_deleted() {
    const { number } = await data(issues.create({ ...at, title: "Broken" }));
    const one = { ...at, issue_number: number };
    const first = await data(issues.createComment({ ...one, body: "hello" }));
    const other = await data(issues.createComment({ ...one, body: "two" }));
    const bodies = async () => (await data(issues.listComments(one))).map((each) => each.body);
    assert.deepEqual(await bodies(), ["hello", "two"]);
    await issues.updateComment({ ...at, comment_id: first.id, body: "changed" });
    await issues.deleteComment({ ...at, comment_id: other.id });
    assert.deepEqual(await bodies(), ["changed"]);
  },
  async labels_of_a_repository_are_made_and_listed() {
    await issues.createLabel({ ...at, name: "bug", color: "f29513" });
    assert.deepEqual((await data(issues.listLabelsForRepo(at))).map((each) => each.name), ["bug"]);
  },
  async pull_requests_are_made_edited_and_closed() {
    const made = await data(pulls.create({ ...at, title: "Add", head: "topic", base: "main" }));
    assert.deepEqual([made.title, made.state, made.merged], ["Add", "open", false]);
    const one = { ...at, pull_number: made.number };
    assert.deepEqual((await data(pulls.list(at))).map((each) => each.number), [made.number]);
    await pulls.update({ ...one, title: "Added", state: "closed" });
    const shown = await data(pulls.get(one));
    assert.deepEqual([shown.title, shown.state], ["Added", "closed"]);
  },
  async pull_requests_are_merged() {
    const made = await data(pulls.create({ ...at, title: "Add", head: "topic", base: "main" }));
    const one = { ...at, pull_number: made.number };
    assert.equal((await data(pulls.merge(one))).merged, true);
    const shown = await data(pulls.get(one));
    assert.deepEqual([shown.merged, shown.state], [true, "closed"]);
  },
  async what_is_missing_is_a_404() {
    await assert.rejects(issues.get({ ...at, issue_number: 99 }), (error) => error.status === 404);
  },
};

const results = {};
for (const [name, tell] of Object.entries(STORIES)) {
  await fetch(`${address}/__mock__/reset`, { method: "POST" });
  try {
    const { data: made } = await repos.createForAuthenticatedUser({ name: "shop" });
    Object.assign(at, { owner: made.owner.login, repo: made.name });
    await tell();
    results[name] = "ok";
  } catch (error) { results[name] = String(error.message ?? error).slice(0, 600); }
}
console.log(JSON.stringify(results));
