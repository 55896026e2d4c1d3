import { codes } from './codes.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { workflowCommand } from './workflow-command.ts';

const SARIF_SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** One JSON document with everything a program may want. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const rows = diagnostics.map((each) => ({
    code: each.code,
    severity: each.severity,
    title: each.title,
    text: each.text,
    ...where(each.place),
    allowed: each.allowed,
    nearest: each.nearest,
    hint: each.hint,
    related: each.related.map(({ place, text }) => ({ ...where(place), text })),
    fix: each.fix,
  }));
  return `${JSON.stringify({ diagnostics: rows }, null, 2)}\n`;
}

function where({ file, start, end, path }: Place): object {
  return {
    file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    path,
  };
}

/** Workflow commands that GitHub shows beside the changed lines. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ severity, code, title, place, ...rest }) => {
      const properties = {
        file: place.file,
        line: place.start.line,
        col: place.start.column,
        endLine: place.end.line,
        endColumn: place.end.column,
        title: `${code}: ${title}`,
      };
      return workflowCommand(severity, properties, sentences(rest).join('\n'));
    })
    .join('');
}

function sentences({
  text,
  nearest,
  allowed,
  hint,
}: Pick<Diagnostic, 'text' | 'nearest' | 'allowed' | 'hint'>): string[] {
  return [
    text,
    nearest === null ? '' : `Did you mean ${nearest}?`,
    allowed.length === 0 ? '' : `Allowed: ${allowed.join(', ')}.`,
    hint ?? '',
  ].filter((each) => each !== '');
}

/** SARIF 2.1.0, as code scanning tools read it. */
export function formatSarif(diagnostics: readonly Diagnostic[], version: string): string {
  const used = [...new Set(diagnostics.map((each) => each.code))].sort();
  const rules = used.map((id) => ({
    id,
    shortDescription: { text: codes[id].title },
    fullDescription: { text: codes[id].explanation },
    defaultConfiguration: { level: codes[id].severity },
  }));
  const results = diagnostics.map((each) => ({
    ruleId: each.code,
    ruleIndex: used.indexOf(each.code),
    level: each.severity,
    message: { text: sentences(each).join(' ') },
    locations: [location(each.place)],
    relatedLocations: each.related.map(({ place, text }) => ({
      ...location(place),
      message: { text },
    })),
    ...(each.fix === null ? {} : { fixes: [sarifFix(each, each.fix)] }),
  }));
  const driver = { name: 'truth', semanticVersion: version, rules };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: SARIF_SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function location(place: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file), uriBaseId: '%SRCROOT%' },
      region: region(place),
    },
  };
}

function region({ start, end }: Place): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function sarifFix({ place }: Diagnostic, fix: NonNullable<Diagnostic['fix']>): object {
  return {
    description: { text: fix.title },
    artifactChanges: [
      {
        artifactLocation: { uri: encodeURI(place.file), uriBaseId: '%SRCROOT%' },
        replacements: [
          { deletedRegion: region(place), insertedContent: { text: fix.replacement } },
        ],
      },
    ],
  };
}
