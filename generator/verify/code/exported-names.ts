import type { CodeFile } from './code-file.ts';
import { ts } from './typescript.ts';

/** A name that a module exports. */
export interface ExportedName {
  readonly name: string;
  /** A type, which is gone at run time. */
  readonly isType: boolean;
}

/** What `export * from` the file would give, in reading order; null when that cannot be told. */
export function exportedNames(file: CodeFile): readonly ExportedName[] | null {
  const names: ExportedName[] = [];
  for (const statement of file.source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, isTypeOnly } = statement;
      if (exportClause === undefined) return null;
      if (ts.isNamespaceExport(exportClause))
        names.push({ name: exportClause.name.text, isType: false });
      else {
        for (const { name, isTypeOnly: isType } of exportClause.elements)
          names.push({ name: name.text, isType: isTypeOnly || isType });
      }
      continue;
    }
    if (!isExported(statement)) continue;
    const declared = declaredNames(statement);
    if (declared === null) return null;
    names.push(...declared);
  }
  return names.filter(({ name }, at) => {
    // A star leaves the default out, and an overload is the same name again.
    return name !== 'default' && names.findIndex((each) => each.name === name) === at;
  });
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  const kinds = (ts.getModifiers(statement) ?? []).map(({ kind }) => kind);
  return (
    kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword)
  );
}

function declaredNames(statement: ts.Statement): readonly ExportedName[] | null {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return [{ name: statement.name.text, isType: true }];
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.map(({ name }) =>
      ts.isIdentifier(name) ? { name: name.text, isType: false } : null,
    );
    return names.some((each) => each === null) ? null : (names as ExportedName[]);
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  if (name === undefined || !ts.isIdentifier(name)) return null;
  return [{ name: name.text, isType: false }];
}
