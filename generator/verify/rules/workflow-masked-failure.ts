import { valueAt } from '../../diagnostics/address.ts';
import { withoutHereDocuments } from '../delivery/shell-commands.ts';
import { partOf, scriptsOf, type Workflow, workflowsOf } from '../delivery/workflows.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

const MASK = /\|\|\s*(?:true|:|\/bin\/true|exit\s+0|echo\b|printf\b)(?=$|[\s;)"'}])/g;
const EXIT = /;\s*exit\s+0\s*$/g;
const GO_ON = /(?:^|[;&]\s*|\s)set\s+(?:\+e|\+o\s+errexit)\b/g;
/** What may fail and has said enough: clearing away, and looking for what need not be there. */
const MAY_FAIL =
  /^(?:sudo\s+)?(?:kill|pkill|killall|rm|umount|grep|diff|cmp|which|wait|docker\s+(?:rm|stop|kill))\b/;

/**
 * A step that fails turns the run red. Answers of commands that only clear away or look for
 * something, what a $(…) gives, and a status that the script itself looks at are let through. Does
 * not look into scripts that a workflow calls.
 */
export const workflowMaskedFailure: VerifyRule = {
  code: 'workflow-masked-failure',
  scope: 'cheap',
  *check(view) {
    for (const workflow of workflowsOf(view)) {
      yield* goesOn(workflow);
      for (const script of scriptsOf(workflow)) {
        if (script.kind === 'script') continue;
        for (const { start, end, text } of masks(withoutHereDocuments(script.text))) {
          yield {
            at: partOf(script, start, end),
            text: `With "${text}" this step succeeds whatever happens.`,
            hint: HINT,
          };
        }
      }
    }
  },
};

const HINT =
  'Let it fail. If only one outcome may be ignored, ask for that one, or make it a step with an if.';

function* goesOn({ file, jobs, steps }: Workflow): Generator<VerifyFinding> {
  for (const { data, path } of [...jobs, ...steps]) {
    if (data['continue-on-error'] !== true) continue;
    yield {
      at: valueAt(file, [...path, 'continue-on-error']),
      text: 'The run stays green when this fails.',
      hint: HINT,
    };
  }
}

interface Mask {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function masks(script: string): Mask[] {
  const found: Mask[] = [];
  let offset = 0;
  for (const line of script.split('\n')) {
    const matches = /^\s*#/.test(line) ? [] : [...line.matchAll(MASK), ...line.matchAll(EXIT)];
    for (const match of matches) {
      const before = line.slice(0, match.index);
      const after = line.slice(match.index + match[0].length);
      if (isQuoted(before) || isExpected(match[0], before, after)) continue;
      const start = offset + match.index;
      found.push({ start, end: start + match[0].length, text: match[0].replace(/^;\s*/, '') });
    }
    offset += line.length + 1;
  }
  for (const match of script.matchAll(GO_ON)) {
    const after = script.slice(match.index + match[0].length);
    if (/\$\?|set\s+-\w*e|PIPESTATUS/.test(after)) continue;
    const text = match[0].slice(match[0].indexOf('set'));
    const end = match.index + match[0].length;
    found.push({ start: end - text.length, end, text });
  }
  return found;
}

/** Inside of a text, as when a script prints these words. */
function isQuoted(before: string): boolean {
  const bare = before.replace(/\\./g, '').replace(/"[^"]*"|'[^']*'/g, '');
  return /["']/.test(bare);
}

function isExpected(mask: string, before: string, after: string): boolean {
  if (mask.startsWith(';'))
    return /\b(then|else|do)\b|\{/.test(before) || /^\s*echo\b/.test(before);
  if (/^\s*\)/.test(after) && before.includes('$(')) return true;
  if (/\b(exit|return)\s+[1-9$]|\bfalse\b/.test(after)) return true;
  const command = before.split(/&&|\|\||;|\bthen\b|\bdo\b/).at(-1) ?? '';
  return MAY_FAIL.test(command.trim());
}
