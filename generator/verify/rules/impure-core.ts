import type { CodeFile } from '../code/code-file.ts';
import { layerOf } from '../code/layers.ts';
import { ts } from '../code/typescript.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

/** Globals that reach outside, with what to do instead. */
const OUTSIDE: Readonly<Record<string, string>> = {
  process: 'Take the value as an argument.',
  fetch: 'Return what is to be asked for; a layer outside asks.',
  console: 'Return what is to be told.',
  performance: 'Take the time as an argument.',
  crypto: 'Take the random value as an argument.',
  globalThis: 'Take the value as an argument.',
  setTimeout: 'Return when something is due; a layer outside waits.',
  setInterval: 'Return when something is due; a layer outside waits.',
  setImmediate: 'Return what comes next.',
  queueMicrotask: 'Return what comes next.',
};

const CALLS: Readonly<Record<string, string>> = {
  'Date.now': 'Take the time as an argument.',
  'Math.random': 'Take the random value as an argument.',
};

const HINTS =
  /\b(process|fetch|console|performance|crypto|globalThis|set(Timeout|Interval|Immediate)|queueMicrotask|Date|Math\.random)\b/;

/** A pure layer computes, and asks nobody. A name that the file declares itself is its own. */
export const impureCore: VerifyRule = {
  code: 'impure-core',
  scope: 'file',
  *check(view) {
    for (const file of view.code) {
      const layer = layerOf(file.path, view.policy.layers);
      if (layer?.pure !== true) continue;
      for (const { kind, target, range } of file.imports) {
        if (kind === 'file') continue;
        yield {
          at: { file: file.path, range },
          text: `${layer.path} is pure and imports ${target}.`,
          hint: 'Pass in what it offers, or move the code to a layer outside.',
        };
      }
      if (HINTS.test(file.text)) yield* reachesOut(file, layer.path);
    }
  },
};

function* reachesOut(file: CodeFile, layer: string): Generator<VerifyFinding> {
  const own = declaredNames(file);
  const found = (node: ts.Node, name: string, hint: string): VerifyFinding => ({
    at: file.at(node),
    text: `${layer} is pure and uses ${name}.`,
    hint,
  });
  for (const node of file.nodes<ts.Identifier>(ts.SyntaxKind.Identifier)) {
    const hint = Object.hasOwn(OUTSIDE, node.text) ? OUTSIDE[node.text] : undefined;
    if (hint === undefined || own.has(node.text) || !isValue(node)) continue;
    yield found(node, node.text, hint);
  }
  for (const node of file.nodes<ts.PropertyAccessExpression>(
    ts.SyntaxKind.PropertyAccessExpression,
  )) {
    const text = node.getText(file.source);
    const hint = Object.hasOwn(CALLS, text) ? CALLS[text] : undefined;
    if (hint !== undefined) yield found(node, text, hint);
  }
  for (const kind of [ts.SyntaxKind.NewExpression, ts.SyntaxKind.CallExpression] as const) {
    for (const node of file.nodes<ts.NewExpression | ts.CallExpression>(kind)) {
      const { expression, arguments: given = [] } = node;
      if (!ts.isIdentifier(expression) || expression.text !== 'Date' || given.length > 0) continue;
      yield found(node, node.getText(file.source), 'Take the time as an argument.');
    }
  }
}

/** Not the name of a property, of a type or of a key. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isTypeReferenceNode(parent) || ts.isQualifiedName(parent)) return false;
  return !ts.isTypeElement(parent) && !ts.isClassElement(parent) && !ts.isImportSpecifier(parent);
}

function declaredNames(file: CodeFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const kind of [
    ts.SyntaxKind.Parameter,
    ts.SyntaxKind.VariableDeclaration,
    ts.SyntaxKind.BindingElement,
    ts.SyntaxKind.FunctionDeclaration,
    ts.SyntaxKind.ImportSpecifier,
  ]) {
    for (const { name } of file.nodes<ts.NamedDeclaration>(kind)) {
      if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;
}
