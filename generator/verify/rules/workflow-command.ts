import { type ShellCommand, shellCommands } from '../delivery/shell-commands.ts';
import { partOf, scriptsOf, type WorkflowScript, workflowsOf } from '../delivery/workflows.ts';
import type { OwnCommand, ProjectView } from '../project/project-view.ts';
import type { VerifyFinding, VerifyRule } from '../verify-rule.ts';

const RUN =
  /^(?:npm|pnpm|yarn)\s+(?:(?:run|run-script)\s+(?<named>[\w:.-]+)(?=\s|$)|(?<short>test|start)(?=\s|$))/;
/** The script of another package, or none is fine. */
const ELSEWHERE = /\s(--prefix|-w|--workspaces?|-C|--cwd|--filter|--if-present)\b/;
const TRUTH =
  /^(?:npx\s+(?:-\S+\s+)*truth(?:gen)?|(?:\.\/)?node_modules\/\.bin\/truth|node\s+\S*\/truth\.[cm]?js)\s+/;

/**
 * A workflow calls scripts that package.json has, and verbs and flags that `truth` has. Commands in
 * another folder, and those of scripts that a workflow calls, are not looked at.
 */
export const workflowCommand: VerifyRule = {
  code: 'workflow-command',
  scope: 'cheap',
  *check(view) {
    const scripts = packageScripts(view);
    for (const script of workflowsOf(view).flatMap(scriptsOf)) {
      if (script.kind === 'script') continue;
      const isElsewhere =
        script.step.data['working-directory'] !== undefined || /(^|[\s;&])cd\s/.test(script.text);
      for (const command of shellCommands(script.text)) {
        if (scripts !== null && !isElsewhere) yield* unknownScript(script, command, scripts);
        yield* unknownVerb(script, command, view.ownCommands);
      }
    }
  },
};

/** Names of scripts; null when there is no package to look into. */
function packageScripts(view: ProjectView): readonly string[] | null {
  try {
    const { scripts } = JSON.parse(view.text('package.json')) as { scripts?: object };
    return Object.keys(scripts ?? {});
  } catch {
    return null;
  }
}

function* unknownScript(
  script: WorkflowScript,
  { text, start }: ShellCommand,
  scripts: readonly string[],
): Generator<VerifyFinding> {
  const match = RUN.exec(text);
  const name = match?.groups?.['named'] ?? match?.groups?.['short'];
  if (match === null || name === undefined || ELSEWHERE.test(text) || scripts.includes(name))
    return;
  const end = start + match[0].length;
  yield {
    at: partOf(script, end - name.length, end),
    text: `package.json has no script ${name}.`,
    hint: 'Add the script, or call one that is there.',
    allowed: scripts,
  };
}

function* unknownVerb(
  script: WorkflowScript,
  { text, start }: ShellCommand,
  commands: readonly OwnCommand[],
): Generator<VerifyFinding> {
  const [called] = TRUTH.exec(text) ?? [];
  if (called === undefined || commands.length === 0) return;
  const words = [...text.slice(called.length).matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    start: start + called.length + match.index,
  }));
  const first = words[0];
  if (first === undefined || first.word.startsWith('-') || /[$`]/.test(first.word)) return;
  const named = commands.filter(({ verb }) => verb.split(' ')[0] === first.word);
  const second = words[1]?.word ?? '';
  const command =
    named.find(({ verb }) => verb === `${first.word} ${second}`) ??
    named.find(({ verb }) => verb === first.word);
  if (command === undefined) {
    const wrong = named.length === 0 ? first : (words[1] ?? first);
    yield {
      at: partOf(script, wrong.start, wrong.start + wrong.word.length),
      text: `truth has no verb ${named.length === 0 ? first.word : `${first.word} ${second}`.trim()}.`,
      hint: 'Run truth --help to see what there is.',
      allowed: (named.length === 0 ? commands : named).map(({ verb }) => verb),
    };
    return;
  }
  for (const { word, start: at } of words) {
    const [flag = ''] = word.split('=');
    if (!/^--\w/.test(flag) || command.flags.includes(flag)) continue;
    yield {
      at: partOf(script, at, at + flag.length),
      text: `truth ${command.verb} has no flag ${flag}.`,
      hint: `Run truth ${command.verb} --help to see what there is.`,
      allowed: command.flags,
    };
  }
}
