import { dirname, join, normalize } from 'node:path/posix';
import type { ProjectView } from '../project/project-view.ts';
import type { CodeFile } from './code-file.ts';
import { declarationOf } from './scopes.ts';
import { ts } from './typescript.ts';

/** What is known of a value without a type checker: the syntax that says what it is. */
export interface Shape {
  readonly file: CodeFile;
  /**
   * A type as written, a class or an interface (of an instance), a function, an object literal, or
   * a whole file (for `import * as`).
   */
  readonly node: ts.Node;
  /** The class itself, not an instance of it. */
  readonly isClass?: boolean;
}

/** It comes from a package, from the language or from the platform: nothing to be read here. */
export interface Foreign {
  readonly foreign: true;
  /** Module that it comes from, with the name that it has there; empty when it is a global. */
  readonly module: string;
  readonly name: string;
}

/** Null: nobody can say. */
export type Known = Shape | Foreign | null;

const GLOBAL: Foreign = { foreign: true, module: '', name: '' };
/** Chains of names are short; a longer one is a circle. */
const DEPTH_MAX = 20;
/** Generic types of the language that have the members of their argument. */
const TRANSPARENT = /^(?:Readonly|Partial|Required|NonNullable|Pick|Omit)$/;

export function isForeign(known: Known): known is Foreign {
  return known !== null && 'foreign' in known;
}

/** Follows declarations, annotations and imports through the files of a project. Never throws. */
export class DeclaredTypes {
  readonly #view: ProjectView;
  #depth = 0;

  constructor(view: ProjectView) {
    this.#view = view;
  }

  /** What an expression is. */
  of(file: CodeFile, node: ts.Expression): Known {
    return this.#bounded(() => this.#of(file, node));
  }

  /** Declarations may lead in a circle: through imports, aliases, or what a class extends. */
  #bounded(look: () => Known): Known {
    if (this.#depth >= DEPTH_MAX) return null;
    this.#depth++;
    try {
      return look();
    } finally {
      this.#depth--;
    }
  }

