// One decision by Cedar on policies equivalent to those of Caveat.Bench.Micro/ManyClauses.cs.
// What is measured has the cost of marshalling between JavaScript and WebAssembly in it; five clauses, one policy there, show what that is alone.
// usage: node decide.mjs CLAUSES. One process for each: in a longer one V8 of Node 20 can fail with "unreachable code".
import { createRequire } from "node:module";

const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");
const permit = `permit(principal in Organisation::"root", action, resource == Network::"net") when {
  ["BEL", "USA"].contains(context.nation) && ["work"].contains(context.purpose) && ["vendor"].contains(context.vendor) && context.label <= 4 };\n`;

function policies(count) {
  // Caveat needs five clauses for what is one policy here.
  let text = permit;
  for (let i = 5; i < count; i++) {
    text += [
      `forbid(principal, action, resource) when { context.purpose == "purpose-${i}" && context.nation == "BEL" };`,
      `forbid(principal in Organisation::"org-${i}", action, resource) when { context.vendor == "vendor" };`,
      `forbid(principal, action, resource) when { context.findings.contains("use-${i}") };`,
      `forbid(principal, action, resource) when { context.label > 0 && context.purpose == "purpose-${i}" };`,
    ][i % 4] + "\n";
  }
  return text;
}

function call(set, organisation) {
  const principal = { type: "Organisation", id: organisation };
  return {
    preparsedPolicySetId: set,
    principal,
    action: { type: "Action", id: "ask" },
    resource: { type: "Network", id: "net" },
    context: { nation: "BEL", purpose: "work", vendor: "vendor", label: 1, findings: ["harmless"] },
    entities: [
      { uid: principal, attrs: {}, parents: [{ type: "Organisation", id: "root" }] },
      { uid: { type: "Organisation", id: "root" }, attrs: {}, parents: [] },
    ],
  };
}

function decide(request, expected) {
  const answer = cedar.statefulIsAuthorized(request);
  if (answer.type !== "success" || answer.response.decision !== expected) {
    throw new Error(`expected ${expected}, got ${JSON.stringify(answer)}`);
  }
}

/** Median of several rounds, in microseconds per decision. */
function measure(request, expected) {
  const rounds = [];
  for (let round = 0; round < 7; round++) {
    let decisions = 0;
    const start = process.hrtime.bigint();
    let elapsed;
    do {
      for (let i = 0; i < 10; i++) decide(request, expected);
      decisions += 10;
      elapsed = Number(process.hrtime.bigint() - start);
    } while (elapsed < 300e6);
    rounds.push(elapsed / decisions / 1000);
  }
  return rounds.sort((a, b) => a - b)[3].toFixed(1);
}

const count = Number(process.argv[2]);
const set = "many";
const parsed = cedar.preparsePolicySet(set, { staticPolicies: policies(count) });
if (parsed.type !== "success") throw new Error(JSON.stringify(parsed.errors));
const permitted = measure(call(set, "org-2"), "allow");
const refused = count <= 41 ? "-" : measure(call(set, "org-41"), "deny");
console.log(`${count}\t${permitted}\t${refused}`);
