import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { ts } from 'ts-morph';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { endWithMe } from '../sandbox/end-with-me.ts';
import { serviceEnv } from '../sandbox/service-env.ts';
import { dockerIgnoreRules, dockerStages, saying } from './dockerfile.ts';
import { makeImageFolder, packagesByNpm } from './image-folder.ts';
import { namesOf, packagesFor } from './production-packages.ts';

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

describe('the Dockerfile', () => {
  const all = dockerStages();
  const image = all.at(-1) ?? [];
  const only = (word: string): string[] => saying(word, image);

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
    expect(all.flatMap((stage) => saying('RUN', stage))).toEqual([
      expect.stringMatching(/^npm ci --omit=dev --omit=optional --ignore-scripts /),
    ]);
  });

  it('sends the builder nothing else', () => {
    expect(dockerIgnoreRules()).toEqual(['*', ...COPIED.map((path) => `!${path}`)]);
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
    // What comes after it belongs to root: the process cannot change its own code.
    const user = image.findIndex(({ word }) => word === 'USER');
    expect(image.slice(user).filter(({ word }) => word === 'COPY')).toEqual([]);
    expect(only('COPY').filter((rest) => rest.includes('--chown'))).toEqual([]);
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

describe('the image, made step by step', () => {
  let place: string;
  let folder: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'truth-image-'));
    folder = makeImageFolder(root, place);
    // The user of the image may look at what belongs to somebody else.
    chmodSync(place, 0o755);
  }, 30_000);

  it('holds the service and its packages, and nothing else', () => {
    expect(readdirSync(folder).sort()).toEqual([...COPIED, 'node_modules'].sort());
    for (const path of ['src', 'generated']) {
      expect.soft(filesBelow(join(folder, path)), path).toEqual(filesBelow(join(root, path)));
    }
    expect(filesBelow(join(folder, 'src')).filter((path) => /test|fixture/.test(path))).toEqual([]);
  });

  it('was made of nothing else', () => {
    expect(readdirSync(join(place, 'context')).sort()).toEqual([...COPIED].sort());
  });

  it('has the packages that npm installs for it, and these are what the process needs', () => {
    const needed = packagesFor(Object.keys(manifest.dependencies));
    expect(packagesByNpm(root, join(place, 'npm'))).toEqual(namesOf(needed));
    expect(packagesBelow(join(folder, 'node_modules'))).toEqual(needed);
    expect(needed.filter((path) => /typescript|esbuild|node-gyp/.test(path))).toEqual([]);
  });

  /**
   * Starts the contract's command there as the user of the image, with nothing of our own
   * environment.
   */
  function start(env: Record<string, string | undefined>) {
    const [, ...args] = contract.entrypoint.command.split(' ');
    const nobody = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: 'pipe', ...nobody });
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
    expect(await healthCheck(port ?? 0)).toBe(0);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await healthCheck(port ?? 0)).toBe(1);
  }, 30_000);

  it('fails the health check when the service answers, but not well', async () => {
    const server = createServer((_, response) => response.writeHead(503).end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await healthCheck((server.address() as AddressInfo).port)).toBe(1);
    server.close();
  });
});

/** Runs the HEALTHCHECK of the image against a port and returns its exit code. */
async function healthCheck(port: number): Promise<unknown> {
  const [line = ''] = saying('HEALTHCHECK', dockerStages().at(-1) ?? []);
  const [, command = '[]'] = /CMD (\[.*\])$/.exec(line) ?? [];
  const [, ...args] = JSON.parse(command) as string[];
  const check = spawn(process.execPath, args, { env: { PORT: String(port) } });
  const [code] = await once(check, 'exit');
  return code;
}

/** Paths of files below a folder, sorted. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Folders of packages below a folder `node_modules`, at any depth, sorted like a lockfile. */
function packagesBelow(modules: string): string[] {
  const manifests = filesBelow(modules)
    .map((path) => `node_modules/${path}`)
    .filter((path) => /(^|\/)node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  return manifests.map((path) => path.slice(0, -'/package.json'.length)).sort();
}
