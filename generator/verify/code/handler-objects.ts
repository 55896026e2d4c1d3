import type { CodeFile } from './code-file.ts';
import { ts } from './typescript.ts';

/** An object of handlers by the name of their route. */
export interface HandlerObject {
  readonly file: CodeFile;
  readonly node: ts.ObjectLiteralExpression;
  readonly keys: readonly { readonly name: string; readonly node: ts.Node }[];
  /** It takes handlers from another object too, so a missing one proves nothing. */
  readonly isOpen: boolean;
}

const TYPE = 'RouteHandlers';

/**
 * Objects that are handlers of routes: said to be of the generated type `RouteHandlers`, or given
 * as `handlers` to something in a file that imports from the generated routes or mounts them.
 */
export function handlerObjects(files: readonly CodeFile[]): HandlerObject[] {
  return files
    .filter(({ text }) => /\b(RouteHandlers|handlers)\b/.test(text))
    .flatMap((file) =>
      file
        .nodes<ts.ObjectLiteralExpression>(ts.SyntaxKind.ObjectLiteralExpression)
        .filter((node) => isHandlers(node, file))
        .map((node) => ({ file, node, ...keysOf(node) })),
    );
}

function isHandlers(node: ts.ObjectLiteralExpression, file: CodeFile): boolean {
  const { parent } = node;
  const isOfType = (type: ts.TypeNode | undefined): boolean =>
    type !== undefined && new RegExp(`\\b${TYPE}\\b(?!\\[)`).test(type.getText(file.source));
  if (ts.isSatisfiesExpression(parent) || ts.isAsExpression(parent)) return isOfType(parent.type);
  if (ts.isVariableDeclaration(parent)) return isOfType(parent.type);
  if (!ts.isPropertyAssignment(parent)) return false;
  return ts.isIdentifier(parent.name) && parent.name.text === 'handlers';
}

function keysOf(node: ts.ObjectLiteralExpression): Pick<HandlerObject, 'keys' | 'isOpen'> {
  const keys = node.properties.flatMap((property) => {
    const { name } = property;
    if (name === undefined || ts.isComputedPropertyName(name)) return [];
    return [{ name: name.getText().replace(/^['"]|['"]$/g, ''), node: name as ts.Node }];
  });
  return { keys, isOpen: keys.length < node.properties.length };
}
