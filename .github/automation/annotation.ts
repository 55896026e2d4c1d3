/** A line that GitHub shows at the run; line breaks would end it. */
export function annotation(level: 'notice' | 'warning' | 'error', text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return `::${level}::${escaped}`;
}
