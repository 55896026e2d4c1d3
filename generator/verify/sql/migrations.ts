import type { TextRange } from '../../source/source-text.ts';
import { isInside } from '../project/paths.ts';
import type { ProjectView } from '../project/project-view.ts';
import { type SqlStatement, sqlStatements } from './sql-statements.ts';

/** A migration as it stands in the folder. */
export interface Migration {
  readonly path: string;
  /** Path below the folder of migrations. */
  readonly name: string;
  readonly text: string;
}

/** A migration in SQL, with the statements of its way forward. */
export interface SqlMigration extends Migration {
  readonly statements: readonly SqlStatement[];
}

const MIGRATION = /\.(sql|[cm]?[jt]s)$/;
/** Of dbmate, node-pg-migrate, goose: what follows is the way back. */
const WAY_BACK_BEGINS = /^--\s*(migrate:down|down migration|\+goose down)/im;

/** Whether a file takes a migration back. */
export function isWayBack(path: string): boolean {
  return /(^|[._/-])down\.(sql|[cm]?[jt]s)$/.test(path);
}

/** Every migration of the project in the order of names, in SQL or in code. */
export function migrationsOf(view: ProjectView): Migration[] {
  const folder = view.policy.folders.migrations;
  return view
    .pathsIn(folder)
    .filter((path) => MIGRATION.test(path) && !/\.d\.ts$/.test(path) && isInside(path, folder))
    .map((path) => ({ path, name: path.slice(folder.length + 1), text: view.text(path) }));
}

/** Those in SQL, without their ways back: undoing is allowed to remove what was added. */
export function sqlMigrations(view: ProjectView): SqlMigration[] {
  return migrationsOf(view)
    .filter(({ path }) => path.endsWith('.sql') && !isWayBack(path))
    .map((each) => {
      const end = WAY_BACK_BEGINS.exec(each.text)?.index ?? each.text.length;
      return { ...each, statements: sqlStatements(each.text.slice(0, end)) };
    });
}

/** Tables that live only as long as the session that makes them. */
export function temporaryTables(statements: readonly SqlStatement[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tokens } of statements) {
    const words = tokens.map(({ value }) => value).join(' ');
    const [, name] =
      /^create (?:local |global )?temp(?:orary)? table (?:if not exists )?(\S+)/.exec(words) ?? [];
    if (name !== undefined) names.add(name);
  }
  return names;
}

/** The first line of a text: what a finding about the whole file marks. */
export function firstLine(text: string): TextRange {
  return { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}
