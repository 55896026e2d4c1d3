import { createRequire } from 'node:module';
import type { BaseNode } from '@fluent/syntax';
import type { Finding } from '../diagnostics/finding.ts';
import type { SourceText } from '../source/source-text.ts';
import type { LocaleFile, LocaleMessage } from './contract-data.ts';

export type ParsedLocale =
  | { readonly ok: true; readonly locale: LocaleFile }
  | { readonly ok: false; readonly findings: readonly Finding[] };

let library: typeof import('@fluent/syntax') | undefined;

/** Loaded when the first locale file is read; most runs remember them all. */
function fluent(): typeof import('@fluent/syntax') {
  library ??= createRequire(import.meta.url)('@fluent/syntax') as typeof library;
  return library as NonNullable<typeof library>;
}

/** Reads one Fluent file: its keys and the variables that each takes. Never throws. */
export function parseLocale(source: SourceText): ParsedLocale {
  const { body } = new (fluent().FluentParser)({ withSpans: true }).parse(source.text);
  const findings: Finding[] = [];
  const messages: LocaleMessage[] = [];
  for (const entry of body) {
    if (entry.type === 'Junk') findings.push(junk(source, entry));
    if (entry.type !== 'Message') continue;
    const start = entry.id.span?.start ?? 0;
    messages.push({
      key: entry.id.name,
      variables: variablesOf(entry),
      range: { start, end: start + entry.id.name.length },
    });
  }
  if (findings.length > 0) return { ok: false, findings };
  const language = source.path.slice(source.path.lastIndexOf('/') + 1, -'.ftl'.length);
  return { ok: true, locale: { path: source.path, language, messages } };
}

interface JunkEntry {
  readonly span?: { readonly start: number; readonly end: number };
  readonly content: string;
  readonly annotations: readonly {
    readonly message: string;
    readonly span?: { readonly start: number };
  }[];
}

function junk(source: SourceText, { span, content, annotations }: JunkEntry): Finding {
  const begin = span?.start ?? 0;
  const start = Math.min(annotations[0]?.span?.start ?? begin, source.text.length);
  const reason = annotations[0]?.message ?? 'It is not a message.';
  return {
    code: 'fluent-syntax',
    at: { file: source.path, range: { start, end: start + 1 } },
    text: `${JSON.stringify((content.split('\n')[0] ?? '').trim())} cannot be read. ${reason}`,
    hint: 'Write `key = text`, indent further lines, and name variables like { $amount }.',
  };
}

function variablesOf(entry: BaseNode): string[] {
  const names = new Set<string>();
  class Collector extends fluent().Visitor {
    override visitVariableReference(node: BaseNode & { id: { name: string } }): void {
      names.add(node.id.name);
    }
  }
  new Collector().visit(entry);
  return [...names].sort();
}
