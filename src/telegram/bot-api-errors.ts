/** Statuses after which the same call would be refused again. */
const PERMANENT = new Set([400, 403, 413]);

/** What to do about refusals that no user causes and that no later try heals. */
const REMEDIES: Readonly<Record<number, string>> = {
  401: 'Telegram does not know the token: check TELEGRAM_BOT_TOKEN',
  404: 'nothing is at that address: check TELEGRAM_BOT_TOKEN and TELEGRAM_API_BASE',
  409: 'another program receives updates with the same TELEGRAM_BOT_TOKEN: stop it',
};

/** Telegram answered no. */
export class TelegramRefused extends Error {
  override readonly name = 'TelegramRefused';
  readonly method: string;
  readonly code: number;
  readonly description: string;
  /** How long Telegram wants us to wait; null when it does not say. */
  readonly retryAfterMs: number | null;
  /** The same call would be refused again. */
  readonly isPermanent: boolean;

  /** `description` holds neither the token nor an address: its maker has seen to that. */
  constructor(
    method: string,
    answer: { code: number; description: string; retryAfterMs: number | null },
  ) {
    const { code, description } = answer;
    // A file that is not there any more is nobody's fault.
    const remedy = method === 'file' ? undefined : REMEDIES[code];
    const said = `Telegram refused ${method}: ${code} ${description}`;
    super(remedy === undefined ? said : `${said} (${remedy})`);
    this.method = method;
    this.code = answer.code;
    this.description = answer.description;
    this.retryAfterMs = answer.retryAfterMs;
    this.isPermanent = PERMANENT.has(answer.code);
  }
}

/** No usable answer came from Telegram. */
export class TelegramUnreachable extends Error {
  override readonly name = 'TelegramUnreachable';
  readonly method: string;
  /**
   * False when the call cannot have arrived: there was no connection. True when it may have been
   * carried out.
   */
  readonly mayHaveArrived: boolean;

  /** `reason` is a code or a fixed text; what the network said may hold the token. */
  constructor(method: string, reason: string, mayHaveArrived: boolean) {
    super(`Telegram did not answer ${method}: ${reason}`);
    this.method = method;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** A file is larger than it may be. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';

  constructor(bytesMax: number) {
    super(`The file is larger than ${bytesMax} bytes.`);
  }
}
