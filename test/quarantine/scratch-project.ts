import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { truthIn } from '../gen/project-copy.ts';
import { placeSmallProject } from '../package/small-project.ts';

/** An old price that only an old rate belongs to, beside the one in use. */
const FILES: Readonly<Record<string, string>> = {
  'src/main.ts': "import { price } from './price.ts';\n\nconsole.log(price(3));\n",
  'src/price.ts':
    "import { rounded } from './rounded.ts';\n\nexport const price = (count: number) => rounded(count * 2.5);\n",
  'src/rounded.ts': 'export const rounded = (value: number) => Math.ceil(value);\n',
  'src/old-price.ts':
    "import { oldRate } from './old-rate.ts';\nimport { rounded } from './rounded.ts';\n\n" +
    'export const oldPrice = (count: number) => rounded(count * oldRate);\n',
  'src/old-rate.ts': 'export const oldRate = 2;\n',
  'kb/prices.md': 'Last year prices were made in src/old-price.ts.\n',
};

/** A small project, kept by git, with everything generated. Its folder goes with the run. */
export class ScratchProject {
  readonly root = join(mkdtempSync(join(tmpdir(), 'truth-quarantine-')), 'shop');

  async prepare(): Promise<void> {
    placeSmallProject(this.root);
    // These pages of ours show files of such a shop.
    for (const page of ['diagnostics', 'quarantine']) rmSync(this.path(`kb/${page}.md`));
    for (const [path, text] of Object.entries(FILES)) this.write(path, text);
    await this.truth('gen');
    this.git('init', '--quiet');
    this.git('add', '.');
  }

  async truth(...args: string[]) {
    return truthIn(this.root, args);
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }

  path(path: string): string {
    return join(this.root, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  exists(path: string): boolean {
    return existsSync(this.path(path));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  filesIn(folder: string): string[] {
    return existsSync(this.path(folder)) ? readdirSync(this.path(folder)).sort() : [];
  }
}
