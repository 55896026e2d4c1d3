import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { endWithMe } from '../sandbox/end-with-me.ts';
import { serviceEnv } from '../sandbox/service-env.ts';
import { packagesFor, packagesOfImage } from './production-packages.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const contract = parse(read('contract/truth.yaml')) as {
  readonly entrypoint: Readonly<Record<'file' | 'command' | 'runtime', string>>;
  readonly env: { readonly variables: { readonly PORT: { readonly default: number } } };
  readonly routes: readonly { readonly id: string; readonly path: string }[];
};

/** What the image holds besides packages. */
const COPIED = ['package.json', 'package-lock.json', 'src', 'generated'];

/** Files and packages that a file loads when it runs. Types are gone by then. */
function loadedBy(path: string): string[] {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly !== true) {
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly) {
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push((node.arguments[0] as ts.StringLiteral).text);
    } else if (ts.isNewExpression(node) && node.getText().includes('import.meta.url')) {
      const [place] = node.arguments ?? [];
      if (place !== undefined && ts.isStringLiteral(place)) found.push(place.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('.') ? normalize(join(dirname(path), name)) : name));
}

/** Everything that is reached from a file, in two sorts. */
function reachedFrom(entry: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    files.add(path);
    if (!path.endsWith('.ts')) return;
    for (const target of loadedBy(path)) {
      if (existsSync(join(root, target))) visit(target);
      else packages.add(target.split('/', target.startsWith('@') ? 2 : 1).join('/'));
    }
  };
  visit(entry);
  return { files, packages };
}

describe('what the process loads', () => {
  const { files, packages } = reachedFrom(contract.entrypoint.file);

  it('lies in src/ and generated/', () => {
    expect([...files].filter((path) => !/^(src|generated)\//.test(path))).toEqual([]);
    expect([...files]).toEqual(
      expect.arrayContaining(['src/http/webhook.ts', 'generated/env.ts', 'generated/openapi.json']),
    );
  });

  it('comes from the production dependencies, all of which are needed', () => {
    expect([...packages].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** Stages of the Dockerfile, each with its instructions; the last one is the image. */
function stages(): Instruction[][] {
  const lines = read('Dockerfile')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const found: Instruction[][] = [];
  for (const line of lines) {
    const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === 'FROM') found.push([]);
    found.at(-1)?.push({ word, rest });
  }
  return found;
}

describe('the Dockerfile', () => {
  const all = stages();
  const image = all.at(-1) ?? [];
  const only = (word: string): string[] =>
    image.filter((each) => each.word === word).map((each) => each.rest);

  it('holds exactly what the process loads', () => {
    const sources = only('COPY')
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));
    expect(sources).toEqual(COPIED);
    const packages = only('COPY').filter((rest) => rest.startsWith('--from='));
    expect(packages).toEqual(['--from=packages /app/node_modules node_modules']);
    expect(image.filter(({ word }) => word === 'RUN' || word === 'ADD')).toEqual([]);
  });

  it('installs what the lockfile says for production', () => {
    const runs = all.flat().filter(({ word }) => word === 'RUN');
    expect(runs.map(({ rest }) => rest)).toEqual([
      expect.stringMatching(/^npm ci --omit=dev --omit=optional --ignore-scripts /),
    ]);
  });

  it('installs what the process needs and nothing more, above all no compiler', () => {
    // npm leaves out a workspace whose folder is not there, and what only that one needs.
    const ofGenerator = JSON.parse(read('generator/package.json')) as typeof manifest;
    const needed = packagesFor(Object.keys(manifest.dependencies));
    const elsewhere = packagesFor(Object.keys(ofGenerator.dependencies)).filter(
      (path) => !needed.includes(path),
    );
    expect(packagesOfImage().filter((path) => !elsewhere.includes(path))).toEqual(needed);
    expect(needed.filter((path) => /typescript|esbuild|node-gyp/.test(path))).toEqual([]);
  });

  it('sends the builder nothing else', () => {
    const rules = read('.dockerignore')
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(rules).toEqual(['*', ...COPIED.map((path) => `!${path}`)]);
  });

  it('runs on the Node that the contract names and the tests use', () => {
    const version = manifest.devDependencies['node'];
    const bases = all.map(([from]) => from?.rest.split(' ')[0]);
    expect(new Set(bases)).toEqual(new Set([`node:${version}-slim`]));
    expect(contract.entrypoint.runtime).toBe(`node${version?.split('.')[0]}`);
  });

  it('starts what the contract says, as nobody in particular, and can be stopped', () => {
    const [command = '[]'] = only('CMD');
    expect((JSON.parse(command) as string[]).join(' ')).toBe(contract.entrypoint.command);
    expect(only('USER')).toEqual(['node']);
    expect(only('STOPSIGNAL')).toEqual(['SIGTERM']);
  });

  it('listens where the contract says and asks for the health there', () => {
    const port = contract.env.variables.PORT.default;
    expect(only('EXPOSE')).toEqual([String(port)]);
    expect(only('ENV')).toEqual([`NODE_ENV=production PORT=${port}`]);
    const health = contract.routes.find(({ id }) => id === 'health');
    expect(only('HEALTHCHECK')).toEqual([expect.stringContaining(`'${health?.path}'`)]);
  });
});

describe('a folder like that of the image', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'truth-image-'));
    const packages = packagesFor(Object.keys(manifest.dependencies));
    for (const path of [...COPIED, ...packages]) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
  }, 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /**
   * Starts the contract's command there, with nothing of our own environment but the path to Node.
   */
  function start(env: Record<string, string | undefined>) {
    const [, ...args] = contract.entrypoint.command.split(' ');
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'pipe' });
    endWithMe(child, 'TERM');
    return child;
  }

  it('starts, and says everything that is wrong with its environment', async () => {
    const child = start({ PORT: '80000', USE_PTB: '1' });
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(code, said).toBe(2);
    for (const name of [
      'DATABASE_URL',
      'TELEGRAM_BOT_TOKEN',
      'WEBHOOK_SECRET',
      'PORT',
      'USE_PTB',
    ]) {
      expect.soft(said).toContain(name);
    }
  }, 30_000);

  it('passes the health check of the image, and stops when it is told to', async () => {
    const nowhere = 'postgres://nobody:none@127.0.0.1:1/none';
    const child = start({ ...serviceEnv(nowhere, 0), NODE_ENV: 'production' });
    const faults = text(child.stderr);
    let port: number | undefined;
    for await (const line of createInterface(child.stdout)) {
      const { msg, port: bound } = JSON.parse(line) as { msg: string; port?: number };
      if (msg !== 'port bound') continue;
      port = bound;
      break;
    }
    expect(port, await Promise.race([faults, 'it runs'])).toBeGreaterThan(0);
    child.stdout.resume();
    const [, check = ''] = /CMD (\[.*\])$/.exec(healthcheck()) ?? [];
    const [, ...args] = JSON.parse(check) as string[];
    const healthy = spawn(process.execPath, args, { env: { PORT: String(port) } });
    expect(await once(healthy, 'exit')).toEqual([0, null]);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const refused = spawn(process.execPath, args, { env: { PORT: String(port) } });
    expect(await once(refused, 'exit')).toEqual([1, null]);
  }, 30_000);
});

function healthcheck(): string {
  return (
    stages()
      .at(-1)
      ?.find(({ word }) => word === 'HEALTHCHECK')?.rest ?? ''
  );
}
