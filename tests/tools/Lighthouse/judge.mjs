// Judges each address with Lighthouse as a phone on a slow line, and prints one line of JSON for it:
// {"address", "scores": {"performance": 0..100, ...}, "bytes", "failed": ["category: audit: what is wrong", ...]}
// Usage: node judge.mjs CHROMIUM [--cookie "name=value"] ADDRESS...
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, ...rest] = process.argv.slice(2);
const cookie = rest[0] === '--cookie' ? rest.splice(0, 2)[1] : undefined;
const chrome = await launch({
  chromePath,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  for (const address of rest) console.log(JSON.stringify(await judge(address)));
} finally {
  await chrome.kill();
}

async function judge(address) {
  const run = await lighthouse(address, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    extraHeaders: cookie ? { Cookie: cookie } : undefined,
  });
  if (run.lhr.runtimeError) throw new Error(`${address}: ${run.lhr.runtimeError.message}`);
  const { categories, audits } = run.lhr;
  return {
    address,
    scores: Object.fromEntries(Object.values(categories).map((c) => [c.id, Math.round(c.score * 100)])),
    bytes: audits['total-byte-weight']?.numericValue ?? 0,
    failed: Object.values(categories).flatMap((category) => category.auditRefs
      .filter((ref) => ref.weight > 0 && audits[ref.id].score !== null && audits[ref.id].score < 1)
      .map((ref) => `${category.id}: ${ref.id}: ${audits[ref.id].displayValue ?? audits[ref.id].title}`)),
  };
}
