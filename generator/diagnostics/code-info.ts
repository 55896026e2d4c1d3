export type Severity = 'error' | 'warning';

/** What a diagnostic code means. */
export interface CodeInfo {
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
}

export function error(title: string, explanation: string): CodeInfo {
  return { severity: 'error', title, explanation };
}

export function warning(title: string, explanation: string): CodeInfo {
  return { severity: 'warning', title, explanation };
}
