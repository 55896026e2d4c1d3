import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';

/**
 * House rules that are a matter of taste: lengths, names, no dead files. What may import what stands
 * in the contract, and `truth verify` holds the code to it. Each failure names the place and what to
 * do.
 */

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
const DATA_TABLES = new Set([
  'generator/model/model.ts',
  'generator/diagnostics/codes.ts',
  'test/docs/product-features.ts',
]);

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
