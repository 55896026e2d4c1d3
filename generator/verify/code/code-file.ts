import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';
import { ts } from './typescript.ts';

/** One import, re-export or dynamic import of a file. */
export interface Import {
  /** Path in the project for what begins with a dot, else the specifier as written. */
  readonly target: string;
  readonly kind: 'file' | 'package' | 'builtin';
  /** Name of the package, without a path in it; empty for the other kinds. */
  readonly packageName: string;
  readonly isTypeOnly: boolean;
  /** The specifier, without quotes. */
  readonly range: { readonly start: number; readonly end: number };
}

/** A hand-written TypeScript or JavaScript file. Parsed when something of it is asked for. */
export class CodeFile {
  readonly path: string;
  readonly text: string;
  #source: ts.SourceFile | null = null;
  #nodes: Map<ts.SyntaxKind, ts.Node[]> | null = null;
  #imports: readonly Import[] | null = null;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  get source(): ts.SourceFile {
    this.#source ??= ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true);
    return this.#source;
  }

  /** Every node of one kind, in reading order. The file is walked once for all kinds. */
  nodes<Node extends ts.Node>(kind: Node['kind']): readonly Node[] {
    this.#nodes ??= nodesByKind(this.source);
    return (this.#nodes.get(kind) ?? []) as unknown as readonly Node[];
  }

  get imports(): readonly Import[] {
    this.#imports ??= importsOf(this);
    return this.#imports;
  }

  /** Where a node stands in the text, without the comments before it. */
  range(node: ts.Node): { readonly start: number; readonly end: number } {
    return { start: node.getStart(this.source), end: node.getEnd() };
  }

  /** Address of a node for a finding. */
  at(node: ts.Node): { readonly file: string; readonly range: { start: number; end: number } } {
    return { file: this.path, range: this.range(node) };
  }
}

function nodesByKind(source: ts.SourceFile): Map<ts.SyntaxKind, ts.Node[]> {
  const found = new Map<ts.SyntaxKind, ts.Node[]>();
  const visit = (node: ts.Node): void => {
    const same = found.get(node.kind);
    if (same === undefined) found.set(node.kind, [node]);
    else same.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

function importsOf(file: CodeFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { start, end } = file.range(specifier);
    found.push({
      ...targetOf(file.path, specifier.text),
      isTypeOnly,
      range: { start: start + 1, end: end - 1 },
    });
  };
  for (const node of file.nodes<ts.ImportDeclaration>(ts.SyntaxKind.ImportDeclaration))
    add(node.moduleSpecifier, isTypeOnlyImport(node));
  for (const node of file.nodes<ts.ExportDeclaration>(ts.SyntaxKind.ExportDeclaration))
    add(node.moduleSpecifier, node.isTypeOnly);
  for (const node of file.nodes<ts.CallExpression>(ts.SyntaxKind.CallExpression)) {
    const { expression } = node;
    const isRequire = ts.isIdentifier(expression) && expression.text === 'require';
    if (isRequire || expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
  }
  for (const node of file.nodes<ts.ExternalModuleReference>(ts.SyntaxKind.ExternalModuleReference))
    add(node.expression, false);
  return found.sort((a, b) => a.range.start - b.range.start);
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((each) => each.isTypeOnly)
  );
}

function targetOf(
  from: string,
  specifier: string,
): Pick<Import, 'target' | 'kind' | 'packageName'> {
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(from), specifier));
    return { target, kind: 'file', packageName: '' };
  }
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return { target: specifier, kind: 'builtin', packageName: '' };
  }
  const depth = specifier.startsWith('@') ? 2 : 1;
  const packageName = specifier.split('/').slice(0, depth).join('/');
  return { target: specifier, kind: 'package', packageName };
}
