// ooxml.mjs JUDGES FILE…: runs the Open XML SDK validator on each file, for two versions of Office.
// One JSON line a file and version: {file, setting, findings}, where an empty list is a pass.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [judges, ...files] = process.argv.slice(2);
const require = createRequire(resolve(judges, 'node') + '/');
const { default: validate } = await import(pathToFileURL(require.resolve('@ooxml-tools/validate')).href);

for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  for (const setting of ['Microsoft365', 'Office2013']) {
    const findings = await validate(bytes, 'docx', setting).then(
      (errors) => errors.map((e) => `${e.path.partUri} ${e.path.xpath}: ${e.description}`),
      (error) => [error.message]);
    console.log(JSON.stringify({ file, setting: `Open XML SDK, ${setting}`, findings }));
  }
}
process.exit(0);
