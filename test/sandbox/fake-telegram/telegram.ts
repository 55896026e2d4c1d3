import { CallLog } from './call-log.ts';
import { ChatStore } from './chat-store.ts';
import { Drafts } from './drafts.ts';
import { EventLog } from './event-log.ts';
import { Faults } from './faults.ts';
import { FileStore } from './file-store.ts';
import { FloodLimits } from './flood-limits.ts';
import type { Message, Payment } from './message.ts';
import { Poller } from './poller.ts';
import { Profile } from './profile.ts';
import { Queries } from './queries.ts';
import type { Settings } from './settings.ts';
import { UpdateFeed } from './update-feed.ts';
import { WebhookPump } from './webhook-pump.ts';

export interface Tap {
  readonly chatId: number;
  readonly messageId: number;
}

/** How a checkout ended, told to the one who pays. */
export interface Checkout {
  readonly message: Message;
  readonly settle: (outcome: { readonly ok: boolean; readonly refusal: string | null }) => void;
}

/** Everything that the fake knows: shared by the Bot API on one side and the people on the other. */
export class Telegram {
  readonly token: string;
  readonly settings: Settings;
  /** Where the file of an address really is; the sandbox has hosts that nobody else knows. */
  readonly resolveUrl: (url: string) => string;
  readonly events = new EventLog();
  readonly calls = new CallLog(this.events);
  readonly chats = new ChatStore(this.events);
  readonly files = new FileStore();
  readonly feed = new UpdateFeed(this.events);
  readonly poller = new Poller(this.feed);
  readonly faults = new Faults();
  readonly profile = new Profile();
  /** By charge id, oldest first. */
  readonly payments = new Map<string, Payment>();
  readonly flood: FloodLimits;
  readonly pump: WebhookPump;
  readonly drafts: Drafts;
  readonly taps = new Queries<Tap>((queryId, { chatId }) =>
    this.events.add({ kind: 'unanswered', chatId, queryId }),
  );
  readonly checkouts = new Queries<Checkout>((_queryId, { settle }) =>
    settle({ ok: false, refusal: null }),
  );

  constructor(token: string, settings: Settings, resolveUrl: (url: string) => string) {
    this.token = token;
    this.settings = settings;
    this.resolveUrl = resolveUrl;
    this.flood = new FloodLimits(settings);
    this.pump = new WebhookPump(this.feed, this.events, settings);
    this.drafts = new Drafts(this.events, settings);
  }

  close(): void {
    this.pump.close();
    this.poller.end(null);
    this.taps.close();
    this.checkouts.close();
    this.drafts.close();
    this.faults.clear();
  }
}
