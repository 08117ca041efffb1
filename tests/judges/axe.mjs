// axe.mjs JUDGES PAGE…: runs axe-core on each page in Chromium, in every setting below.
// One JSON line a page and setting: {file, setting, findings}, where an empty list is a pass.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [judges, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(judges, 'node') + '/');
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const settings = [];
for (const width of [1280, 320])
  for (const [name, media] of [
    ['light', { colorScheme: 'light', media: 'screen' }],
    ['dark', { colorScheme: 'dark', media: 'screen' }],
    ['print', { colorScheme: 'light', media: 'print' }],
  ]) settings.push({ name: `${width} px, ${name}`, width, media });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
const tab = await browser.newPage();
for (const page of pages) {
  for (const { name, width, media } of settings) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.emulateMedia(media);
    await tab.goto(pathToFileURL(resolve(page)).href);
    await tab.evaluate(axe);
    const { violations, passes } = await tab.evaluate(
      (values) => axe.run(document, { runOnly: { type: 'tag', values } }), tags);
    const findings = violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${v.help}: ${n.html}`));
    if (passes.length === 0) findings.push('axe-core ran no rule');
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) findings.push(`the page is ${wide} px wider than the window`);
    console.log(JSON.stringify({ file: page, setting: name, findings }));
  }
}
await browser.close();
