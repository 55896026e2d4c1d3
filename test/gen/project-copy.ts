import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../generator/cli/main.ts';

const root = join(import.meta.dirname, '../..');

/** What a generation reads or writes; everything else is only looked at, so a link will do. */
const COPIED = ['contract', 'generated', 'kb', '.env.example', 'render.yaml'];
const LINKED = ['src', 'test', 'scripts', 'Dockerfile', 'README.md', 'package.json', '.github'];

/** A copy of this project in a folder of its own, which a test may spoil; it goes with the run. */
export class ProjectCopy {
  readonly root: string;

  constructor(name = 'project') {
    this.root = join(mkdtempSync(join(tmpdir(), 'truth-')), name);
    for (const path of COPIED) {
      if (existsSync(join(root, path)))
        cpSync(join(root, path), join(this.root, path), { recursive: true });
    }
    for (const path of LINKED) {
      if (existsSync(join(root, path))) symlinkSync(join(root, path), join(this.root, path));
    }
  }

  /** Runs `truth` in the copy. */
  async truth(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    return truthIn(this.root, args);
  }

  path(path: string): string {
    return join(this.root, path);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** Every generated file and page by path, with its bytes. */
  snapshot(): Map<string, string> {
    const files = new Map<string, string>();
    const visit = (folder: string): void => {
      for (const entry of readdirSync(join(this.root, folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) visit(path);
        else files.set(path, this.read(path));
      }
    };
    for (const folder of ['generated', 'kb']) if (existsSync(this.path(folder))) visit(folder);
    for (const file of ['.env.example', 'render.yaml']) {
      if (existsSync(this.path(file))) files.set(file, this.read(file));
    }
    return files;
  }
}

/** Runs `truth` in a folder, in this process. */
export async function truthIn(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(args, {
    cwd,
    env,
    color: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Paths whose bytes differ, sorted. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).sort();
}
