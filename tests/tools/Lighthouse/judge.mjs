// Judges each address with Lighthouse as a phone on a slow line, and prints one line of JSON for it:
// {"address", "scores": {"performance": 0..100, ...}, "bytes", "slowdown", "failed": ["category: audit: what is wrong", ...]}
// Usage: node judge.mjs CHROMIUM [--cookie "name=value"] ADDRESS...
//
// Lighthouse slows the machine down four times, which turns its typical desktop (a benchmark index of 1500 to 2000) into
// its typical phone. This machine may be slower than that desktop, and slower for a while: each run measures it, and the
// next is slowed to the same phone, never sped up. https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md, read 2026-11-29.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { throttling } from 'lighthouse/core/config/constants.js';

const desktop = 1750, usual = 4;
// What a score lacks once may be another process's doing; what it lacks in every try is the page's.
const least = 95, tries = 5;

let slowdown = usual;

const [chromePath, ...rest] = process.argv.slice(2);
const cookie = rest[0] === '--cookie' ? rest.splice(0, 2)[1] : undefined;
const chrome = await launch({
  chromePath,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  slowdown = slowedLike((await run(rest[0])).environment);
  for (const address of rest) console.log(JSON.stringify(await bestOf(address)));
} finally {
  await chrome.kill();
}

function slowedLike({ benchmarkIndex }) {
  return Math.min(usual, Math.max(1, (usual * benchmarkIndex) / desktop));
}

async function bestOf(address) {
  let best;
  for (let i = 0; i < tries; i++) {
    const judged = await judge(address);
    if (!best || sum(judged) > sum(best)) best = judged;
    if (Object.entries(best.scores).every(([name, score]) => score >= least || isPrivate(name, best))) break;
  }
  return best;
}

// A page that asks search engines to stay away is marked down for it however often it is judged.
function isPrivate(category, { failed }) {
  return category === 'seo' && failed.some((why) => why.startsWith('seo: is-crawlable'));
}

function sum(judged) {
  return Object.values(judged.scores).reduce((all, score) => all + score, 0);
}

async function run(address, left = tries) {
  const { lhr } = await lighthouse(address, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    extraHeaders: cookie ? { Cookie: cookie } : undefined,
    throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: slowdown },
  });
  if (!lhr.runtimeError) return lhr;
  // A browser that has only just started may miss the beginning of a page.
  if (left > 1) return run(address, left - 1);
  throw new Error(`${address}: ${lhr.runtimeError.message}`);
}

async function judge(address) {
  const slowed = slowdown;
  const { categories, audits, environment } = await run(address);
  slowdown = slowedLike(environment);
  return {
    address,
    slowdown: slowed,
    scores: Object.fromEntries(Object.values(categories).map((c) => [c.id, Math.round(c.score * 100)])),
    bytes: audits['total-byte-weight']?.numericValue ?? 0,
    failed: Object.values(categories).flatMap((category) => category.auditRefs
      .filter((ref) => ref.weight > 0 && audits[ref.id].score !== null && audits[ref.id].score < 1)
      .map((ref) => `${category.id}: ${ref.id}: ${audits[ref.id].displayValue ?? audits[ref.id].title}`)),
  };
}
