/** One simple command of a script for the shell. */
export interface ShellCommand {
  readonly text: string;
  /** Offset in the script. */
  readonly start: number;
}

/**
 * Simple commands of a script, in their order: split at line ends, `&&`, `||`, `|`, `;` and
 * brackets, not inside of quotes, without comments and without assignments before the command.
 * Lines that end with a backslash go on, and here-documents are left out.
 */
export function shellCommands(script: string): ShellCommand[] {
  const bare = withoutHereDocuments(script);
  const commands: ShellCommand[] = [];
  let start = 0;
  const close = (end: number): void => {
    const raw = bare.slice(start, end);
    const lead =
      /^(?:\s|\\\n|(?:if|then|else|do|while|!|\{|exec|sudo|time)\s|\w+=(?:"[^"]*"|'[^']*'|[^\s"']*)\s)*/;
    const skipped = lead.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(skipped).trimEnd();
    if (text !== '') commands.push({ text, start: start + skipped });
  };
  const pattern =
    /\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\$\{\{.*?\}\}|(?<=^|\s)#[^\n]*|&&|\|\||[|;\n()]/g;
  for (const match of bare.matchAll(pattern)) {
    const [sign] = match;
    if (!/^(&&|\|\||[|;\n()]|#)/.test(sign)) continue;
    close(match.index);
    start = match.index + sign.length;
  }
  close(bare.length);
  return commands;
}

const HERE_DOCUMENT =
  /(?<head><<-?\s*(?<quote>['"]?)(?<word>\w+)\k<quote>[^\n]*\n)(?<body>[\s\S]*?)(?=^[^\S\n]*\k<word>[^\S\n]*$)/gm;

/** Blanks in place of texts that a script holds for another program; every offset stays. */
export function withoutHereDocuments(script: string): string {
  if (!script.includes('<<')) return script;
  return script.replace(
    HERE_DOCUMENT,
    (_whole, head: string, _quote, _word, body: string) => head + body.replace(/[^\n]/g, ' '),
  );
}
