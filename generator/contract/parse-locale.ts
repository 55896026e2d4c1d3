import {
  type BaseNode,
  FluentParser,
  type SelectExpression,
  type VariableReference,
  type Variant,
  Visitor,
} from '@fluent/syntax';
import type { Finding } from '../diagnostics/finding.ts';
import type { SourceText } from '../source/source-text.ts';
import type { LocaleMessage } from './contract-data.ts';
import type { ParsedFile } from './parsed-file.ts';
import { quoted } from './shape-sentence.ts';

/** Reads one Fluent file: its keys and the variables that each takes. Never throws. */
export function parseLocale(source: SourceText): ParsedFile {
  const { body } = new FluentParser({ withSpans: true }).parse(source.text);
  const findings: Finding[] = [];
  const messages: LocaleMessage[] = [];
  for (const entry of body) {
    if (entry.type === 'Junk') findings.push(junk(source, entry));
    if (entry.type !== 'Message') continue;
    const start = entry.id.span?.start ?? 0;
    messages.push({
      key: entry.id.name,
      ...variablesOf(entry),
      range: { start, end: start + entry.id.name.length },
    });
  }
  if (findings.length > 0) return { ok: false, kind: 'locale', findings, data: null };
  const language = source.path.slice(source.path.lastIndexOf('/') + 1, -'.ftl'.length);
  const text = source.text.replaceAll('\r\n', '\n');
  return { ok: true, kind: 'locale', locale: { path: source.path, language, text, messages } };
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
  const reason = sentence(annotations[0]?.message ?? 'It is not a message');
  return {
    code: 'fluent-syntax',
    at: { file: source.path, range: { start, end: start + 1 } },
    text: `${quoted((content.split('\n')[0] ?? '').trim())} cannot be read. ${reason}`,
    hint: 'Write `key = text`, indent further lines, and name variables like { $amount }.',
  };
}

function variablesOf(entry: BaseNode): Pick<LocaleMessage, 'variables' | 'plurals'> {
  const variables = new Set<string>();
  const plurals = new Set<string>();
  class Collector extends Visitor {
    override visitVariableReference(node: VariableReference): void {
      variables.add(node.id.name);
    }
    override visitSelectExpression(node: SelectExpression): void {
      const { selector, variants } = node;
      if (selector.type === 'VariableReference' && variants.every(isPlural)) {
        plurals.add(selector.id.name);
      }
      this.genericVisit(node);
    }
  }
  new Collector().visit(entry);
  return { variables: [...variables].sort(), plurals: [...plurals].sort() };
}

const PLURAL_FORMS: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** A form of a text for a number, and not for a word such as the name of a month. */
function isPlural({ key }: Variant): boolean {
  return key.type === 'NumberLiteral' || PLURAL_FORMS.has(key.name);
}

/** What the parser says, in the words of the other diagnostics. */
function sentence(message: string): string {
  const plain = message
    .replace(/^Expected token: (".*")$/s, 'Here $1 is expected')
    .replace(
      'Expected an entry start',
      'A message begins with its key, which begins with a letter',
    );
  return /[.!?]$/.test(plain) ? plain : `${plain}.`;
}
