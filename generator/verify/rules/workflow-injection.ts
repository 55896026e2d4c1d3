import { partOf, scriptsOf, workflowsOf } from '../delivery/workflows.ts';
import type { VerifyRule } from '../verify-rule.ts';

const EXPRESSION = /\$\{\{([\s\S]*?)\}\}/g;
/** What strangers write: titles, texts, names of branches, messages of commits. */
const UNTRUSTED =
  /\bgithub\s*\.\s*(?:event\s*(?:\.\s*[\w-]+|\[[^\]]*\]|\.\*)+|head_ref\b)|\btojson\s*\(\s*github\b/gi;
/** The last word of what GitHub itself makes: numbers, ids, commits, states. */
const MADE_BY_GITHUB =
  /(^|[._])(number|id|sha|before|after|action|merged|draft|private|fork|state|status|conclusion|run_number|run_attempt|size|count|created|deleted|forced|_at)$|_(id|sha|at|count)$/i;

/**
 * What strangers write does not become part of a program. Values of other steps, inputs of a
 * workflow that is started by hand, and names of branches in github.ref are not looked at.
 */
export const workflowInjection: VerifyRule = {
  code: 'workflow-injection',
  scope: 'cheap',
  *check(view) {
    for (const script of workflowsOf(view).flatMap(scriptsOf)) {
      for (const match of script.text.matchAll(EXPRESSION)) {
        const [whole, expression = ''] = match;
        const [untrusted] = [...withoutComparisons(expression).matchAll(UNTRUSTED)]
          .map(([name]) => name.replace(/\s/g, ''))
          .filter((name) => !MADE_BY_GITHUB.test(name));
        if (untrusted === undefined) continue;
        yield {
          at: partOf(script, match.index, match.index + whole.length),
          text: `${untrusted} is put into the program before it runs, and a stranger can write it.`,
          hint:
            script.kind === 'run'
              ? `Give it through env: TEXT: ${whole}, and write "$TEXT" here.`
              : `Give it through env: TEXT: ${whole}, and write process.env.TEXT here.`,
        };
      }
    }
  },
};

const COMPARISON = /[\w.[\]*'-]+\s*[=!]=\s*(?:'[^']*'|[\w.]+)|'[^']*'\s*[=!]=\s*[\w.[\]*-]+/g;
const QUESTION = /\b(?:contains|startsWith|endsWith)\s*\([^()]*\)/gi;

/** Questions give true or false, whatever stands in the texts that they ask about. */
function withoutComparisons(expression: string): string {
  return expression.replace(COMPARISON, 'true').replace(QUESTION, 'true');
}
