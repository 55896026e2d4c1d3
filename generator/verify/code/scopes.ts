import type { CodeFile } from './code-file.ts';
import { ts } from './typescript.ts';

/** What gives a name its meaning. */
export type Declaration =
  | ts.VariableDeclaration
  | ts.ParameterDeclaration
  | ts.BindingElement
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.TypeParameterDeclaration
  | ts.ImportSpecifier
  | ts.ImportClause
  | ts.NamespaceImport
  | ts.ImportEqualsDeclaration;

const DECLARATIONS = [
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.ImportEqualsDeclaration,
] as const;

interface Scoped {
  readonly declaration: Declaration;
  readonly scope: ts.Node;
}

const known = new WeakMap<CodeFile, ReadonlyMap<string, readonly Scoped[]>>();

/**
 * The declaration that a name means at a place, or null for a name that the file does not declare.
 * `var` is taken for a name of its block, which is how people use it.
 */
export function declarationOf(file: CodeFile, name: string, at: ts.Node): Declaration | null {
  let best: Scoped | null = null;
  for (const each of declarationsOf(file).get(name) ?? []) {
    const { scope } = each;
    if (scope.pos > at.pos || scope.end < at.end) continue;
    if (best !== null && scope.pos < best.scope.pos) continue;
    // The first of several in one scope: overloads, or a value and a type of one name.
    if (best?.scope === scope && !isTypeOfValue(best.declaration, each.declaration)) continue;
    best = each;
  }
  return best?.declaration ?? null;
}

function declarationsOf(file: CodeFile): ReadonlyMap<string, readonly Scoped[]> {
  const found = known.get(file);
  if (found !== undefined) return found;
  const byName = new Map<string, Scoped[]>();
  for (const kind of DECLARATIONS) {
    for (const node of file.nodes<Declaration>(kind)) {
      if (node.name === undefined || !ts.isIdentifier(node.name)) continue;
      const same = byName.get(node.name.text);
      const scoped = { declaration: node, scope: scopeOf(node) };
      if (same === undefined) byName.set(node.name.text, [scoped]);
      else same.push(scoped);
    }
  }
  known.set(file, byName);
  return byName;
}

/** `class Html` beside `const html`: nothing to choose. A type beside a value: the value counts. */
function isTypeOfValue(best: Declaration, other: Declaration): boolean {
  const isType = ts.isInterfaceDeclaration(best) || ts.isTypeAliasDeclaration(best);
  return isType && !ts.isInterfaceDeclaration(other) && !ts.isTypeAliasDeclaration(other);
}

function scopeOf(declaration: Declaration): ts.Node {
  let node: ts.Node = declaration.parent;
  while (!isScope(node)) node = node.parent;
  return node;
}

function isScope(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isBlock(node) ||
    ts.isCaseBlock(node) ||
    ts.isModuleBlock(node) ||
    ts.isForStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isCatchClause(node) ||
    ts.isClassLike(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}
