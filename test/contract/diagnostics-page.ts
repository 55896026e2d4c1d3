import { codes, type DiagnosticCode } from '../../generator/diagnostics/codes.ts';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import { formatPretty } from '../../generator/diagnostics/format-pretty.ts';

/** One case of the golden folders with what was said about it. */
export interface Example {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

const HEAD = `# Diagnostics

Everything that \`truth\` can say against a contract, generated files and code, by code. A code never changes its meaning.
The examples are real output of \`truth validate\`, \`truth gen --check\` and \`truth verify\`; \`truth explain CODE\` prints the
explanation.

`;

/**
 * The page kb/diagnostics.md: each code with its explanation and the output of a running example.
 */
export function diagnosticsPage(examples: readonly Example[]): string {
  const sections = Object.entries(codes).map(([code, { title, severity, explanation }]) => {
    const example = exampleOf(code as DiagnosticCode, examples);
    const shown = example === null ? '' : `\n\`\`\`text\n${example}\`\`\`\n`;
    const kind = severity === 'warning' ? 'A warning: ' : '';
    return `## ${code}\n\n${kind}**${title}.** ${explanation}\n${shown}`;
  });
  return HEAD + sections.join('\n');
}

/** The case named like the code, or else the first in which the code is the only one. */
function exampleOf(code: DiagnosticCode, examples: readonly Example[]): string | null {
  const shows = ({ diagnostics }: Example): boolean =>
    diagnostics.some((each) => each.code === code);
  const alone = ({ diagnostics }: Example): boolean =>
    diagnostics.every((each) => each.code === code);
  const found =
    examples.find((each) => each.name === code && shows(each)) ??
    examples.find((each) => shows(each) && alone(each)) ??
    examples.find(shows);
  const diagnostic = found?.diagnostics.find((each) => each.code === code);
  if (diagnostic === undefined) return null;
  const [block = ''] = formatPretty([diagnostic], { color: false }).split(/\n\n\d/);
  return `${block}\n`;
}
