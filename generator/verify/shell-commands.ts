/** One simple command of a script for the shell. */
export interface ShellCommand {
  readonly text: string;
  /** Offset in the script. */
  readonly start: number;
}

/**
 * Simple commands of a script, in their order: split at line ends, `&&`, `||`, `|`, `;` and
 * brackets, not inside of quotes, without comments and without assignments before the command.
 * Lines that end with a backslash go on. Does not know here-documents.
 */
export function shellCommands(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let start = 0;
  const close = (end: number): void => {
    const raw = script.slice(start, end);
    const lead =
      /^(?:\s|\\\n|(?:if|then|else|do|while|!|\{|exec|sudo|time)\s|\w+=(?:"[^"]*"|'[^']*'|[^\s"']*)\s)*/;
    const skipped = lead.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(skipped).trimEnd();
    if (text !== '') commands.push({ text, start: start + skipped });
  };
  const pattern =
    /\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\$\{\{.*?\}\}|(?<=^|\s)#[^\n]*|&&|\|\||[|;\n()]/g;
  for (const match of script.matchAll(pattern)) {
    const [sign] = match;
    if (!/^(&&|\|\||[|;\n()]|#)/.test(sign)) continue;
    close(match.index);
    start = match.index + sign.length;
  }
  close(script.length);
  return commands;
}
