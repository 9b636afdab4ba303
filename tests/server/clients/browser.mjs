// The page in headless Chromium, and axe-core over it. Started by browser.sh: node browser.mjs ADDRESS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.argv[2].replace(/\/$/, "");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args });
let passed = 0;
let failed = 0;
const check = (words, good, more = "") => {
  if (good) passed += 1;
  else { failed += 1; console.log("FAILED", words, more); }
};

async function open(path, options, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const told = [];
  page.on("console", (message) => { if (path !== "/nowhere" || !message.text().includes("404")) told.push(message.text()); });
  page.on("pageerror", (error) => told.push(error.message));
  page.on("request", (request) => { if (!request.url().startsWith(base)) told.push(`asks ${request.url()}`); });
  await page.goto(base + path);
  await work(page);
  check(`${path}: no word on the console, no request leaves the host`, told.length === 0, told.join("; "));
  await context.close();
}

await open("/", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await page.getByRole("searchbox", { name: "Search" }).fill("lighthouse");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=lighthouse/);
  check("search finds the one event", await page.locator(".event").count() === 1);
  await page.keyboard.press("Tab");
  const summary = page.locator(".proof > summary");
  await summary.focus();
  await page.keyboard.press("Enter");
  check("the evidence opens by keyboard", await page.locator(".proof blockquote").isVisible());
  check("the quotation is told", (await page.locator("blockquote").textContent()).includes("the office wrote"));
  const webcal = await page.locator("a[href^='webcal:']").first().getAttribute("href");
  const feed = await page.request.get(webcal.replace("webcal:", "http:"));
  check("the webcal link leads to the feed of the search", (await feed.text()).includes("SUMMARY:Lighthouse congress"));
  check("and to nothing else", (await feed.text()).split("BEGIN:VEVENT").length === 2);
  await page.getByRole("button", { name: "Copy" }).first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  check("the address is copied", copied === webcal.replace("webcal:", "http:"), copied);
});

await open("/", { javaScriptEnabled: false }, async (page) => {
  await page.locator(".proof > summary").first().click();
  check("the evidence opens without a script", await page.locator(".proof blockquote").first().isVisible());
});

const paths = ["/", "/?q=lighthouse&kind=conference", "/?q=nothingatall", "/month", "/nowhere"];
for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390, 320]) {
    for (const path of paths) {
      await open(path, { colorScheme, viewport: { width, height: 844 }, bypassCSP: true }, async (page) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        check(`${path} at ${width} does not scroll sideways`, wide <= 0, wide);
        await page.evaluate(axe);
        const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), rules);
        const words = found.violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`).join("; ");
        check(`${path} ${colorScheme} ${width}: axe-core`, found.violations.length === 0, words);
      });
    }
  }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