  #of(file: CodeFile, node: ts.Expression): Known {
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node))
      return this.of(file, node.expression);
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return { file, node: node.type };
    if (node.kind === ts.SyntaxKind.ThisKeyword) return thisOf(file, node);
    if (ts.isIdentifier(node)) return this.named(file, node.text, node);
    if (ts.isPropertyAccessExpression(node))
      return this.member(this.of(file, node.expression), node.name.text);
    if (ts.isNewExpression(node)) {
      const made = this.of(file, node.expression);
      return made !== null && !isForeign(made) ? { ...made, isClass: false } : made;
    }
    if (ts.isCallExpression(node)) return this.#returned(this.of(file, node.expression));
    if (ts.isAwaitExpression(node)) return this.#awaited(this.of(file, node.expression));
    if (ts.isFunctionLike(node) || ts.isObjectLiteralExpression(node)) return { file, node };
    if (ts.isLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return GLOBAL;
    return null;
  }

  /** What a name means at a place: a value or a type. */
  named(file: CodeFile, name: string, at: ts.Node): Known {
    const declaration = declarationOf(file, name, at);
    if (declaration === null) return { ...GLOBAL, name };
    return this.#declared(file, declaration);
  }

  #declared(file: CodeFile, node: ts.Node): Known {
    if (ts.isImportSpecifier(node)) {
      const { moduleSpecifier } = node.parent.parent.parent;
      return this.#exported(file, moduleSpecifier, (node.propertyName ?? node.name).text);
    }
    if (ts.isImportClause(node))
      return this.#exported(file, node.parent.moduleSpecifier, 'default');
    if (ts.isNamespaceImport(node))
      return this.#exported(file, node.parent.parent.moduleSpecifier, '*');
    if (ts.isClassDeclaration(node)) return { file, node, isClass: true };
    if (ts.isVariableDeclaration(node) || ts.isParameter(node)) {
      if (node.type !== undefined) return { file, node: node.type };
      return node.initializer === undefined ? null : this.of(file, node.initializer);
    }
    if (ts.isBindingElement(node)) return this.#bound(file, node);
    const isMeaning =
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node);
    return isMeaning ? { file, node } : null;
  }

  /** `{ pool }: Ports`, `const { log: { info } } = ports`. */
  #bound(file: CodeFile, node: ts.BindingElement): Known {
    const key = node.propertyName ?? node.name;
    if (!ts.isObjectBindingPattern(node.parent) || !ts.isIdentifier(key)) return null;
    if (node.dotDotDotToken !== undefined) return null;
    return this.member(this.#declared(file, node.parent.parent), key.text);
  }

  #exported(file: CodeFile, specifier: ts.Expression, name: string): Known {
    if (!ts.isStringLiteral(specifier)) return null;
    if (!specifier.text.startsWith('.')) return { foreign: true, module: specifier.text, name };
    const path = this.#view.resolveImport(normalize(join(dirname(file.path), specifier.text)));
    if (path === null || !/\.[cm]?[jt]sx?$/.test(path)) return null;
    const target = this.#view.codeFile(path);
    if (name === '*') return { file: target, node: target.source };
    return this.#bounded(() => this.#exportOf(target, name));
  }

  #exportOf(file: CodeFile, name: string): Known {
    for (const node of file.nodes<ts.ExportDeclaration>(ts.SyntaxKind.ExportDeclaration)) {
      const { exportClause, moduleSpecifier } = node;
      if (exportClause === undefined || !ts.isNamedExports(exportClause)) continue;
      const found = exportClause.elements.find((each) => each.name.text === name);
      if (found === undefined) continue;
      const original = (found.propertyName ?? found.name).text;
      return moduleSpecifier === undefined
        ? this.named(file, original, file.source)
        : this.#exported(file, moduleSpecifier, original);
    }
    const declared = declarationOf(file, name, file.source);
    return declared === null ? null : this.#declared(file, declared);
  }

  /** The type behind aliases, `readonly`, `| null` and the like. */
  resolve(known: Known): Known {
    return known === null || isForeign(known) ? known : this.#bounded(() => this.#resolved(known));
  }

  #resolved(known: Shape): Known {
    const { file, node } = known;
    if (ts.isTypeAliasDeclaration(node)) return this.resolve({ file, node: node.type });
    if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node))
      return this.resolve({ file, node: node.type });
    if (ts.isUnionTypeNode(node)) {
      const [only, ...others] = node.types.filter((each) => !isEmptyType(each));
      return only === undefined || others.length > 0 ? null : this.resolve({ file, node: only });
    }
    if (ts.isTypeQueryNode(node))
      return ts.isIdentifier(node.exprName) ? this.named(file, node.exprName.text, node) : null;
    if (ts.isTypeReferenceNode(node)) return this.#referred(file, node);
    return ts.isToken(node) || ts.isLiteralTypeNode(node) || ts.isArrayTypeNode(node)
      ? GLOBAL
      : known;
  }

  #referred(file: CodeFile, node: ts.TypeReferenceNode): Known {
    const { typeName, typeArguments } = node;
    if (!ts.isIdentifier(typeName)) {
      const [root = ''] = typeName.getText(file.source).split('.');
      const namespace = this.named(file, root, node);
      return isForeign(namespace) ? namespace : null;
    }
    const declaration = declarationOf(file, typeName.text, node);
    if (declaration === null) {
      const [first] = typeArguments ?? [];
      if (first !== undefined && TRANSPARENT.test(typeName.text))
        return this.resolve({ file, node: first });
      return { ...GLOBAL, name: typeName.text };
    }
    const found = this.#declared(file, declaration);
    if (found === null || isForeign(found)) return found;
    return this.resolve({ ...found, isClass: false });
  }

  /** A member of a value by its name. */
  member(owner: Known, name: string): Known {
    return this.#bounded(() => this.#member(owner, name));
  }

  #member(owner: Known, name: string): Known {
    const known = this.resolve(owner);
    if (isForeign(known))
      return { ...known, name: known.name === '' ? name : `${known.name}.${name}` };
    if (known === null) return null;
    const { file, node, isClass = false } = known;
    if (ts.isSourceFile(node)) return this.#exportOf(file, name);
    if (ts.isIntersectionTypeNode(node))
      return firstOf(node.types, (each) => this.member({ file, node: each }, name));
    const members = membersOf(node, isClass);
    const found = members.find((each) => each.name !== undefined && nameOf(each.name) === name);
    if (found !== undefined) return this.#memberShape(file, found);
    if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node)) return null;
    return firstOf(
      (node.heritageClauses ?? []).flatMap(({ types }) => [...types]),
      ({ expression }) => {
        if (!ts.isIdentifier(expression)) return null;
        const base = this.named(file, expression.text, expression);
        if (base === null) return null;
        return this.member(isForeign(base) ? base : { ...base, isClass }, name);
      },
    );
  }

  #memberShape(file: CodeFile, node: ts.Node): Known {
    if (ts.isGetAccessor(node)) return node.type === undefined ? null : { file, node: node.type };
    if (ts.isPropertyAssignment(node)) return this.of(file, node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) return this.named(file, node.name.text, node);
    if (ts.isPropertySignature(node))
      return node.type === undefined ? null : { file, node: node.type };
    if (ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
      if (node.type !== undefined) return { file, node: node.type };
      return node.initializer === undefined ? null : this.of(file, node.initializer);
    }
    return { file, node };
  }

  #returned(callee: Known): Known {
    const known = this.resolve(callee);
    if (known === null || isForeign(known)) return known;
    const { file, node } = known;
    if (!ts.isFunctionLike(node) || node.type === undefined) return null;
    return { file, node: node.type };
  }

  #awaited(promise: Known): Known {
    if (promise === null || isForeign(promise)) return promise;
    const { file, node } = promise;
    const [first] = ts.isTypeReferenceNode(node) ? (node.typeArguments ?? []) : [];
    const isPromise =
      ts.isTypeReferenceNode(node) && /^Promise(Like)?$/.test(node.typeName.getText(file.source));
    return isPromise && first !== undefined ? { file, node: first } : promise;
  }
}

function isEmptyType(node: ts.TypeNode): boolean {
  return (
    node.kind === ts.SyntaxKind.UndefinedKeyword ||
    (ts.isLiteralTypeNode(node) && node.literal.kind === ts.SyntaxKind.NullKeyword)
  );
}

function thisOf(file: CodeFile, at: ts.Node): Known {
  const container = ts.findAncestor(
    at.parent,
    (each) =>
      ts.isClassLike(each) || ts.isFunctionDeclaration(each) || ts.isFunctionExpression(each),
  );
  return container !== undefined && ts.isClassLike(container) ? { file, node: container } : null;
}

function membersOf(node: ts.Node, isClass: boolean): readonly (ts.NamedDeclaration & ts.Node)[] {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) return node.members;
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  if (!ts.isClassLike(node)) return [];
  const own = node.members.filter(
    (each) =>
      isClass ===
      (ts.canHaveModifiers(each) &&
        (ts.getModifiers(each) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)),
  );
  const given = node.members.flatMap((each) =>
    ts.isConstructorDeclaration(each)
      ? each.parameters.filter((parameter) => (ts.getModifiers(parameter) ?? []).length > 0)
      : [],
  );
  return [...own, ...given];
}

function nameOf(name: ts.Node): string {
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteral(name)
    ? name.text
    : '';
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Known): Known {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
