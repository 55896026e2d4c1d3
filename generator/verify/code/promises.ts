import type { ProjectView } from '../project/project-view.ts';
import type { CodeFile } from './code-file.ts';
import { DeclaredTypes, isForeign, type Known, type Shape } from './declared-types.ts';
import { writtenName } from './literal-text.ts';
import { promiseMaker, promiseMethod, syncName } from './promise-makers.ts';
import { ts } from './typescript.ts';

/** Functions that call each other have no annotation to stop at. */
const DEPTH_MAX = 6;

/**
 * Tells which expressions make a promise, from declarations alone. What cannot be followed makes
 * none: the type of a parameter of a callback, of what a package returns, of an overload.
 */
export class Promises {
  readonly #view: ProjectView;
  readonly #types: DeclaredTypes;
  readonly #byMethod = new Map<string, boolean>();
  readonly #methods = new Map<string, ReadonlyMap<string, readonly Shape[]>>();
  #depth = 0;

  constructor(view: ProjectView) {
    this.#view = view;
    this.#types = new DeclaredTypes(view);
  }

  /** Whether the value of an expression is, or may be, a promise that was made in it. */
  makes(file: CodeFile, node: ts.Expression): boolean {
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.makes(file, node.expression);
    if (ts.isConditionalExpression(node))
      return this.makes(file, node.whenTrue) || this.makes(file, node.whenFalse);
    if (ts.isBinaryExpression(node)) return this.#binaryMakes(file, node);
    if (ts.isNewExpression(node)) return isNamed(node.expression, 'Promise');
    return ts.isCallExpression(node) && this.#callMakes(file, node);
  }

  #binaryMakes(file: CodeFile, { left, right, operatorToken: { kind } }: ts.BinaryExpression) {
    const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, CommaToken } =
      ts.SyntaxKind;
    if (kind === AmpersandAmpersandToken || kind === CommaToken) return this.makes(file, right);
    const isEither = kind === BarBarToken || kind === QuestionQuestionToken;
    return isEither && (this.makes(file, left) || this.makes(file, right));
  }

  #callMakes(file: CodeFile, call: ts.CallExpression): boolean {
    const { expression: callee } = call;
    if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
    if (ts.isPropertyAccessExpression(callee)) {
      const { text: method } = callee.name;
      // Whatever has a `then` or a `finally` gives a promise back.
      if (method === 'then' || method === 'finally') return true;
      if (method === 'catch') return this.makes(file, callee.expression);
    }
    return this.isAsync(file, callee, call);
  }

  /** Whether calling it gives a promise. `call` is looked at for a callback, when it is known. */
  isAsync(file: CodeFile, callee: ts.Expression, call?: ts.CallExpression): boolean {
    const known = this.#types.resolve(this.#types.of(file, callee));
    if (isForeign(known)) return promiseMaker(known) || this.#isOfPackage(file, callee, call);
    if (known !== null) return this.#returns(known);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    if (this.#isOfPackage(file, callee, call)) return true;
    const receiver = this.#types.resolve(this.#types.of(file, callee.expression));
    return receiver === null && this.#everyDeclarationReturns(callee.name.text);
  }

  #isOfPackage(
    file: CodeFile,
    callee: ts.Expression,
    call: ts.CallExpression | undefined,
  ): boolean {
    if (!ts.isPropertyAccessExpression(callee)) return false;
    const last = call?.arguments.at(-1);
    if (last !== undefined && ts.isFunctionLike(last)) return false;
    return file.imports.some(
      ({ kind, packageName }) =>
        kind === 'package' && promiseMethod(packageName, callee.getText(file.source)),
    );
  }

  /** A function, a signature, or a type of functions. */
  #returns({ file, node }: Shape): boolean {
    if (!ts.isFunctionLike(node) || this.#depth > DEPTH_MAX) return false;
    this.#depth++;
    try {
      return this.#functionReturns(file, node);
    } finally {
      this.#depth--;
    }
  }

  #functionReturns(file: CodeFile, node: ts.SignatureDeclaration): boolean {
    if ('asteriskToken' in node && node.asteriskToken !== undefined) return false;
    if (node.type !== undefined) return this.#isPromiseType(file, node.type);
    if (isAsyncFunction(node)) return true;
    if (!('body' in node) || node.body === undefined) return false;
    if (!ts.isBlock(node.body)) return this.makes(file, node.body);
    return returnedIn(node.body).some((each) => this.makes(file, each));
  }

  #isPromiseType(file: CodeFile, type: ts.TypeNode): boolean {
    if (ts.isUnionTypeNode(type)) return type.types.some((each) => this.#isPromiseType(file, each));
    if (ts.isParenthesizedTypeNode(type)) return this.#isPromiseType(file, type.type);
    if (!ts.isTypeReferenceNode(type)) return false;
    const known: Known = this.#types.resolve({ file, node: type });
    return isForeign(known) && known.module === '' && /^Promise(Like)?$/.test(known.name);
  }

  /** For a receiver of which nothing is known: all declarations of the name have to agree. */
  #everyDeclarationReturns(name: string): boolean {
    const known = this.#byMethod.get(name);
    if (known !== undefined) return known;
    this.#byMethod.set(name, false);
    const found = syncName(name)
      ? []
      : this.#view.codePaths
          .filter((path) => this.#view.text(path).includes(name))
          .flatMap((path) => this.#methodsIn(path).get(name) ?? []);
    const isPromise = found.length > 0 && found.every((each) => this.#returns(each));
    this.#byMethod.set(name, isPromise);
    return isPromise;
  }

  #methodsIn(path: string): ReadonlyMap<string, readonly Shape[]> {
    const methods = this.#methods.get(path) ?? methodsOf(this.#view.codeFile(path));
    this.#methods.set(path, methods);
    return methods;
  }
}

function isNamed(node: ts.Expression, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

function isAsyncFunction(node: ts.SignatureDeclaration): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)
  );
}

/** What a body returns, without the functions in it. */
function returnedIn(body: ts.Block): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

const METHODS = [
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.PropertySignature,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.PropertyAssignment,
] as const;

/** Methods of a file by their names, and properties that hold a function. */
function methodsOf(file: CodeFile): Map<string, Shape[]> {
  const byName = new Map<string, Shape[]>();
  for (const kind of METHODS) {
    for (const node of file.nodes<ts.Node & ts.NamedDeclaration>(kind)) {
      const name = writtenName(node.name);
      const held = heldIn(node);
      if (name === null || held === undefined) continue;
      const same = byName.get(name) ?? [];
      byName.set(name, same);
      same.push({ file, node: held });
    }
  }
  return byName;
}

function heldIn(node: ts.Node): ts.Node | undefined {
  if (ts.isPropertySignature(node)) return node.type;
  if (ts.isPropertyDeclaration(node)) return node.type ?? node.initializer;
  return ts.isPropertyAssignment(node) ? node.initializer : node;
}
