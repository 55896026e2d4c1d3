import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Compiles what the generator loads ready-made: the schemas of the contract and the templates. */

const generator = join(import.meta.dirname, '../generator');
for (const step of ['contract/compile-schemas.ts', 'emit/compile-templates.ts']) {
  execFileSync(process.execPath, [join(generator, step)], { stdio: 'inherit' });
}
