import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { truthIn } from '../gen/project-copy.ts';
import { StubService } from '../smoke/stub-service.ts';
import { packagesFor } from './production-packages.ts';
import { placeSmallProject } from './small-project.ts';

/**
 * The package as others get it: packed, put into an empty project, and used there with nothing but
 * what it brings.
 */

const root = join(import.meta.dirname, '../..');
const LIMIT_MS = 60_000;
/** Only for the compiler that judges the result; the package itself must do without. */
const TOOLS = ['typescript', '@types/node', 'fastify'];

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly bin: { readonly truth: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
let temp: string;
let project: string;
let packed: Packed;

beforeAll(async () => {
  temp = mkdtempSync(join(tmpdir(), 'truth-package-'));
  project = join(temp, 'project');
  packed = await pack();
  await install(packed.filename);
  placeSmallProject(project);
}, LIMIT_MS);

/** Packs a copy, so that two runs at once do not build into one folder. */
async function pack(): Promise<Packed> {
  const copy = join(temp, 'repository');
  cpSync(join(root, 'generator'), join(copy, 'generator'), {
    recursive: true,
    filter: (path) => !/generator\/(dist|node_modules)$/.test(path),
  });
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', temp], {
    cwd: join(copy, 'generator'),
    env: { ...process.env, npm_config_offline: 'true', npm_config_update_notifier: 'false' },
  });
  // What the build says comes first.
  const report: unknown = JSON.parse(stdout.slice(stdout.search(/^[[{]/m)));
  return Object.values(report as Record<string, Packed>)[0] as Packed;
}

/**
 * What `npm install` would do, without a registry: the package, and copies of what it depends on.
 */
async function install(filename: string): Promise<void> {
  const modules = join(project, 'node_modules');
  mkdirSync(modules, { recursive: true });
  await run('tar', ['-xzf', join(temp, filename), '-C', modules]);
  renameSync(join(modules, 'package'), join(modules, 'truthgen'));
  for (const path of packagesFor(Object.keys(manifest().dependencies))) {
    cpSync(join(root, path), join(project, path), { recursive: true });
  }
  for (const tool of TOOLS) {
    mkdirSync(join(modules, tool, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', tool), join(modules, tool));
  }
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(project, 'node_modules/truthgen/package.json'), 'utf8'));
}

/** Runs a script of an installed package. */
async function node(script: string, ...args: string[]) {
  const path = join(project, 'node_modules', script);
  const options = { cwd: project, env: { PATH: process.env['PATH'] } };
  return run(process.execPath, [path, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  );
}

const truth = (...args: string[]) => node(join('truthgen', manifest().bin.truth), ...args);

describe('the package', () => {
  it('holds what was compiled and what is copied as text, and no sources and tests', () => {
    const paths = packed.files.map(({ path }) => path);
    const known =
      /^(dist\/|runtime\/[\w-]+\.ts$|contract\/schema\/[\w.]+\.json$|bin\/truth\.cjs$|verify\/fixtures\/[\w-]+\.txt$)/;
    const others = paths.filter((path) => !known.test(path)).sort();
    expect(others).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(
      paths.filter((path) => /^dist\//.test(path) && !/\.(js|cjs|d\.ts|txt)$/.test(path)),
    ).toEqual([]);
  });

  it(
    'checks, generates, and finds fresh what it generated',
    async () => {
      const wanted = { stdout: '', code: 0 };
      const valid = await truth('validate');
      expect(valid, valid.stderr).toMatchObject(wanted);
      expect(await truth('gen', '--check')).toMatchObject({ code: 4 });
      expect(await truth('gen')).toMatchObject(wanted);
      expect(await truth('gen', '--check')).toMatchObject(wanted);
      // The sources make the same bytes.
      const fromSources = await truthIn(project, ['gen', '--check']);
      expect([fromSources.code, fromSources.err]).toEqual([0, expect.stringContaining('fresh')]);
    },
    LIMIT_MS,
  );

  it(
    'makes code that compiles, and can be imported with its types',
    async () => {
      expect((await truth('gen')).code).toBe(0);
      writeFileSync(join(project, 'plugin.ts'), PLUGIN);
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(STRICT));
      const { stdout, code } = await node('typescript/bin/tsc', '-p', 'tsconfig.json');
      expect(stdout).toBe('');
      expect(code).toBe(0);
      expect(await node('../plugin.ts')).toMatchObject({ code: 0, stderr: '' });
      writeFileSync(join(project, 'plugin.ts'), PLUGIN.replace('= false', '= true'));
      const spoilt = await node('typescript/bin/tsc', '-p', 'tsconfig.json');
      expect(spoilt.stdout).toContain('plugin.ts');
    },
    LIMIT_MS,
  );

  it(
    'holds the code of a project against its contract, and proves that it can',
    async () => {
      const proof = await truth('verify', '--self-test');
      expect([proof.code, proof.stderr]).toEqual([0, expect.not.stringContaining('WRONG')]);
      const only = ['verify', '--only', 'env-read'];
      expect(await truth(...only)).toMatchObject({ code: 0 });
      writeFileSync(join(project, 'src/rate.ts'), 'export const rate = process.env.RATE;\n');
      const found = await truth(...only);
      expect([found.code, found.stderr]).toEqual([1, expect.stringContaining('src/rate.ts:1:21')]);
      rmSync(join(project, 'src/rate.ts'));
    },
    LIMIT_MS,
  );

  it(
    'runs scenarios of the project, which import what they need from it',
    async () => {
      placeScenarios(project);
      expect(await truth('gen')).toMatchObject({ code: 0 });
      const stub = await StubService.start(() => ({ status: 200 }));
      const smoke = () => truth('smoke', '--url', stub.url, '--only', 'S0,S1');
      const well = await smoke();
      expect([well.code, well.stderr]).toEqual([
        0,
        expect.stringContaining('1 passed, 0 failed, 1 skipped.'),
      ]);
      stub.answer = () => ({ status: 503 });
      const ill = await smoke();
      expect([ill.code, ill.stderr]).toEqual([1, expect.stringContaining('It answers 503.')]);
      expect(ill.stderr).toContain(`again: curl -sS -i '${stub.url}/health'`);
      await stub.close();
      const { stdout, code } = await node('typescript/bin/tsc', '-p', 'tsconfig.json');
      expect([stdout, code]).toEqual(['', 0]);
    },
    LIMIT_MS,
  );
});

/** A module for each scenario of the small contract; the first of them asks the service. */
function placeScenarios(folder: string): void {
  const contract = join(folder, 'contract/truth.yaml');
  const text = readFileSync(contract, 'utf8');
  writeFileSync(contract, text.replace('\n  tests: test\n', '\n  tests: test\n  smoke: smoke\n'));
  mkdirSync(join(folder, 'smoke'));
  for (const [, id = '', name] of text.matchAll(/\{ id: (S\d), name: ([\w-]+)/g)) {
    const path = join(folder, 'smoke', `${id.toLowerCase()}-${name}.ts`);
    writeFileSync(path, SCENARIO.replace('S0', id));
  }
  const tsconfig = { ...STRICT, include: ['smoke'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
}

const SCENARIO = `import { passed, type Scenario, Shortfall } from 'truthgen/smoke';
export const scenario: Scenario = {
  id: 'S0',
  run: async ({ request, took }) => {
    const answer = await request({ path: '/health' });
    took(answer.tookMs);
    if (answer.status === 200) return passed();
    throw new Shortfall(\`It answers \${answer.status}.\`, { request: answer.request });
  },
};
`;

/** Fails to compile where a type of the package is lost on the way. */
const PLUGIN = `import { generate, readContract } from 'truthgen';
type IsAny<T> = 0 extends 1 & T ? true : false;
export const lost: IsAny<NonNullable<Awaited<ReturnType<typeof readContract>>['model']>['env']> = false;
export const functions = [generate, readContract] as const;
`;

const STRICT = {
  compilerOptions: {
    target: 'ES2024',
    module: 'NodeNext',
    types: ['node'],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  },
  include: ['generated', 'plugin.ts'],
};
