import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const generator = join(root, 'generator');

/** The command as it runs from the sources of this repository. */
export const truthFromSources = join(generator, 'bin/truth.cjs');

/** The package built and installed in a folder of its own, as those who use it have it. */
export class InstalledTruth {
  readonly #folder = mkdtempSync(join(tmpdir(), 'truth-installed-'));

  constructor() {
    execFileSync(process.execPath, [join(generator, 'build.js')], { stdio: 'ignore' });
    const modules = join(this.#folder, 'node_modules');
    for (const part of ['bin', 'dist', 'runtime', 'package.json']) {
      cpSync(join(generator, part), join(modules, 'truthgen', part), { recursive: true });
    }
    for (const name of ['handlebars', '@lezer', '@prometheus-io']) {
      cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
    }
  }

  /** The script behind the command. */
  get command(): string {
    return join(this.#folder, 'node_modules/truthgen/bin/truth.cjs');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
