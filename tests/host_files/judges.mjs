// Asks a judge of another house: node judges.mjs FOLDER-OF-PACKAGES observatory HOST:PORT | csp POLICY | netlify FOLDER PATH…
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, judge, ...asked] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(`${packages}/${path}`).href);
const require = createRequire(`${packages}/`);

/** The grade of MDN Observatory for a host that answers, and why. */
async function observatory(host) {
  // Its installer would fetch the list of hosts that browsers know to be https only; ours is on none.
  const preloaded = `${packages}/@mdn/mdn-http-observatory/conf/hsts-preload.json`;
  if (!existsSync(preloaded)) writeFileSync(preloaded, "{}");
  const { scan } = await load("@mdn/mdn-http-observatory/src/scanner/index.js");
  const found = await scan(host);
  const results = Object.values(found.tests).map(({ result, pass }) => [result, pass]);
  return { grade: found.scan.grade, score: found.scan.score, results };
}

/** What Google's CSP Evaluator has to say of a policy. */
function csp(policy) {
  const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
  const { CspParser } = require("csp_evaluator/dist/parser.js");
  return new CspEvaluator(new CspParser(policy).csp).evaluate();
}

/** What Netlify's own readers make of a folder: the headers of each path, a later rule going before an earlier one. */
async function netlify(folder, ...paths) {
  const { parseAllHeaders } = await load("netlify-headers-parser/lib/index.js");
  const { parseAllRedirects } = await load("netlify-redirect-parser/lib/index.js");
  const { headers, errors } = await parseAllHeaders({ headersFiles: [`${folder}/_headers`], configHeaders: [], minimal: false });
  const moved = await parseAllRedirects({ redirectsFiles: [`${folder}/_redirects`], configRedirects: [], minimal: true });
  const of = (path) => Object.assign({}, ...headers.filter((rule) => rule.forRegExp.test(path)).map((rule) => rule.values));
  return {
    errors: [...errors, ...moved.errors].map(String),
    headers: Object.fromEntries(paths.map((path) => [path, of(path)])),
    redirects: moved.redirects,
  };
}

console.log(JSON.stringify(await { observatory, csp, netlify }[judge](...asked)));
