import { byCodeUnits } from '../../model/names.ts';
import type { CodeFile } from './code-file.ts';
import { normalForm, outline } from './normal-form.ts';
import { ts } from './typescript.ts';

/** One of several functions that do the same. */
export interface DuplicatePlace {
  readonly file: CodeFile;
  /** As it is declared; `a function without a name` otherwise. */
  readonly name: string;
  /** Of the name, or of the head of a function without one. */
  readonly range: { readonly start: number; readonly end: number };
  /** First and last line, 1-based. */
  readonly lines: { readonly first: number; readonly last: number };
}

/** Functions that do the same, at two places or more. */
export interface DuplicateGroup {
  /** Syntax nodes of each of them, without types: how much would be saved. */
  readonly nodes: number;
  /** In path and reading order. */
  readonly places: readonly DuplicatePlace[];
}

/**
 * Below this a copy is shorter than the import that would replace it. A function of this size has
 * about eight lines.
 */
export const DUPLICATE_NODES_MIN = 60;

/** A shorter text cannot hold that many nodes. */
const CHARACTERS_PER_NODE_MIN = 1.5;

type Candidate = DuplicatePlace & { readonly node: ts.FunctionLikeDeclaration };

/**
 * Functions of the same normal form, largest first; see normal-form.ts for what is looked past.
 * A function inside of one that is itself a duplicate is not told again. Functions that only put
 * data together are left out: tables and texts look alike without being copies. Pure.
 * @param nodesMin smallest number of syntax nodes, see {@link DUPLICATE_NODES_MIN}
 */
export function findDuplicates(
  files: readonly CodeFile[],
  nodesMin = DUPLICATE_NODES_MIN,
): DuplicateGroup[] {
  const byKey = new Map<string, { nodes: number; candidates: Candidate[] }>();
  for (const { file, node } of alikeAtFirstSight(files, nodesMin * CHARACTERS_PER_NODE_MIN)) {
    const { key, nodes } = normalForm(node);
    if (nodes < nodesMin || isDeclarative(node)) continue;
    const group = byKey.get(key) ?? { nodes, candidates: [] };
    group.candidates.push(candidate(file, node));
    byKey.set(key, group);
  }
  const groups = [...byKey.values()].filter(({ candidates }) => candidates.length > 1);
  return withoutInner(groups).map(({ nodes, candidates }) => ({
    nodes,
    places: candidates.map(({ file, name, range, lines }) => ({ file, name, range, lines })),
  }));
}

interface Found {
  readonly file: CodeFile;
  readonly node: ts.FunctionLikeDeclaration;
}

/** Functions of which another one has the same outline: most have none, and are left alone. */
function alikeAtFirstSight(files: readonly CodeFile[], lengthMin: number): Found[] {
  const first = new Map<string, Found>();
  const alike = new Set<Found>();
  const all = files.flatMap((file) =>
    functionsOf(file)
      .filter(({ pos, end }) => end - pos >= lengthMin)
      .map((node) => ({ file, node })),
  );
  for (const found of all) {
    const key = outline(found.node);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, found);
    else alike.add(earlier).add(found);
  }
  return all.filter((found) => alike.has(found));
}

const FUNCTIONS = [
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
] as const;

function functionsOf(file: CodeFile): ts.FunctionLikeDeclaration[] {
  return FUNCTIONS.flatMap((kind) =>
    file.nodes<ts.FunctionLikeDeclaration>(kind).filter(({ body }) => body !== undefined),
  ).sort((a, b) => a.pos - b.pos);
}

/** Without a branch, a loop or a second statement a function only puts a value together. */
function isDeclarative(node: ts.FunctionLikeDeclaration): boolean {
  const { body } = node;
  if (body !== undefined && ts.isBlock(body) && body.statements.length > 1) return false;
  let decides = false;
  const visit = (each: ts.Node): void => {
    decides ||= DECISIONS.has(each.kind);
    if (!decides) ts.forEachChild(each, visit);
  };
  if (body !== undefined) visit(body);
  return !decides;
}

const DECISIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.SwitchStatement,
  ts.SyntaxKind.TryStatement,
  ts.SyntaxKind.ConditionalExpression,
]);

function candidate(file: CodeFile, node: ts.FunctionLikeDeclaration): Candidate {
  const { start, end } = file.range(node);
  const named = nameOf(node);
  const head = { start, end: node.body?.getStart(file.source) ?? end };
  const lineOf = (at: number) => file.source.getLineAndCharacterOfPosition(at).line + 1;
  return {
    file,
    node,
    name: named?.getText(file.source) ?? 'a function without a name',
    range: named === undefined ? withoutSpace(file.text, head) : file.range(named),
    lines: { first: lineOf(start), last: lineOf(end) },
  };
}

function nameOf(node: ts.FunctionLikeDeclaration): ts.Node | undefined {
  const { parent } = node;
  if (node.name !== undefined) return node.name;
  return ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent)
    ? parent.name
    : undefined;
}

function withoutSpace(text: string, { start, end }: { start: number; end: number }) {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

type Group = { readonly nodes: number; readonly candidates: readonly Candidate[] };

/** Groups that lie with all their functions inside those of a larger group add nothing. */
function withoutInner(groups: readonly Group[]): Group[] {
  const told = new Set<ts.Node>();
  return [...groups]
    .sort(
      (a, b) =>
        b.nodes - a.nodes ||
        byCodeUnits(a.candidates[0]?.file.path ?? '', b.candidates[0]?.file.path ?? ''),
    )
    .filter(({ candidates }) => {
      const isInner = candidates.every(({ node }) => isInsideOf(node, told));
      for (const { node } of candidates) told.add(node);
      return !isInner;
    });
}

function isInsideOf(node: ts.Node, told: ReadonlySet<ts.Node>): boolean {
  for (let outer = node.parent; outer !== undefined; outer = outer.parent) {
    if (told.has(outer)) return true;
  }
  return false;
}
