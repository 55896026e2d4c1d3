import type { CodeFile } from '../code/code-file.ts';
import { ts } from '../code/typescript.ts';
import { untypedParameters } from '../sql/untyped-parameters.ts';
import type { VerifyRule } from '../verify-rule.ts';

/**
 * Parameters of queries have a type where PostgreSQL cannot tell it. Only places are told of where
 * it surely cannot: `$1 IS NULL`, and functions that take anything. Not seen: functions of the
 * project's own, operators, and queries that are put together from several texts.
 */
export const sqlUncast: VerifyRule = {
  code: 'sql-uncast',
  scope: 'file',
  *check(view) {
    for (const file of view.sources) {
      if (!/\$\d/.test(file.text)) continue;
      for (const { sql, start } of queriesIn(file)) {
        for (const { name, range, inside } of untypedParameters(sql)) {
          yield {
            at: { file: file.path, range: { start: start + range.start, end: start + range.end } },
            text: `PostgreSQL cannot tell the type of ${name} in ${inside}, and refuses the query.`,
            hint: `Write the type behind it, for example ${name}::text.`,
          };
        }
      }
    }
  },
};

const QUERY = /^\s*(?:select|insert|update|delete|with|merge|values|call)\b/i;

/** Texts that are whole queries, as they are written; what is put into a template is one word. */
function* queriesIn(file: CodeFile): Generator<{ readonly sql: string; readonly start: number }> {
  const texts = [
    ...file.nodes<ts.Node>(ts.SyntaxKind.StringLiteral),
    ...file.nodes<ts.Node>(ts.SyntaxKind.NoSubstitutionTemplateLiteral),
    ...file.nodes<ts.Node>(ts.SyntaxKind.TemplateExpression),
  ];
  for (const node of texts) {
    const range = file.range(node);
    const start = range.start + 1;
    let sql = file.text.slice(start, range.end - 1);
    if (!QUERY.test(sql)) continue;
    for (const { expression } of ts.isTemplateExpression(node) ? node.templateSpans : []) {
      // From the dollar sign and the brace to the brace that closes.
      const from = expression.pos - 2 - start;
      const to = sql.indexOf('}', expression.end - start) + 1;
      sql = sql.slice(0, from) + 'x'.repeat(to - from) + sql.slice(to);
    }
    yield { sql, start };
  }
}
