// Runs Lighthouse, each time in a browser of its own: node lighthouse.mjs NODE_MODULES. Reads an order per line, as JSON,
// and answers it with a line: the scores of all categories, or the reason why there are none.
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const load = name => import(pathToFileURL(join(process.argv[2], name)));
const { default: lighthouse } = await load("lighthouse/core/index.js");
const { default: desktop } = await load("lighthouse/core/config/desktop-config.js");
const { launch } = await load("chrome-launcher/dist/index.js");

async function run({ address, preset, flags, chrome, limit }) {
  const browser = await launch(chrome);
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(fail, limit * 1000, new Error(`no result in ${limit} s`)); });
  try {
    const config = preset === "desktop" ? desktop : undefined;
    const { lhr } = await Promise.race([lighthouse(address, { ...flags, port: browser.port }, config), late]);
    return { scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score])) };
  } finally {
    clearTimeout(timer);
    browser.kill();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await run(JSON.parse(line)).catch(error => ({ reason: String(error) }))));
}
process.exit();  // a run that was too late may still be waiting for its browser
