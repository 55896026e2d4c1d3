import { ts } from './typescript.ts';

/** A function without what a copy is usually given anew. */
export interface NormalForm {
  /** Equal for two functions that do the same to differently named things. */
  readonly key: string;
  /** Number of syntax nodes that are left. */
  readonly nodes: number;
}

/**
 * What a function does, with its types, modifiers and comments left out, its literals without their
 * values, and its names numbered in the order in which they come. Names stay told apart, so
 * `a.x = b.y` and `a.x = a.x` are two things. A function, a method and an arrow with the same body
 * are equal, with braces or without.
 */
export function normalForm(node: ts.FunctionLikeDeclaration): NormalForm {
  const writer = new Writer();
  const { body } = node;
  writer.put(isAsync(node) ? 'async' : '');
  writer.put(node.asteriskToken === undefined ? '' : '*');
  for (const parameter of node.parameters) writer.visit(parameter);
  writer.put('=>');
  if (body !== undefined && !ts.isBlock(body)) writer.visitReturned(body);
  else for (const statement of body?.statements ?? []) writer.visit(statement);
  return { key: writer.parts.join(' '), nodes: writer.nodes };
}

/** Levels of syntax that an outline shows. */
const OUTLINE_DEPTH = 3;

/** Equal where the normal form is, and sometimes where it is not; but quickly had. */
export function outline(node: ts.FunctionLikeDeclaration): string {
  const { body, parameters } = node;
  if (body === undefined || !ts.isBlock(body)) {
    const returned = body === undefined ? '' : outlineOf(body, OUTLINE_DEPTH - 1);
    return `${parameters.length} ${ts.SyntaxKind.ReturnStatement}(${returned})`;
  }
  const statements = body.statements.map((each) => outlineOf(each, OUTLINE_DEPTH));
  return `${parameters.length} ${statements.join('')}`;
}

function outlineOf(node: ts.Node, depth: number): string {
  if (isLeftOut(node)) return '';
  if (isTransparent(node)) return outlineOf(node.expression, depth);
  if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) return 'n';
  if (isLiteral(node)) return 'l';
  if (depth === 0) return String(node.kind);
  let inside = '';
  ts.forEachChild(node, (child) => {
    inside += outlineOf(child, depth - 1);
  });
  return `${node.kind}(${inside})`;
}

class Writer {
  readonly parts: string[] = [];
  nodes = 0;
  readonly #names = new Map<string, number>();

  put(text: string): void {
    this.parts.push(text);
  }

  /** An arrow without braces returns what stands in it. */
  visitReturned(expression: ts.Expression): void {
    this.#open(ts.SyntaxKind.ReturnStatement);
    this.visit(expression);
    this.put(')');
  }

  readonly visit = (node: ts.Node): void => {
    if (isLeftOut(node)) return;
    if (isTransparent(node)) this.visit(node.expression);
    else if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) this.#name(node.text);
    else if (isLiteral(node)) this.#open(ts.SyntaxKind.StringLiteral, ')');
    else this.#branch(node);
  };

  #branch(node: ts.Node): void {
    this.#open(node.kind);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
      this.put(String(node.operator));
    ts.forEachChild(node, this.visit);
    this.put(')');
  }

  #open(kind: ts.SyntaxKind, end = ''): void {
    this.nodes++;
    this.put(kind + end);
  }

  #name(name: string): void {
    const number = this.#names.get(name) ?? this.#names.size;
    this.#names.set(name, number);
    this.nodes++;
    this.put(`n${number}`);
  }
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return ts.canHaveModifiers(node)
    ? (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
    : false;
}

/** Types say nothing of what happens, and neither does who may see a thing. */
function isLeftOut(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    (ts.isModifier(node) && node.kind !== ts.SyntaxKind.AsyncKeyword)
  );
}

function isTransparent(
  node: ts.Node,
): node is
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.TypeAssertion
  | ts.ParenthesizedExpression {
  return (
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isParenthesizedExpression(node)
  );
}

function isLiteral(node: ts.Node): boolean {
  return (
    ts.isLiteralExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
  );
}
