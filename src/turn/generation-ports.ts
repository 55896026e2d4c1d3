import type { OwedCall } from '../core/delivery/owed-call.ts';
import type { Progress } from '../core/dialogue/screen.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { SentFile } from '../core/incoming.ts';
import type { Log } from '../core/log.ts';
import type { DatabasePool } from '../db/pool.ts';
import type { KieClient } from '../kie/client.ts';
import type { RequestWindow } from '../kie/request-window.ts';
import type { Meter } from '../ops/meter.ts';
import type { UserFile } from '../telegram/user-file.ts';
import type { OperatorAlarms } from './operator-alarms.ts';

/** What a step of an order needs. */
export interface GenerationPorts {
  readonly db: DatabasePool;
  readonly log: Log;
  readonly meter: Meter;
  readonly now: () => number;
  /** Calls that change the progress message of the order, or send it anew. */
  readonly renderProgress: (generation: Generation, progress: Progress) => readonly OwedCall[];
  readonly alarms: OperatorAlarms;
}

/** What is needed to deal with the vendor besides. */
export interface VendorPorts extends GenerationPorts {
  readonly vendor: KieClient;
  /** Limits of the account with the vendor. One of each for the whole process. */
  readonly creates: RequestWindow;
  readonly reads: RequestWindow;
}

export interface SubmitPorts extends VendorPorts {
  /**
   * Bytes of a file that a user sent. Throws `TelegramRefused`, `TelegramUnreachable` or
   * `FileTooLarge`.
   */
  readonly fetchUserFile: (file: SentFile) => Promise<UserFile>;
  /** Makes the calls that the chat is owed, so that its progress message is known. */
  readonly flush: (chatId: number) => Promise<void>;
  /** Public https address of this service; null when the vendor cannot call it. */
  readonly publicUrl: string | null;
}
