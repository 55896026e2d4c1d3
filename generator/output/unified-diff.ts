const CONTEXT_LINES = 2;
const MAX_LINES = 40;

/**
 * A unified diff of one file from what is there to what should be there, shortened to {@link
 * MAX_LINES} lines. The diff library is loaded only here: most runs find nothing to show.
 */
export async function unifiedDiff(
  path: string,
  before: string | null,
  after: string | null,
): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patch = createTwoFilesPatch(
    before === null ? '/dev/null' : `a/${path}`,
    after === null ? '/dev/null' : `b/${path}`,
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: CONTEXT_LINES, headerOptions: FILE_HEADERS_ONLY },
  );
  const lines = patch.trimEnd().split('\n');
  if (lines.length <= MAX_LINES) return lines.join('\n');
  return [...lines.slice(0, MAX_LINES), `… ${lines.length - MAX_LINES} more lines`].join('\n');
}
