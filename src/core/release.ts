/** What code an instance runs. */
export interface Release {
  readonly version: string;
  /** Of Git; `unknown` where the platform does not tell. */
  readonly commit: string;
}

/** A release that leads or has led, and since when. */
export interface LedRelease extends Release {
  /** When an instance of it first led, after another release had. */
  readonly sinceMs: number;
}

/** What leads, and what led before it. */
export interface ReleaseFacts {
  /** Null before anybody has led. */
  readonly current: LedRelease | null;
  /** Null when no other release has led. */
  readonly previous: LedRelease | null;
}
